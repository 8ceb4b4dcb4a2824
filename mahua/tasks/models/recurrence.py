from datetime import timedelta

from django.db import models
from django.db.models import F

from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import record, verb
from mahua.organisations.moving import follows_moves
from mahua.rules.months import add_months
from mahua.tasks import facts, wording
from mahua.tasks.models.task import Task

AHEAD = timedelta(days=14)  # a task stands in the list so long before its due day
MONTHS = {"month": 1, "quarter": 3, "year": 12}


class TaskRecurrenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("path", may="tasks.keep_recurrence"))

    def going(self):
        return self.filter(ended=False, next_on__lte=F("until_on"))

    def to_open(self, day):
        """Those whose next task is to stand in the list by now."""
        return self.going().filter(next_on__lte=day + AHEAD)

    def for_list(self):
        return self.select_related("organisation", "owner").order_by("path", "next_on", "pk")


@follows_moves
class TaskRecurrence(models.Model):
    """定期任务: the same thing every month, quarter or year until a day; a job opens the next one."""

    class Every(models.TextChoices):
        MONTH = "month", wording.EVERY["month"]
        QUARTER = "quarter", wording.EVERY["quarter"]
        YEAR = "year", wording.EVERY["year"]

    code = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=110)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    path = BytewiseCharField(max_length=64)
    owner = models.ForeignKey("members.Member", on_delete=models.PROTECT, null=True, related_name="+")
    every = models.CharField(max_length=8, choices=Every.choices)
    first_on = models.DateField()
    opened = models.PositiveSmallIntegerField(default=0)
    next_on = models.DateField()
    until_on = models.DateField()
    ended = models.BooleanField(default=False)

    objects = TaskRecurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = wording.RECURRENCE
        constraints = [
            models.CheckConstraint(
                name="task_recurrence_ends_after_it_begins", condition=models.Q(until_on__gte=F("first_on"))
            )
        ]
        indexes = [models.Index(name="task_recurrence_next", fields=["ended", "next_on"])]

    def __str__(self):
        return self.title

    @property
    def scope_paths(self):
        return (self.path,)

    @property
    def is_going(self):
        return not self.ended and self.next_on <= self.until_on

    def is_due_by(self, day):
        return self.is_going and self.next_on <= day + AHEAD

    @classmethod
    @verb
    def begin(cls, title, *, organisation, every, first_on, until_on, by, at, owner=None):
        """From `first_on` on; the first task is opened by the same job as the rest."""
        if not title.strip():
            raise Refused(wording.WITHOUT_TITLE)
        if until_on < first_on:
            raise Refused(wording.ENDS_BEFORE)
        days = {"first_on": first_on, "next_on": first_on, "until_on": until_on}
        where = {"organisation": organisation, "path": organisation.path, "owner": owner}
        made = cls.objects.create(code=new_code("r"), title=title.strip(), every=every, **where, **days)
        said = facts.TaskRecurrenceBegan(recurrence=made.code, every=every, until_on=until_on.isoformat())
        record(said, organisation=organisation, by=by, at=at)
        return made

    @verb
    def open_next(self, *, at):
        """The task of `next_on`; set in one statement, so that two jobs at once open one."""
        due, after_it = self.next_on, add_months(self.first_on, months=MONTHS[self.every] * (self.opened + 1))
        here = TaskRecurrence.objects.going().filter(pk=self.pk, next_on=due)
        if here.update(next_on=after_it, opened=F("opened") + 1):
            title = wording.RECURRING_TITLE.format(title=self.title, year=due.year, month=due.month)
            Task.open(title, organisation=self.organisation, due_on=due, owner=self.owner, by=None, at=at)
        self.refresh_from_db()

    @verb
    def end(self, *, by, at):
        if not TaskRecurrence.objects.filter(pk=self.pk, ended=False).update(ended=True):
            raise Refused(wording.RECURRENCE_ENDED_ALREADY)
        self.refresh_from_db()
        record(facts.TaskRecurrenceEnded(recurrence=self.code), organisation=self.organisation, by=by, at=at)
