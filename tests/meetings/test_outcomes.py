from datetime import UTC, date, datetime

import pytest

from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.meetings.minutes import Decision, Item
from mahua.meetings.models import Meeting
from mahua.tasks.models import Task
from tests.factories.meetings import MeetingFactory, branch_of, held
from tests.factories.members import MemberFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


def test_a_temporary_branch_holds_no_election():
    branch = OrganisationFactory(kind="temporary_branch", name="临时党支部")

    with pytest.raises(Refused, match="第八条"):
        Meeting.plan("election", organisation=branch, title="", planned_for=NOON, by=None, at=NOON)

    assert Meeting.objects.count() == 0


def test_a_temporary_branch_admits_nobody():
    branch = OrganisationFactory(kind="temporary_branch", name="临时党支部")
    for member in MemberFactory.create_batch(4):
        member.join_temporary(branch, on=date(2026, 1, 1))

    with pytest.raises(Refused, match="发展党员"):
        held(MeetingFactory(organisation=branch), items=(Item(title="接收", vote="admission", in_favour=4),))

    assert Fact.objects.count() == 0


def test_ten_of_twenty_may_vote_but_cannot_carry():
    branch = branch_of(20)
    absent = dict.fromkeys(branch.members.order_by("pk")[:10], "duty")
    meeting = MeetingFactory(organisation=branch)

    held(meeting, absent=absent, items=(Item(title="年度计划", vote="ordinary", in_favour=10),))

    item = meeting.items.get()
    assert (item.entitled, item.present, item.outcome) == (20, 10, "not_carried")
    assert "不能通过" in item.finding


def test_admission_with_half_present_is_refused_with_the_reason():
    branch = branch_of(20)
    absent = dict.fromkeys(branch.members.order_by("pk")[:10], "duty")

    with pytest.raises(Refused, match="还差1人"):
        held(
            MeetingFactory(organisation=branch),
            absent=absent,
            items=(Item(title="接收预备党员", vote="admission", in_favour=10),),
        )

    assert Meeting.objects.held().count() == 0


def test_more_votes_than_people_are_refused():
    with pytest.raises(Refused, match="多于实到"):
        held(
            MeetingFactory(organisation=branch_of(4)),
            items=(Item(title="年度计划", vote="ordinary", in_favour=3, against=2),),
        )

    assert Meeting.objects.held().count() == 0


def test_a_resolution_with_a_due_day_becomes_a_task():
    branch = branch_of(3)
    owner = branch.members.first()
    meeting = MeetingFactory(organisation=branch)

    held(
        meeting,
        decisions=(
            Decision(text="整理学习材料", owner=owner, due_on=date(2026, 12, 1)),
            Decision(text="继续推进结对共建"),
        ),
    )

    task = Task.objects.get()
    assert (task.title, task.owner, task.about) == ("整理学习材料", owner, meeting.code)
    assert meeting.resolutions.count() == 2
    assert Fact.objects.get(kind="branch_assembly.held").data["resolutions"] == 2


def test_a_correction_reverses_every_fact_and_keeps_the_old_version():
    meeting = held(MeetingFactory(kind="theme_day", organisation=branch_of(4)), also=("party_lecture",), text="旧文")

    meeting.correct(reason="wrong_figures", by=None, at=NOON)

    assert meeting.state == "reopened"
    assert Fact.objects.effective().count() == 0
    assert Fact.objects.exclude(reverses=None).count() == 2
    assert meeting.revisions.get().body["text"] == "旧文"


def test_a_corrected_meeting_is_held_anew_and_counts_once():
    branch = branch_of(4)
    meeting = held(MeetingFactory(organisation=branch))
    meeting.correct(reason="wrong_figures", by=None, at=NOON)

    held(meeting, absent={branch.members.first(): "duty"})

    assert [fact.data["present"] for fact in Fact.objects.kinds("branch_assembly.held").effective()] == [3]


def test_a_corrected_resolution_keeps_its_task_and_one_left_out_drops_it():
    meeting = MeetingFactory(organisation=branch_of(3))
    due = date(2026, 12, 1)
    held(meeting, decisions=(Decision(text="甲", due_on=due), Decision(text="乙", due_on=due)))
    meeting.correct(reason="wrong_body", by=None, at=NOON)

    held(meeting, decisions=(Decision(text="甲", due_on=date(2026, 12, 5)),))

    assert {task.title: (task.state, task.due_on) for task in Task.objects.all()} == {
        "甲": ("open", date(2026, 12, 5)),
        "乙": ("dropped", due),
    }


def test_a_life_meeting_in_march_belongs_to_the_year_it_says():
    meeting = MeetingFactory(kind="life_meeting", organisation=branch_of(3), day=date(2024, 3, 8))

    held(meeting, belongs_to_year=2023, problems=("学习不够经常", "联系群众不够"))

    fact = Fact.objects.get(kind="life_meeting.held")
    assert (fact.data["belongs_to_year"], fact.data["problems"]) == (2023, 2)
    assert Fact.objects.kinds("problem.raised").count() == 2


def test_a_problem_is_closed_once():
    meeting = MeetingFactory(kind="life_meeting", organisation=branch_of(3))
    problem = held(meeting, problems=("学习不够经常",)).problems.get()

    problem.close(by=None, at=NOON)

    assert Fact.objects.get(kind="problem.closed").data == {"problem": problem.code, "meeting": meeting.code}
    with pytest.raises(Refused, match="已经整改完成"):
        problem.close(by=None, at=NOON)
