from django.db import models
from django.db.models import F

from mahua.inspections import facts, wording
from mahua.inspections.sides import PARTY_BODIES
from mahua.kernel.codes import new_code
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.kernel.tree_paths import is_within
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import record, verb
from mahua.organisations.moving import follows_moves
from mahua.tasks.models import Task

WORDS = 100


class FindingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Of the bodies one oversees, whether they found it or are to mend it."""
        return self.filter(user.scopes.covers("path", "inspection__lead__path", may="inspections.view_inspection"))

    def to_mend(self):
        return self.filter(state=Finding.State.OPEN)

    def to_look_at_again(self):
        return self.filter(state=Finding.State.RECTIFIED)

    def for_list(self):
        return self.select_related("inspection__lead", "owner", "task").order_by("due_on", "pk")


@follows_moves
class Finding(models.Model):
    """检查发现的问题: found, mended as a task by the body that owes it, looked at again and closed. Without a due day it is advice."""

    class State(models.TextChoices):
        ADVICE = "advice", wording.STATES["advice"]
        OPEN = "open", wording.STATES["open"]
        RECTIFIED = "rectified", wording.STATES["rectified"]
        CLOSED = "closed", wording.STATES["closed"]
        WITHDRAWN = "withdrawn", wording.STATES["withdrawn"]

    class Side(models.TextChoices):
        BUSINESS = "business", wording.SIDE["business"]
        PARTY = "party", wording.SIDE["party"]

    code = models.CharField(max_length=16, unique=True)
    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=10, choices=Side.choices)
    title = models.CharField(max_length=WORDS)
    owner = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    path = BytewiseCharField(max_length=64)
    due_on = models.DateField(null=True)
    task = models.OneToOneField("tasks.Task", on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices)
    rounds = models.PositiveSmallIntegerField(default=0)
    rectified_on = models.DateField(null=True)
    said = models.CharField(max_length=200, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = wording.FINDING
        constraints = [
            models.UniqueConstraint(name="finding_numbered", fields=["inspection", "number"]),
            models.CheckConstraint(
                name="finding_to_mend_has_its_day",
                condition=models.Q(state__in=("advice", "withdrawn")) | models.Q(due_on__isnull=False),
            ),
        ]
        indexes = [models.Index(name="finding_in_place", fields=["path", "state", "due_on"])]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"{self.inspection.get_absolute_url()}#f{self.number}"

    @property
    def scope_paths(self):
        return (self.inspection.lead.path, self.path)

    @property
    def is_advice(self):
        return self.state == self.State.ADVICE

    @property
    def awaits_look(self):
        return self.state == self.State.RECTIFIED

    @classmethod
    def make(cls, inspection, number, found, *, by, at):
        """One finding of a visit; stands inside the verb that holds it, which records it too."""
        owner = found.owner or inspection.body
        cls._guard(inspection, found, owner)
        made = cls(
            code=new_code("z"),
            inspection=inspection,
            number=number,
            side=found.side,
            title=found.title.strip(),
            owner=owner,
            path=owner.path,
            due_on=found.due_on,
            state=cls.State.OPEN if found.due_on else cls.State.ADVICE,
        )
        made.task = made._to_do(by=by, at=at) if found.due_on else None
        made.save()
        return made

    @staticmethod
    def _guard(inspection, found, owner):
        """A Party body tells a business side what it saw and commands nothing: no day, no task, no re-check."""
        if not found.title.strip():
            raise Refused(wording.WORDLESS_FINDING)
        if not is_within(owner.path, inspection.body.path):
            raise Refused(wording.OWNER_ELSEWHERE.format(owner=owner.name, body=inspection.body.name))
        if found.side == "business" and found.due_on and inspection.lead.kind in PARTY_BODIES:
            raise Refused(wording.NO_COMMAND)
        if found.due_on and found.due_on < inspection.held_on:
            raise Refused(wording.DUE_BEFORE)

    def _to_do(self, *, by, at):
        title = wording.RECTIFY.format(title=self.title)
        about = {"organisation": self.owner, "due_on": self.due_on, "about": self.inspection.code}
        return Task.open(title, **about, by=by, at=at)

    def _give_task(self, *, by, at):
        self.task = self._to_do(by=by, at=at)
        self.save(update_fields=["task"])

    def as_raised(self):
        due = self.due_on.isoformat() if self.due_on else ""
        return facts.FindingRaised(finding=self.code, inspection=self.inspection.code, side=self.side, due_on=due)

    @verb
    def take_up(self, *, due_on, by, at):
        """The business side takes the advice and sets its own day; from here on it is mended like any finding."""
        if due_on < day_of(at):
            raise Refused(wording.DUE_BEFORE)
        self._move(self.State.ADVICE, self.State.OPEN, due_on=due_on)
        self._give_task(by=by, at=at)
        said = facts.FindingTakenUp(finding=self.code, inspection=self.inspection.code, due_on=due_on.isoformat())
        record(said, organisation=self.owner, by=by, at=at)

    @verb
    def rectify(self, *, on, days_late, by, at):
        """Its task is done: whoever found it may look again."""
        self._move(self.State.OPEN, self.State.RECTIFIED, rectified_on=on)
        said = facts.FindingRectified(finding=self.code, inspection=self.inspection.code, days_late=days_late)
        record(said, organisation=self.owner, by=by, at=at, occurred_on=on)

    def give_up(self):
        """Its owner says that it will not be done: whoever found it is to look; the fact of it is the task's own."""
        before = Finding.objects.filter(pk=self.pk, state=self.State.OPEN)
        before.update(state=self.State.RECTIFIED, said=wording.GIVEN_UP)

    @verb
    def recheck(self, *, passed, by, at, words="", due_on=None):
        """Whoever found it looked again: it is closed, or given back with another day and why."""
        if not passed and not words.strip():
            raise Refused(wording.NO_REASON)
        if not passed and (due_on is None or due_on < day_of(at)):
            raise Refused(wording.DUE_BEFORE)
        after = self.State.CLOSED if passed else self.State.OPEN
        changes = {} if passed else {"due_on": due_on, "rectified_on": None}
        self._move(self.State.RECTIFIED, after, said=words.strip(), rounds=F("rounds") + 1, **changes)
        if not passed:
            self._give_task(by=by, at=at)
        about = {"finding": self.code, "inspection": self.inspection.code}
        said = facts.FindingRechecked(**about, passed=int(passed), round=self.rounds)
        record(said, organisation=self.inspection.lead, by=by, at=at)

    def withdraw(self, *, by, at):
        """The visit was written down wrongly; stands inside its verb."""
        Finding.objects.filter(pk=self.pk).update(state=self.State.WITHDRAWN)
        if self.task and self.task.is_open:
            self.task.drop(by=by, at=at)

    def _move(self, before, after, **changes):
        moved = Finding.objects.filter(pk=self.pk, state=before).update(state=after, **changes)
        self.refresh_from_db()
        if not moved:
            raise Refused(wording.OUT_OF_TURN.format(state=self.get_state_display()))
