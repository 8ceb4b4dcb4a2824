"""“这个多余吗”: what somebody finds superfluous, and by when the working committee answers."""

from datetime import datetime, time, timedelta

from django.db import models
from django.db.models import Count
from django.urls import reverse

from mahua.console import facts, wording
from mahua.duties.calendar import Move, keeps_due_days
from mahua.kernel.codes import new_code
from mahua.kernel.days import SHANGHAI, day_of
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import record, verb
from mahua.organisations.moving import follows_moves
from mahua.rules.workdays import SATURDAY, WorkCalendar, YearNotPublished

REPLY_WORKDAYS = 7
BATCH = 200
CODE_LENGTH = 12  # whoever knows the code reads the answer, so it is longer than others


def reply_due(at, *, calendar: WorkCalendar):
    """The end of the seventh working day after `at`, and whether that is provisional.

    While the year it falls in is not published, Monday to Friday are counted, the page says 待公布后重算, and
    `reckon_anew` puts it right when the year is entered.
    """
    try:
        day, provisional = calendar.add_workdays(day_of(at), count=REPLY_WORKDAYS), False
    except YearNotPublished:
        day, provisional = _weekdays_after(day_of(at), count=REPLY_WORKDAYS), True
    return datetime.combine(day, time(23, 59), tzinfo=SHANGHAI), provisional


def _weekdays_after(day, *, count):
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


class DoubtQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The working committee, which answers, reads them all; whoever asked reads the own one by its code."""
        return self.filter(user.scopes.covers("path", may="console.answer_doubt"))

    def unanswered(self):
        return self.filter(replied_at=None)

    def overdue(self, at):
        return self.unanswered().filter(due_at__lt=at)

    def for_list(self):
        return self.order_by(models.F("replied_at").asc(nulls_first=True), "due_at", "pk")

    def moved_by(self, calendar):
        """Those still waiting whose due day this calendar puts elsewhere, or no longer calls provisional; not saved."""
        moved = []
        for doubt in self.unanswered().order_by("due_at", "pk"):
            now_due = reply_due(doubt.raised_at, calendar=calendar)
            if (doubt.due_at, doubt.due_is_provisional) != now_due:
                doubt.due_at, doubt.due_is_provisional = now_due
                moved.append(doubt)
        return moved

    def reckon_anew(self, calendar):
        """A year was published or amended: the due days of those still waiting follow it. Returns how many moved."""
        moved = self.moved_by(calendar)
        self.bulk_update(moved, ["due_at", "due_is_provisional"], batch_size=BATCH)
        return len(moved)

    def per_page(self):
        """[(view, how many)], most first: where the burden view looks."""
        return self.values_list("view").annotate(many=Count("pk")).order_by("-many", "view")


@follows_moves
class Doubt(models.Model):
    """An 意见 about one page: anonymous unless the person writes a name, and answered by a day."""

    class Outcome(models.TextChoices):
        DROPPED = "dropped", wording.OUTCOMES_OF_DOUBT["dropped"]
        MERGED = "merged", wording.OUTCOMES_OF_DOUBT["merged"]
        KEPT = "kept", wording.OUTCOMES_OF_DOUBT["kept"]

    code = models.CharField(max_length=16, unique=True)
    page = models.CharField(max_length=200)
    view = models.CharField(max_length=60, blank=True)
    words = models.CharField(max_length=200)
    name = models.CharField(max_length=40, blank=True)
    organisation_code = models.CharField(max_length=16)
    path = BytewiseCharField(max_length=64, db_index=True)
    raised_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    due_is_provisional = models.BooleanField(default=False)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    reply = models.CharField(max_length=400, blank=True)
    replied_at = models.DateTimeField(null=True)

    objects = DoubtQuerySet.as_manager()

    class Meta:
        verbose_name = wording.DOUBT
        constraints = [
            models.CheckConstraint(
                name="doubt_answered_in_full_or_not_at_all",
                condition=models.Q(replied_at=None, outcome="", reply="")
                | (~models.Q(replied_at=None) & ~models.Q(outcome="") & ~models.Q(reply="")),
            ),
        ]

    def __str__(self):
        return self.code

    @classmethod
    @verb
    def raise_about(cls, page, *, view, words, to, at, calendar, name=""):
        """Ask `to`, the working committee, whether a page is needed. Who asked is not kept, unless by the name given."""
        due_at, provisional = reply_due(at, calendar=calendar)
        doubt = cls.objects.create(
            code=new_code("d", CODE_LENGTH),
            page=page,
            view=view,
            words=words,
            name=name,
            organisation_code=to.code,
            path=to.path,
            raised_at=at,
            due_at=due_at,
            due_is_provisional=provisional,
        )
        record(facts.DoubtRaised(doubt=doubt.code, view=view), organisation=to, by=None, at=at)
        return doubt

    @verb
    def answer(self, reply, *, outcome, organisation, by, at):
        """Say what becomes of the page, and why; once."""
        waiting = Doubt.objects.unanswered().filter(pk=self.pk)
        if not waiting.update(reply=reply, outcome=outcome, replied_at=at):
            raise Refused(wording.ANSWERED_ALREADY)
        self.refresh_from_db()
        record(facts.DoubtAnswered(doubt=self.code, outcome=outcome), organisation=organisation, by=by, at=at)

    @property
    def scope_paths(self):
        """Where it is answered: the place of whom it was put to."""
        return (self.path,)

    def is_overdue(self, at):
        return self.replied_at is None and at > self.due_at


@keeps_due_days
def moved_due_days(calendar):
    """The days by which open doubts are to be answered, as far as another calendar moves them."""
    before = dict(Doubt.objects.unanswered().values_list("pk", "due_at"))
    for doubt in Doubt.objects.moved_by(calendar):
        was, will_be = day_of(before[doubt.pk]), day_of(doubt.due_at)
        if was != will_be:
            yield Move(
                wording.REPLY_TO.format(code=doubt.code), reverse("console:doubt", args=[doubt.code]), was, will_be
            )
