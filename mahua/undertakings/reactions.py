"""What undertakings do when work done elsewhere names one of their strands: it becomes a joint, and is itself a fact.

A resolution whose task belongs to the business strand, a member who carried such a task, a 第一议题 that was followed up,
a call solved, an inspection of both, a temporary branch. The result is the same in whatever order the facts arrive.
"""

from mahua.calls.facts import CallClosed, CallLinked
from mahua.calls.models import Call
from mahua.inspections.facts import InspectionHeld
from mahua.kernel.days import day_of
from mahua.ledger.models import Fact
from mahua.ledger.relay import reaction
from mahua.meetings.facts import ResolutionAdopted
from mahua.meetings.models import Resolution
from mahua.organisations.facts import OrganisationFounded
from mahua.tasks.facts import TaskClosed
from mahua.tasks.models import Task
from mahua.undertakings import facts
from mahua.undertakings.counting import recount
from mahua.undertakings.joining import join, take_apart
from mahua.undertakings.models import Joint, Undertaking
from mahua.undertakings.naming import meant_by

FIRST_TOPIC = "first_topic"
TYING = (ResolutionAdopted, TaskClosed, CallClosed, CallLinked, OrganisationFounded, InspectionHeld)

COUNTED = (
    facts.UndertakingProposed,
    facts.StrandPlanned,
    facts.JointMade,
    facts.JointUndone,
    facts.ApartSaid,
    facts.UndertakingEnded,
    facts.UndertakingDropped,
)


@reaction("undertakings.weeks", kinds=COUNTED, many=True)
def count_weeks(said):
    """Count the weeks of every unit anew whose undertakings these facts are about."""
    codes = {fact.data["undertaking"] for fact in said}
    recount(set(Undertaking.objects.filter(code__in=codes).values_list("unit", flat=True)))


def undo(wrong):
    """The fact behind it does not hold; what a resolution led to falls with the resolution."""
    reversal = Fact.objects.get(reverses=wrong.position)
    joints = Joint.objects.filter(source_position=wrong.position)
    if wrong.kind in (ResolutionAdopted.kind, TaskClosed.kind):  # either may have come last
        followed = Joint.objects.filter(kind="first_topic_followed", source=wrong.data["task"] or "-")
        joints |= followed.filter(source_position__lt=reversal.position)  # what came after the correction stands
    take_apart(joints, at=reversal.recorded_at)


@reaction("undertakings.joints", kinds=TYING, undo=undo)
def tie(fact):
    """Make the joints this fact stands for, unless it was corrected in the meantime."""
    if not Fact.objects.filter(reverses=fact.position).exists():
        TIES[fact.kind](fact)


def _resolved(fact):
    undertaking, side = meant_by(fact.data["about"])
    source = fact.data["task"]
    if undertaking is None or side != "business" or not source:
        return
    join(undertaking, "resolution_became_task", source=source, fact=fact)
    if _is_first_topic(source) and (done_on := _day_done(source, before=fact)):  # adopted anew, after a correction
        join(undertaking, "first_topic_followed", source=source, fact=fact, occurred_on=done_on)


def _carried(fact):
    undertaking, side = meant_by(fact.data.get("about", ""))
    source = fact.data["task"]
    if undertaking is None or side != "business":
        return
    if Task.objects.filter(code=source, owner__isnull=False).exists():
        join(undertaking, "member_carried_task", source=source, fact=fact)
    resolved = undertaking.joints.filter(kind="resolution_became_task", source=source)
    if _is_first_topic(source) and resolved.exists():
        join(undertaking, "first_topic_followed", source=source, fact=fact)


def _answered(fact):
    """A call closed as solved, or linked only after it was."""
    call = Call.objects.filter(code=fact.data["call"], state=Call.State.CLOSED, outcome="solved").first()
    if call is None:
        return
    joints = Joint.objects.filter(kind="call_solved", source=call.code)
    undertaking, _ = meant_by(call.about)
    if stale := joints.exclude(undertaking=undertaking) if undertaking else joints:
        take_apart(stale, at=fact.recorded_at)
    if undertaking and (fact.kind == CallClosed.kind or call.ended_at < fact.recorded_at):
        join(undertaking, "call_solved", source=call.code, fact=fact, occurred_on=day_of(call.ended_at))


def _inspected(fact):
    if fact.data["sides"] == "both":
        for about in fact.data["abouts"]:
            undertaking, _ = meant_by(about)
            if undertaking:
                join(undertaking, "inspected_together", source=fact.data["inspection"], fact=fact)


def _formed(fact):
    undertaking, _ = meant_by(fact.data.get("about") or "")
    if undertaking:
        join(undertaking, "temporary_branch_formed", source=fact.organisation_code, fact=fact)


def _is_first_topic(task) -> bool:
    """Whether the task came from a resolution of a 第一议题."""
    resolution = Resolution.objects.filter(task__code=task).select_related("meeting").first()
    return resolution is not None and FIRST_TOPIC in (resolution.meeting.kind, *resolution.meeting.also)


def _day_done(code, *, before):
    """The day a task was closed, if the fact that says so holds and came before another; None otherwise."""
    done_on = Task.objects.filter(code=code).values_list("done_on", flat=True).first()
    if done_on is None:
        return None
    closed = Fact.objects.kinds(TaskClosed.kind).within(done_on, done_on).effective()
    said = closed.filter(position__lt=before.position, text__contains=f'"task":"{code}"')
    return done_on if said.exists() else None


TIES = {
    ResolutionAdopted.kind: _resolved,
    TaskClosed.kind: _carried,
    CallClosed.kind: _answered,
    CallLinked.kind: _answered,
    InspectionHeld.kind: _inspected,
    OrganisationFounded.kind: _formed,
}
