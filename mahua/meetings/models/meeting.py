from datetime import datetime, time

from django.db import models
from django.urls import reverse

from mahua.access.models import Attachment
from mahua.kernel.codes import new_code
from mahua.kernel.days import SHANGHAI, day_of
from mahua.kernel.errors import Refused
from mahua.ledger import wording as ledger_wording
from mahua.ledger.models import Fact
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import Entry, record, record_many, verb
from mahua.ledger.recording import reverse as reverse_fact
from mahua.meetings import wording
from mahua.meetings.facts import MeetingCancelled, MeetingPlanned, ResolutionAdopted
from mahua.meetings.kinds import KINDS, MeetingKind, check_kinds
from mahua.meetings.models.agenda_item import AgendaItem
from mahua.meetings.models.holding import Holding
from mahua.meetings.models.meeting_queryset import MeetingQuerySet
from mahua.meetings.models.revision import Revision
from mahua.organisations.models import Organisation
from mahua.organisations.moving import follows_moves

SERIES_AT_MOST = 24


@follows_moves
class Meeting(models.Model):
    """会议: one occasion of organisation life, from plan to minutes; `also` are the other kinds it counts as at once.

    Above the branch one sees that it was held, its quorum and resolutions; `text` and who came stay with the branch
    and those present (see `reading.py`). `day` is the day it is planned for, then the day it was held.
    """

    class State(models.TextChoices):
        PLANNED = "planned", wording.STATES["planned"]
        HELD = "held", wording.STATES["held"]
        REOPENED = "reopened", wording.STATES["reopened"]
        CANCELLED = "cancelled", wording.STATES["cancelled"]

    EDITABLE = (State.PLANNED, State.REOPENED)

    code = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=24, choices=wording.KINDS.items())
    also = models.JSONField(default=list)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="meetings")
    path = BytewiseCharField(max_length=64)
    joint = models.ManyToManyField("organisations.Organisation", related_name="joint_meetings", blank=True)
    title = models.CharField(max_length=80)
    planned_for = models.DateTimeField(null=True)
    place = models.CharField(max_length=60, blank=True)
    belongs_to_year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    day = models.DateField()
    held_on = models.DateField(null=True)
    chair = models.ForeignKey("members.Member", on_delete=models.PROTECT, null=True, related_name="+")
    recorder = models.ForeignKey("members.Member", on_delete=models.PROTECT, null=True, related_name="+")
    lecturer = models.ForeignKey("members.Post", on_delete=models.PROTECT, null=True, related_name="+")
    series = models.CharField(max_length=16, blank=True, db_index=True)
    observers = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    pair = models.CharField(max_length=20, choices=wording.PAIRS.items(), blank=True)
    should_attend = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField(default=0)
    voters = models.PositiveIntegerField(default=0)
    voters_present = models.PositiveIntegerField(default=0)
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(null=True)
    recorded_for = models.BooleanField(default=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = wording.MEETING
        constraints = [
            models.CheckConstraint(
                name="meeting_held_has_its_day",
                condition=~models.Q(state="held") | models.Q(held_on__isnull=False, day=models.F("held_on")),
            ),
            models.CheckConstraint(
                name="meeting_only_talks_have_a_pair", condition=models.Q(pair="") | models.Q(kind="heart_talk")
            ),
        ]
        indexes = [
            models.Index(name="meeting_in_place", fields=["path", "-day", "-id"]),
            models.Index(name="meeting_newest", fields=["-day", "-id"]),
            models.Index(name="meeting_of_body", fields=["organisation", "kind", "-day"]),
            models.Index(name="meeting_by_kind", fields=["kind", "-day", "-id"]),
            models.Index(name="meeting_by_state", fields=["state", "-day", "-id"]),
            models.Index(name="meeting_by_year", fields=["belongs_to_year", "-day", "-id"]),
            models.Index(name="meeting_of_year", fields=["belongs_to_year", "kind", "-day", "-id"]),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("meetings:show", kwargs={"code": self.code})

    @property
    def scope_paths(self):
        return (self.path,)

    @property
    def nature(self) -> MeetingKind:
        return KINDS[self.kind]

    @property
    def all_kinds(self) -> list[MeetingKind]:
        return [KINDS[code] for code in (self.kind, *self.also)]

    @property
    def kinds_in_words(self) -> str:
        return "、".join(kind.label for kind in self.all_kinds)

    @property
    def kinds_beside_title(self) -> str:
        """Its kinds, unless the title says just that."""
        return "" if self.kinds_in_words == self.title else self.kinds_in_words

    @property
    def is_held(self):
        return self.state == self.State.HELD

    @property
    def is_editable(self):
        return self.state in self.EDITABLE

    @property
    def is_planned(self):
        return self.state == self.State.PLANNED

    @property
    def is_cancelled(self):
        return self.state == self.State.CANCELLED

    @property
    def is_on_its_planned_day(self):
        return self.planned_for is not None and day_of(self.planned_for) == self.day

    @property
    def tone(self) -> str:
        """The colour of its state on pages: only what has been done stands out."""
        return "ok" if self.is_held else "quiet"

    @property
    def takes_ballots(self) -> bool:
        return self.kind in ("election", "members_review")

    @property
    def finds_problems(self) -> bool:
        return "life_meeting" in (self.kind, *self.also)

    @property
    def is_talk(self):
        return self.kind == "heart_talk"

    @property
    def is_late_entry(self):
        """补记: written down more than a week after."""
        return self.is_held and Holding.is_late(self.held_on, self.recorded_at)

    @property
    def reasons_to_correct(self) -> dict[str, str]:
        return ledger_wording.REASONS

    def items_in_order(self):
        """The agenda, each item knowing this meeting."""
        items = list(self.items.order_by("number"))
        for item in items:
            item.meeting = self
        return items

    def is_overdue(self, day):
        """Planned for a day that has passed, and nothing written down yet."""
        return self.is_planned and self.day < day

    @classmethod
    @verb
    def plan(cls, kind, *, organisation, title, planned_for, by, at, for_=None, joint=(), agenda=(), **details):
        """A meeting is to be held on a day at an hour; `agenda` are titles of items to come.

        `details`: place, also, belongs_to_year, chair, recorder, and a `code` if the page carried one.
        """
        meeting = cls._new(kind, organisation=organisation, title=title, planned_for=planned_for, **details)
        meeting.save()
        meeting.joint.set(joint)
        AgendaItem.objects.bulk_create(
            [AgendaItem(meeting=meeting, number=place, title=item) for place, item in enumerate(agenda, start=1)]
        )
        record(meeting.said_when_planned(), organisation=organisation, by=by, at=at, for_=for_)
        return meeting

    @classmethod
    @verb
    def plan_series(cls, kind, *, organisation, title, moments, by, at, for_=None, **details):
        """One meeting per moment given, tied together as a series; at most two years of months."""
        moments = list(moments)
        if len(moments) > SERIES_AT_MOST:
            raise Refused(wording.SERIES_TOO_LONG.format(most=SERIES_AT_MOST))
        details["series"] = new_code("s")
        made = [cls._new(kind, organisation=organisation, title=title, planned_for=each, **details) for each in moments]
        for meeting in made:
            meeting.save()
        around = {"organisation": organisation, "by": by, "at": at, "for_": for_}
        record_many(Entry(fact=meeting.said_when_planned(), **around) for meeting in made)
        return made

    @classmethod
    @verb
    def record_past(cls, kind, minutes, *, organisation, title, by, at, for_=None, joint=(), code=""):
        """补记: a meeting nobody had planned here is written down in one go, however late."""
        noon = datetime.combine(minutes.held_on, time(12), tzinfo=SHANGHAI)
        also = list(minutes.also or ())
        meeting = cls._new(kind, organisation=organisation, title=title, planned_for=noon, also=also, code=code)
        meeting.planned_for = None
        meeting.belongs_to_year = minutes.belongs_to_year or minutes.held_on.year
        meeting.save()
        meeting.joint.set(joint)
        meeting.hold(minutes, by=by, at=at, for_=for_)
        return meeting

    @verb
    def hold(self, minutes, *, by, at, for_=None):
        """It took place: attendance, votes, resolutions and text in one go; one fact per kind it counts as."""
        holding = Holding(self, minutes, at=at)
        self._move(self.EDITABLE, self.State.HELD, **holding.columns(by=by, for_=for_))
        holding.write(by=by, at=at, for_=for_)
        record_many(holding.entries(by=by, at=at, for_=for_))

    @verb
    def cancel(self, *, by, at, for_=None):
        """It will not be held."""
        self._move((self.State.PLANNED,), self.State.CANCELLED)
        said = MeetingCancelled(meeting=self.code, meeting_kind=self.kind)
        record(said, organisation=self.organisation, by=by, at=at, for_=for_)

    @verb
    def correct(self, *, reason, by, at, for_=None):
        """更正: what was recorded does not hold; the old version is kept and the minutes can be edited again."""
        said = self.facts_of_holding()
        self.reopen(reason=reason, by=by, at=at)
        bodies = {body.code: body for body in Organisation.objects.filter(code__in=[f.organisation_code for f in said])}
        for fact in said:
            reverse_fact(
                fact.position, reason=reason, organisation=bodies[fact.organisation_code], by=by, at=at, for_=for_
            )

    def reopen(self, *, reason, by, at):
        """Editable again, with the old version kept beside; the facts are reversed by who calls this."""
        Revision.keep(self, reason=reason, by=by, at=at)
        self._move((self.State.HELD,), self.State.REOPENED)

    @verb
    def attach(self, files, *, by, at):
        """Keep files with the meeting (附件, as private as its text); nothing of them is in the ledger."""
        for file in files:
            file.seek(0)
            Attachment.keep(file, about=self.code, by=by, at=at)

    def facts_of_holding(self):
        """The facts this meeting left when it was held and that still hold, in whichever body's ledger."""
        kinds = [*(kind.shape.kind for kind in KINDS.values()), ResolutionAdopted.kind]
        that_day = Fact.objects.kinds(*kinds).within(self.held_on, self.held_on).effective()
        return list(that_day.filter(text__contains=f'"meeting":"{self.code}"').order_by("position"))

    def named_abouts(self):
        """What its resolutions said they were about, where it was held once and is open again."""
        if self.state != self.State.REOPENED:
            return ()
        return list(self.resolutions.exclude(about="").values_list("about", flat=True))

    def said_when_planned(self):
        return MeetingPlanned(meeting=self.code, meeting_kind=self.kind, planned_on=self.day.isoformat())

    @classmethod
    def _new(cls, kind, *, organisation, title, planned_for, also=(), belongs_to_year=None, code="", **details):
        check_kinds(organisation, kind, also)
        if code and cls.objects.filter(code=code).exists():
            raise Refused(wording.MADE_ALREADY)
        day = day_of(planned_for)
        title = "" if kind == "heart_talk" else title.strip()  # of a talk one keeps the day and the two, no words
        return cls(
            code=code or new_code("g"),
            kind=kind,
            also=list(also),
            organisation=organisation,
            path=organisation.path,
            title=title or KINDS[kind].label,
            planned_for=planned_for,
            day=day,
            belongs_to_year=belongs_to_year or day.year,
            **details,
        )

    def _move(self, before, after, **changes):
        """Compare and set in one statement, so that two people pressing at once cannot both win."""
        moved = Meeting.objects.filter(pk=self.pk, state__in=before).update(state=after, **changes)
        self.refresh_from_db()
        if not moved:
            raise Refused(wording.OUT_OF_TURN.format(state=self.get_state_display()))
