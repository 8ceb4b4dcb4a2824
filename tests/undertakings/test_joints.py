from datetime import UTC, date, datetime, timedelta

import pytest

from mahua.inspections.models import Inspection
from mahua.ledger.models import Cursor, Fact
from mahua.ledger.recording import reverse
from mahua.ledger.relay import run_pending
from mahua.meetings.minutes import Decision
from mahua.organisations.models import Organisation
from mahua.tasks.models import Task
from mahua.undertakings.models import Joint, StagePass
from tests.factories.calls import LATER, accepted, lead_of
from tests.factories.meetings import MeetingFactory, held
from tests.factories.members import MemberFactory, PostFactory
from tests.factories.organisations import OrganisationFactory
from tests.factories.tasks import TaskFactory
from tests.factories.undertakings import UndertakingFactory

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 10)
NOON = datetime(2026, 11, 25, 4, tzinfo=UTC)


def business(undertaking):
    return undertaking.strand("business").code


def joints():
    run_pending(only="undertakings.joints")
    return [(each.kind, each.stage, each.source, each.after_the_fact) for each in Joint.objects.order_by("pk")]


def resolved(undertaking, *, about=None, kind="branch_assembly", owner=None, **day):
    """A meeting of the branch held, with one resolution that became a task."""
    branch = undertaking.branch
    MemberFactory.create_batch(3, organisation=branch)
    meeting = MeetingFactory(organisation=branch, kind=kind, **day)
    decision = Decision(text="包楼联络", due_on=DUE, owner=owner, about=about or business(undertaking))
    return held(meeting, decisions=(decision,))


def test_a_resolution_that_becomes_a_task_of_the_business_strand_is_a_joint_and_a_fact():
    undertaking = UndertakingFactory()
    resolved(undertaking)

    made = joints()

    fact = Fact.objects.get(kind="joint.made")
    task = Task.objects.get()
    assert made == [("resolution_became_task", "co_planned", task.code, False)]
    assert (fact.organisation_code, fact.occurred_on) == (undertaking.unit.code, date(2026, 11, 20))
    assert fact.data == {
        "undertaking": undertaking.code,
        "joint_kind": "resolution_became_task",
        "stage": "co_planned",
        "source": task.code,
        "branch": undertaking.branch.code,
        "after_the_fact": 0,
    }


def test_a_resolution_about_the_party_strand_alone_ties_nothing():
    undertaking = UndertakingFactory()
    resolved(undertaking, about=undertaking.strand("party").code)

    assert joints() == []
    assert Fact.objects.kinds("resolution.adopted").exists()


def test_what_a_joint_counts_for_is_the_stage_of_its_day():
    undertaking = UndertakingFactory()
    StagePass.objects.create(undertaking=undertaking, stage="planning", passed_on=date(2026, 2, 1))
    resolved(undertaking)

    assert [stage for _, stage, _, _ in joints()] == ["co_deployed"]


def test_a_correction_undoes_the_joint_and_what_is_held_anew_makes_it_again_in_time():
    undertaking = UndertakingFactory()
    meeting = resolved(undertaking)
    first = joints()
    months_later = NOON + timedelta(days=60)

    meeting.correct(reason="wrong_figures", by=None, at=months_later)
    between = joints()
    task = Task.objects.get()
    decision = Decision(text="包楼联络", due_on=DUE, about=business(undertaking))
    held(meeting, at=months_later, decisions=(decision,))

    assert between == []
    assert Fact.objects.kinds("joint.undone").get().data["source"] == task.code
    assert joints() == first == [("resolution_became_task", "co_planned", task.code, False)]


def test_linked_more_than_a_week_later_is_marked():
    undertaking = UndertakingFactory()
    MemberFactory.create_batch(3, organisation=undertaking.branch)
    meeting = MeetingFactory(organisation=undertaking.branch)
    decision = Decision(text="包楼联络", due_on=DUE, about=business(undertaking))

    held(meeting, at=datetime(2026, 11, 28, 10, tzinfo=UTC), decisions=(decision,))

    assert [late for *_, late in joints()] == [True]


def test_recorded_after_its_stage_was_passed_is_marked():
    undertaking = UndertakingFactory()
    StagePass.objects.create(undertaking=undertaking, stage="planning", passed_on=date(2026, 11, 22))
    MemberFactory.create_batch(3, organisation=undertaking.branch)
    meeting = MeetingFactory(organisation=undertaking.branch)
    decision = Decision(text="包楼联络", due_on=DUE, about=business(undertaking))

    held(meeting, at=datetime(2026, 11, 24, 10, tzinfo=UTC), decisions=(decision,))

    assert [(stage, late) for _, stage, _, late in joints()] == [("co_planned", True)]


