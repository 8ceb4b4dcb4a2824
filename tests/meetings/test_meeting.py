from datetime import UTC, date, datetime, timedelta

import pytest

from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.meetings.minutes import Minutes
from mahua.meetings.models import Attendance, Meeting
from tests.factories.access import UserFactory
from tests.factories.meetings import MeetingFactory, branch_of, held
from tests.factories.members import MemberFactory, PostFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


def test_planning_a_meeting_says_so_in_the_ledger_without_its_title():
    branch = branch_of(3)

    meeting = Meeting.plan(
        "theme_day", organisation=branch, title="十一月主题党日", planned_for=NOON, place="会议室", by=None, at=NOON
    )

    assert (meeting.state, meeting.day, meeting.belongs_to_year) == ("planned", date(2026, 11, 20), 2026)
    assert Fact.objects.get().data == {
        "meeting": meeting.code,
        "meeting_kind": "theme_day",
        "planned_on": "2026-11-20",
    }


def test_a_series_is_one_meeting_per_moment():
    branch = branch_of(3)

    made = Meeting.plan_series(
        "theme_day",
        organisation=branch,
        title="主题党日",
        moments=[NOON + timedelta(days=30 * month) for month in range(3)],
        by=None,
        at=NOON,
    )

    assert len({meeting.series for meeting in made}) == 1
    assert Fact.objects.filter(kind="meeting.planned").count() == 3


def test_a_meeting_held_with_everybody_present_leaves_figures_and_no_names():
    branch = branch_of(5, probationary=2)
    meeting = MeetingFactory(organisation=branch)

    held(meeting)

    fact = Fact.objects.get(kind="branch_assembly.held")
    assert (meeting.state, meeting.held_on) == ("held", date(2026, 11, 20))
    assert fact.occurred_on == date(2026, 11, 20)
    assert fact.data == {
        "meeting": meeting.code,
        "belongs_to_year": 2026,
        "late_entry": False,
        "should_attend": 7,
        "present": 7,
        "voters": 5,
        "voters_present": 5,
        "resolutions": 0,
    }


def test_the_absent_are_counted_out_and_keep_their_reason():
    branch = branch_of(4)
    absent = branch.members.first()
    meeting = MeetingFactory(organisation=branch)

    held(meeting, absent={absent: "duty"})

    assert (meeting.should_attend, meeting.present) == (4, 3)
    assert Attendance.objects.get(member=absent).reason == "duty"


def test_somebody_who_is_not_on_the_roster_cannot_be_absent():
    meeting = MeetingFactory(organisation=branch_of(3))

    with pytest.raises(Refused, match="不在应到人员之中"):
        held(meeting, absent={MemberFactory(): ""})

    assert Fact.objects.count() == 0


def test_the_roster_is_the_one_of_the_day_it_was_held():
    branch = branch_of(3)
    gone = MemberFactory(organisation=branch)
    gone.transfer(OrganisationFactory(), on=date(2026, 11, 1), by=None, at=NOON)
    before, after = (MeetingFactory(organisation=branch, day=day) for day in (date(2026, 10, 9), date(2026, 11, 9)))

    held(before)
    held(after)

    assert (before.should_attend, after.should_attend) == (4, 3)


def test_a_meeting_is_held_only_once():
    meeting = MeetingFactory(organisation=branch_of(3))
    stale = Meeting.objects.get(pk=meeting.pk)
    held(meeting)

    with pytest.raises(Refused, match="已召开"):
        held(stale)

    assert Fact.objects.count() == 1


def test_a_meeting_in_the_future_cannot_have_been_held():
    meeting = MeetingFactory(organisation=branch_of(3), day=date(2026, 11, 21))

    with pytest.raises(Refused, match="还没有到"):
        held(meeting, at=NOON)

    assert meeting.state == "planned"


def test_writing_down_late_is_welcome_and_marked():
    meeting = MeetingFactory(organisation=branch_of(3), day=date(2026, 3, 5))

    held(meeting, at=NOON)

    fact = Fact.objects.get()
    assert (fact.occurred_on, fact.data["late_entry"]) == (date(2026, 3, 5), True)
    assert meeting.is_late_entry


def test_a_past_meeting_is_written_down_in_one_go():
    branch = branch_of(3)

    meeting = Meeting.record_past(
        "party_lecture", Minutes(held_on=date(2026, 5, 8)), organisation=branch, title="", by=None, at=NOON
    )

    assert (meeting.state, meeting.title) == ("held", "党课")
    assert [fact.kind for fact in Fact.objects.all()] == ["party_lecture.held"]


