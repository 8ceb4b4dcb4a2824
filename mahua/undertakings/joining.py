"""Making and undoing joints. Only reactions do: what tied the strands was done elsewhere, and left a fact."""

from mahua.kernel.days import day_of
from mahua.ledger.models import Fact
from mahua.ledger.recording import Entry, record, record_many, verb
from mahua.undertakings import stages
from mahua.undertakings.facts import JointMade, JointUndone
from mahua.undertakings.models import Joint

LATE_AFTER_DAYS = 7
BY_STAGE = {stages.PLANNING: "co_planned", stages.DEPLOYING: "co_deployed"}
LATER = "co_carried"


@verb
def join(undertaking, kind, *, source, fact, occurred_on=None):
    """What `fact` says tied the two strands of an undertaking; once for each kind and source."""
    on = occurred_on or fact.occurred_on
    recorded_on = max(day_of(fact.recorded_at), on)
    then, now = (stage_on(undertaking, day) for day in (on, recorded_on))
    late = then != now or (recorded_on - on).days > LATE_AFTER_DAYS
    row = {
        "stage": doing_stage(kind, then),
        "occurred_on": on,
        "source_position": fact.position,
        "after_the_fact": late and not _made_in_time(undertaking, kind, source),
    }
    joint, made = Joint.objects.get_or_create(undertaking=undertaking, kind=kind, source=source, defaults=row)
    if made:
        said = JointMade(
            undertaking=undertaking.code,
            joint_kind=kind,
            stage=joint.stage,
            source=source,
            branch=undertaking.branch.code,
            after_the_fact=int(joint.after_the_fact),
        )
        record(said, organisation=undertaking.unit, by=None, at=fact.recorded_at, occurred_on=on)


@verb
def take_apart(joints, *, at):
    """What had tied the strands was corrected away."""
    gone = list(joints.select_related("undertaking__unit").order_by("pk"))
    Joint.objects.filter(pk__in=[joint.pk for joint in gone]).delete()
    record_many(
        Entry(
            fact=JointUndone(undertaking=joint.undertaking.code, joint_kind=joint.kind, source=joint.source),
            organisation=joint.undertaking.unit,
            by=None,
            at=at,
            occurred_on=joint.occurred_on,
        )
        for joint in gone
    )


def stage_on(undertaking, day) -> str:
    """The stage an undertaking was at: the first not passed before that day."""
    passed = {each.stage for each in undertaking.passes.all() if each.passed_on < day}
    return next((stage for stage in stages.ORDER if stage not in passed), stages.ORDER[-1])


def doing_stage(kind, stage) -> str:
    """同谋划, 同部署, 同落实 or 同检查: what a joint of this kind, made at that stage, counts for."""
    if kind == "inspected_together":
        return "co_inspected"
    if kind == "resolution_became_task":
        return BY_STAGE.get(stage, LATER)
    if kind == "temporary_branch_formed":
        return "co_deployed" if stage in BY_STAGE else LATER
    return LATER


def _made_in_time(undertaking, kind, source) -> bool:
    """Whether it was linked in time once already, and only corrected since."""
    before = Fact.objects.kinds(JointMade.kind).of(undertaking.unit.code).filter(text__contains=source)
    said = (fact.data for fact in before)
    return any(
        (each["undertaking"], each["joint_kind"], each["source"], each["after_the_fact"])
        == (undertaking.code, kind, source, 0)
        for each in said
    )