def test_a_member_who_carries_a_business_task_is_a_joint_when_it_is_done():
    undertaking = UndertakingFactory()
    owner = MemberFactory(organisation=undertaking.branch)
    carried = TaskFactory(about=business(undertaking), organisation=undertaking.branch, owner=owner)
    body_s_own = TaskFactory(about=business(undertaking), organisation=undertaking.branch)
    before = joints()

    carried.close(by=None, at=NOON)
    body_s_own.close(by=None, at=NOON)

    assert before == []
    assert joints() == [("member_carried_task", "co_carried", carried.code, False)]
    assert owner.code not in "".join(Fact.objects.kinds("joint.made").values_list("text", flat=True))


def test_a_first_topic_is_followed_up_when_its_task_closes():
    undertaking = UndertakingFactory()
    group = OrganisationFactory(kind="leading_group", parent=undertaking.unit)
    PostFactory.create_batch(3, organisation=group, role="leading_group_member")
    decision = Decision(text="征询先行", due_on=DUE, about=business(undertaking))
    held(MeetingFactory(organisation=group, kind="first_topic"), decisions=(decision,))
    before = [kind for kind, *_ in joints()]

    Task.objects.get().close(by=None, at=NOON)

    assert before == ["resolution_became_task"]
    assert [kind for kind, *_ in joints()] == ["resolution_became_task", "first_topic_followed"]


def test_a_call_solved_within_the_matter_is_a_joint_once_it_is_closed():
    undertaking = UndertakingFactory()
    call = accepted(unit=undertaking.unit, direction="down")
    lead = lead_of(call)
    lead.link(business(undertaking), by=None, at=NOON)
    before = joints()

    lead.give(outcome="solved", words="已修好。", by=None, at=NOON + LATER)

    assert before == []
    assert joints() == [("call_solved", "co_carried", call.code, False)]


def test_a_call_that_was_not_solved_ties_nothing():
    undertaking = UndertakingFactory()
    call = accepted(unit=undertaking.unit, direction="down")

    lead_of(call).give(outcome="unsolvable", words="不行", basis="条例", about=business(undertaking), by=None, at=NOON)

    assert joints() == []
    assert Fact.objects.kinds("call.closed", "call.linked").count() == 2


def test_a_call_linked_to_another_matter_after_closing_leaves_the_first():
    first, second = UndertakingFactory(), UndertakingFactory()
    call = accepted(unit=first.unit, direction="down")
    lead = lead_of(call)
    lead.give(outcome="solved", words="已修好。", about=business(first), by=None, at=NOON)
    before = [undertaking for undertaking in (first, second) if joints() and undertaking.joints.exists()]

    lead.link(business(second), by=None, at=NOON + LATER)
    after = [undertaking for undertaking in (first, second) if joints() and undertaking.joints.exists()]

    assert (before, after) == ([first], [second])


def test_a_temporary_branch_founded_for_it_is_a_joint():
    undertaking = UndertakingFactory()
    founded = {"kind": "temporary_branch", "parent": undertaking.unit, "founded_on": date(2026, 11, 24)}

    branch = Organisation.found("防汛临时党支部", about=undertaking.code, by=None, at=NOON, **founded)
    Organisation.found("另一临时党支部", by=None, at=NOON, **founded)

    assert joints() == [("temporary_branch_formed", "co_deployed", branch.code, False)]


def test_an_inspection_that_looked_at_both_is_a_joint_of_each_matter_it_names_until_it_is_withdrawn():
    first, second = UndertakingFactory(), UndertakingFactory()
    lead = OrganisationFactory(kind="party_committee", parent=first.unit)
    around = {"lead": lead, "held_on": date(2026, 11, 24), "by": None, "at": NOON}
    abouts = (business(first), first.strand("party").code, second.code)

    one_sided = Inspection.hold(first.unit, sides="party", abouts=abouts, **around)
    both = Inspection.hold(first.unit, sides="both", abouts=abouts, **around)
    made = joints()
    both.withdraw(reason="wrong_day", by=None, at=NOON)

    assert one_sided.code != both.code
    assert made == [("inspected_together", "co_inspected", both.code, False)] * 2
    assert joints() == []


def test_taking_the_whole_ledger_in_again_changes_nothing():
    undertaking = UndertakingFactory()
    meeting = resolved(undertaking)
    wrong = Fact.objects.get(kind="resolution.adopted")
    joints()
    reverse(wrong.position, reason="wrong_day", organisation=meeting.organisation, by=None, at=NOON)
    before = (joints(), Fact.objects.count())
    Cursor.objects.filter(name="undertakings.joints").update(position=0)

    assert before[0] == []
    assert (joints(), Fact.objects.count()) == before
