from django.db import models
from django.db.models import F
from django.urls import reverse

from mahua.access.models import Assignment
from mahua.access.roles import BRANCH_SECRETARY, BUSINESS_HEAD
from mahua.kernel.codes import new_code
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.kernel.tree_paths import is_within
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import record, verb
from mahua.notices.kinds import kind
from mahua.notices.telling import tell
from mahua.organisations.moving import follows_moves
from mahua.undertakings import facts, stages, wording
from mahua.undertakings.models.measure import Measure
from mahua.undertakings.models.stage_pass import StagePass
from mahua.undertakings.models.strand import Strand
from mahua.undertakings.models.undertaking_queryset import UndertakingQuerySet

OPEN = ("proposed", "under_way")
TO_PLAN = kind("undertakings.to_plan", wording.TO_PLAN)


@follows_moves
class Undertaking(models.Model):
    """融合事项: one item of a unit's business, with a business strand and a Party strand, from planning to its result."""

    class Category(models.TextChoices):
        CENTRAL_WORK = "central_work", wording.CATEGORIES["central_work"]
        KEY_PROJECT = "key_project", wording.CATEGORIES["key_project"]
        URGENT_TASK = "urgent_task", wording.CATEGORIES["urgent_task"]
        CAMPAIGN = "campaign", wording.CATEGORIES["campaign"]
        PEOPLE_SERVICE = "people_service", wording.CATEGORIES["people_service"]
        RESEARCH = "research", wording.CATEGORIES["research"]

    class State(models.TextChoices):
        PROPOSED = "proposed", wording.STATES["proposed"]
        UNDER_WAY = "under_way", wording.STATES["under_way"]
        ENDED = "ended", wording.STATES["ended"]
        DROPPED = "dropped", wording.STATES["dropped"]

    code = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=80)
    category = models.CharField(max_length=16, choices=Category.choices)
    unit = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="undertakings")
    path = BytewiseCharField(max_length=64)
    business_owner = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    branch = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="undertakings_borne"
    )
    proposed_on = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    stage = models.CharField(max_length=12, choices=wording.STAGES.items(), default=stages.PLANNING)
    stage_wording = models.CharField(max_length=12, choices=wording.WORDINGS.items(), default="together")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    ended_on = models.DateField(null=True)
    result = models.CharField(max_length=8, choices=wording.RESULTS.items(), blank=True)
    reason = models.CharField(max_length=200, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    part = models.CharField(max_length=8, choices=wording.PARTS.items(), blank=True)
    note = models.CharField(max_length=400, blank=True)

    objects = UndertakingQuerySet.as_manager()

    class Meta:
        verbose_name = wording.UNDERTAKING
        constraints = [
            models.CheckConstraint(
                name="undertaking_ends_after_it_begins", condition=models.Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="undertaking_ended_has_day_and_result",
                condition=models.Q(state="ended", ended_on__isnull=False) & ~models.Q(result="")
                | ~models.Q(state="ended") & models.Q(result=""),
            ),
            models.CheckConstraint(
                name="undertaking_part_has_a_whole",
                condition=models.Q(parent=None, part="") | models.Q(parent__isnull=False) & ~models.Q(part=""),
            ),
        ]
        indexes = [
            models.Index(name="undertaking_in_place", fields=["path", "state", "-starts_on", "-id"]),
            models.Index(name="undertaking_by_state", fields=["state", "-starts_on", "-id"]),
            models.Index(name="undertaking_of_category", fields=["category", "-starts_on", "-id"]),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("undertakings:show", kwargs={"code": self.code})

    @property
    def scope_paths(self):
        """The unit's place, and that of the branch that bears the Party strand."""
        return (self.path, self.branch.path)

    @property
    def is_open(self):
        return self.state in OPEN

    @property
    def is_under_way(self):
        return self.state == self.State.UNDER_WAY

    @property
    def takes_parts(self):
        """Whether smaller ones may belong to it."""
        return bool(stages.part_of(self.category, self.part))

    @property
    def state_in_words(self):
        """Where it is: the stage while under way, the result once ended."""
        if self.is_under_way:
            return self.stage_label
        return self.get_result_display() if self.result else self.get_state_display()

    @property
    def stage_label(self):
        """The present stage in the words this unit chose."""
        return stages.label(self.stage, wording=self.stage_wording)

    @classmethod
    @verb
    def propose(cls, title, *, category, unit, business_owner, branch, starts_on, ends_on, by, at, for_=None, **more):
        """A unit's leader or business head takes up an item of business; `more`: stage_wording, parent, part, note."""
        _refuse_incomplete(title, unit=unit, branch=branch, starts_on=starts_on, ends_on=ends_on)
        _refuse_other_than_head(business_owner, unit=unit, day=day_of(at))
        undertaking = cls.objects.create(
            code=new_code("u"),
            title=title.strip(),
            category=category,
            unit=unit,
            path=unit.path,
            business_owner=business_owner,
            branch=branch,
            proposed_on=day_of(at),
            starts_on=starts_on,
            ends_on=ends_on,
            **more,
        )
        Strand.lay_both(undertaking)
        undertaking.tell_planners(by=by, at=at)
        record(undertaking.as_proposed(), organisation=unit, by=by, at=at, for_=for_)
        return undertaking

    def as_proposed(self):
        return facts.UndertakingProposed(
            undertaking=self.code,
            category=self.category,
            branch=self.branch.code,
            starts_on=self.starts_on.isoformat(),
            ends_on=self.ends_on.isoformat(),
            parent=self.parent.code if self.parent else "",
        )

    def tell_planners(self, *, by, at):
        """Whoever now has a strand to plan: the business owner and the branch's secretary, but not the one who proposed it."""
        said = {"about": self.code, "at": at}
        if by != self.business_owner:
            tell(TO_PLAN, wording.PLAN_BUSINESS.format(title=self.title), to=[self.business_owner], **said)
        tell(TO_PLAN, wording.PLAN_PARTY.format(title=self.title), body=self.branch, roles=(BRANCH_SECRETARY,), **said)

    @verb
    def take_over(self, *, by, at, for_=None):
        """Another business head of the unit answers for it from now on, as when the one before has moved on."""
        _refuse_other_than_head(by, unit=self.unit, day=day_of(at))
        self._move(*OPEN, business_owner=by)
        record(facts.UndertakingTakenOver(undertaking=self.code), organisation=self.unit, by=by, at=at, for_=for_)

    def next_for_owner(self):
        """(what the business owner does next, where), the place empty while it is the branch's turn; with strands at hand."""
        planned = {strand.side: strand.is_planned for strand in self.strands.all()}
        if not planned["business"]:
            return wording.NEXT_PLAN, reverse("undertakings:plan_business", args=[self.code])
        if not planned["party"]:
            return wording.NEXT_OF_BRANCH, ""
        words = wording.NEXT_PASS.format(stage=self.stage_label)
        return words, reverse("undertakings:pass_stage", args=[self.code])

    def strand(self, side):
        """One of the two."""
        return self.strands.get(side=side)

    @verb
    def pass_stage(self, stage, *, evidence, by, at, reason="", for_=None):
        """The business owner goes on from `stage`. Nothing stops it: what was asked for and not seen is written down with a reason."""
        missing = evidence.missing(stage)
        if missing and not reason.strip():
            raise Refused(wording.PASSED_WITHOUT_REASON.format(missing="、".join(map(wording.EVIDENCE.get, missing))))
        StagePass.set_down(self, stage, without=missing, reason=reason.strip(), by=by, on=day_of(at))
        self._move(self.State.UNDER_WAY, stage_before=stage, stage=stages.after(stage))
        said = facts.StagePassed(undertaking=self.code, stage=stage, without=len(missing), **evidence.flags())
        record(said, organisation=self.unit, by=by, at=at, for_=for_)

    @verb
    def end(self, result, *, by, at, reason="", for_=None):
        """It is over, with its result, whatever stage it had come to."""
        self._move(self.State.UNDER_WAY, state=self.State.ENDED, ended_on=day_of(at), result=result, reason=reason)
        measures = list(Measure.objects.filter(strand__undertaking=self))
        said = facts.UndertakingEnded(
            undertaking=self.code,
            result=result,
            stages_passed=self.passes.count(),
            branch_took_part=int(self.joints.filter(after_the_fact=False).exists()),
            measures=len(measures),
            measures_met=sum(each.is_met for each in measures),
        )
        record(said, organisation=self.unit, by=by, at=at, for_=for_)

    @verb
    def drop(self, *, reason, by, at, for_=None):
        """It is no longer to be done, and why."""
        if not reason.strip():
            raise Refused(wording.WITHOUT_REASON)
        self._move(*OPEN, state=self.State.DROPPED, reason=reason.strip())
        record(facts.UndertakingDropped(undertaking=self.code), organisation=self.unit, by=by, at=at, for_=for_)

    def _move(self, *states, stage_before=None, **changes):
        """Compared and set in one statement, so that two people pressing at once cannot both win."""
        fresh = Undertaking.objects.filter(pk=self.pk, state__in=states)
        if stage_before:
            fresh = fresh.filter(stage=stage_before)
        moved = fresh.update(**changes)
        self.refresh_from_db(fields=["state", "stage", "ended_on", "result", "reason", "business_owner"])
        if not moved:
            unplanned = self.state == self.State.PROPOSED
            raise Refused(wording.NOT_PLANNED_YET if unplanned else wording.STAGE_GONE)

    def refuse_closed(self):
        """Nothing more is done with what ended or was dropped."""
        if not self.is_open:
            raise Refused(wording.CLOSED.format(state=self.get_state_display()))

    def begin(self):
        """Both strands are planned: it is under way. Called by the strand planned last."""
        Undertaking.objects.filter(pk=self.pk, state=self.State.PROPOSED).update(state=self.State.UNDER_WAY)
        self.refresh_from_db(fields=["state"])


def _refuse_incomplete(title, *, unit, branch, starts_on, ends_on):
    if not title.strip():
        raise Refused(wording.WITHOUT_TITLE)
    if ends_on < starts_on:
        raise Refused(wording.ENDS_BEFORE_START)
    if unit.kind != "unit":
        raise Refused(wording.NOT_A_UNIT)
    if not is_within(branch.path, unit.path) and not branch.covered_units.filter(pk=unit.pk).exists():
        raise Refused(wording.BRANCH_OF_ANOTHER.format(branch=branch, unit=unit))


def _refuse_other_than_head(person, *, unit, day):
    heads = Assignment.objects.in_force(day).filter(user=person, role=BUSINESS_HEAD, path=unit.path)
    if not heads.exists():
        raise Refused(wording.NOT_A_BUSINESS_HEAD.format(name=person, unit=unit))