def test_a_clerk_records_for_a_branch_and_both_are_kept():
    branch = branch_of(3)
    clerk = UserFactory(role="committee_clerk", role__at=branch)
    meeting = MeetingFactory(organisation=branch)

    meeting.hold(Minutes(held_on=meeting.day), by=clerk, at=NOON, for_=branch)

    fact = Fact.objects.get()
    assert (meeting.recorded_by, meeting.recorded_for) == (clerk, True)
    assert (fact.for_code, fact.by != "") == (branch.code, True)


def test_one_meeting_may_count_as_two_kinds():
    meeting = MeetingFactory(kind="theme_day", organisation=branch_of(3))

    held(meeting, also=("party_lecture",))

    assert sorted(fact.kind for fact in Fact.objects.all()) == ["party_lecture.held", "theme_day.held"]
    assert meeting.kinds_in_words == "主题党日、党课"


def test_a_joint_theme_day_counts_for_each_body_with_its_own_figures():
    host, guest = branch_of(3), branch_of(5)
    meeting = MeetingFactory(kind="theme_day", organisation=host)
    meeting.joint.add(guest)

    held(meeting)

    said = {fact.organisation_code: fact.data for fact in Fact.objects.all()}
    assert said[host.code]["should_attend"] == 3
    assert said[guest.code]["should_attend"] == 5
    assert said[guest.code]["joint"] == [host.code]


def test_a_cell_meeting_stands_in_the_ledger_of_its_branch():
    branch = OrganisationFactory()
    cell = OrganisationFactory(kind="cell", name="第一党小组", parent=branch)
    MemberFactory.create_batch(4, organisation=cell)

    held(MeetingFactory(kind="cell_meeting", organisation=cell))

    fact = Fact.objects.get()
    assert (fact.organisation_code, fact.data["cell"], fact.data["present"]) == (branch.code, cell.code, 4)


def test_the_committee_meets_with_those_who_hold_its_posts():
    branch = branch_of(9, committee=3)

    held(MeetingFactory(kind="committee_meeting", organisation=branch))

    assert Fact.objects.get().data["should_attend"] == 3


def test_leaders_who_came_meet_their_duty_of_double_organisation_life_by_post():
    branch = branch_of(3)
    group = OrganisationFactory(kind="leading_group", name="党组")
    post = PostFactory(organisation=group, member=branch.members.first(), role="leading_group_member")
    meeting = MeetingFactory(kind="theme_day", organisation=branch)

    held(meeting, also=("dual_life",))

    fact = Fact.objects.get(kind="dual_life.held")
    assert (fact.organisation_code, fact.data["post"]) == (group.code, post.code)


def test_a_lecture_by_the_secretary_of_the_leading_group_counts_for_the_post_too():
    branch = branch_of(3)
    group = OrganisationFactory(kind="leading_group", name="党组")
    post = PostFactory(organisation=group, role="leading_group_secretary", member=MemberFactory())
    meeting = MeetingFactory(kind="party_lecture", organisation=branch)

    held(meeting, lecturer=post)

    said = {fact.organisation_code: fact.data["post"] for fact in Fact.objects.kinds("party_lecture.held")}
    assert said == {branch.code: "", group.code: post.code}


def test_a_heart_talk_is_of_two_and_keeps_nothing_of_what_was_said():
    branch = branch_of(3, committee=1)
    first, second = branch.members.order_by("pk")[:2]
    meeting = MeetingFactory(kind="heart_talk", organisation=branch)

    held(meeting, present=(first, second), text="谈了家里的事")

    fact = Fact.objects.get()
    assert (meeting.text, meeting.pair) == ("", "committee_member")
    assert (fact.data["pair"], len(fact.data["talkers"])) == ("committee_member", 2)
    assert first.code not in fact.text


def test_a_talk_with_oneself_is_none():
    branch = branch_of(3)
    member = branch.members.first()

    with pytest.raises(Refused, match="两个人"):
        held(MeetingFactory(kind="heart_talk", organisation=branch), present=(member, member))

    assert Meeting.objects.held().count() == 0


def test_a_body_holds_only_its_own_kinds():
    group = OrganisationFactory(kind="leading_group", name="某局党组")

    with pytest.raises(Refused, match="某局党组是党组，不召开支部党员大会"):
        Meeting.plan("branch_assembly", organisation=group, title="", planned_for=NOON, by=None, at=NOON)

    assert Meeting.objects.count() == 0


def test_a_cancelled_meeting_cannot_be_held():
    meeting = MeetingFactory(organisation=branch_of(3))
    meeting.cancel(by=None, at=NOON)

    with pytest.raises(Refused, match="已取消"):
        held(meeting)

    assert [fact.kind for fact in Fact.objects.all()] == ["meeting.cancelled"]
