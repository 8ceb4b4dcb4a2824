from datetime import UTC, date, datetime

import pytest

from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.meetings.minutes import Grades, Poll, Stand
from mahua.meetings.models import Meeting
from mahua.members.models import Post
from mahua.organisations.models import Term
from tests.factories.meetings import MeetingFactory, branch_of, held
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
POSTS = ("secretary", "organisation_commissioner", "discipline_commissioner", "commissioner")


def poll(branch, *votes, seats=3):
    """A poll over the branch's first members, with these votes in favour."""
    members = branch.members.order_by("pk")[: len(votes)]
    stands = tuple(
        Stand(member=member, votes=count, post=POSTS[place])
        for place, (member, count) in enumerate(zip(members, votes, strict=True))
    )
    return Poll(seats=seats, stands=stands)


def test_an_election_appoints_the_committee_and_begins_its_term():
    branch = branch_of(20, committee=2)
    before = Post.objects.get(role="secretary")
    meeting = MeetingFactory(kind="election", organisation=branch)

    held(meeting, poll=poll(branch, 18, 15, 12, 9))

    posts = Post.objects.current().filter(organisation=branch)
    before.refresh_from_db()
    assert {post.role for post in posts} == set(POSTS[:3])
    assert all(post.elected and post.from_on == date(2026, 11, 20) for post in posts)
    assert before.until_on == date(2026, 11, 19)
    assert Term.objects.current().get().due_on == date(2029, 11, 20)
    assert Fact.objects.get(kind="election.held").data == {
        "meeting": meeting.code,
        "belongs_to_year": 2026,
        "late_entry": False,
        "eligible": 20,
        "present": 20,
        "seats": 3,
        "candidates": 4,
    }


def test_half_of_those_entitled_is_not_enough_to_be_elected():
    branch = branch_of(20)
    meeting = MeetingFactory(kind="election", organisation=branch)

    held(meeting, poll=poll(branch, 18, 11, 10, 2))

    elected = meeting.election.candidates.filter(elected=True)
    assert sorted(candidate.votes for candidate in elected) == [11, 18]
    assert meeting.election.vacant == 1


def test_too_few_candidates_are_refused_before_anything_is_written():
    branch = branch_of(20)

    with pytest.raises(Refused, match="候选人应不少于4人"):
        held(MeetingFactory(kind="election", organisation=branch), poll=poll(branch, 18, 15, 12))

    assert (Post.objects.count(), Term.objects.count(), Meeting.objects.held().count()) == (0, 0, 0)


def test_without_four_fifths_present_nobody_is_elected():
    branch = branch_of(20)
    absent = dict.fromkeys(branch.members.order_by("-pk")[:5], "duty")

    with pytest.raises(Refused, match="须到16人"):
        held(MeetingFactory(kind="election", organisation=branch), absent=absent, poll=poll(branch, 15, 15, 12, 9))

    assert Term.objects.count() == 0


def test_a_probationary_member_cannot_stand():
    branch = branch_of(5)
    young = MemberFactory(organisation=branch, stage="probationary", name="小李")
    stands = (*poll(branch, 5, 5, 4).stands, Stand(member=young, votes=5))

    with pytest.raises(Refused, match="小李不是本组织的正式党员"):
        held(MeetingFactory(kind="election", organisation=branch), poll=Poll(seats=3, stands=stands))

    assert Post.objects.count() == 0


def test_correcting_an_election_and_holding_it_anew_leaves_posts_and_term_that_were_right():
    branch = branch_of(20)
    meeting = held(MeetingFactory(kind="election", organisation=branch), poll=poll(branch, 18, 15, 12, 9))
    meeting.correct(reason="wrong_figures", by=None, at=NOON)

    held(meeting, poll=poll(branch, 18, 15, 13, 7))

    assert Post.objects.filter(organisation=branch).count() == 3
    assert Term.objects.count() == 1


def test_a_review_says_counts_and_cap_and_nobody():
    branch = branch_of(17, probationary=1)
    meeting = MeetingFactory(kind="members_review", organisation=branch)

    held(meeting, belongs_to_year=2026, grades=Grades(excellent=6, qualified=11))

    data = Fact.objects.get(kind="members_review.held").data
    assert data == {
        "meeting": meeting.code,
        "belongs_to_year": 2026,
        "late_entry": False,
        "members": 18,
        "graded": 17,
        "cap": 6,
        "excellent": 6,
        "qualified": 11,
        "basically_qualified": 0,
        "unqualified": 0,
    }


def test_a_review_above_the_cap_needs_a_reason():
    branch = branch_of(17)
    meeting = MeetingFactory(kind="members_review", organisation=branch)

    with pytest.raises(Refused, match="不超过5人"):
        held(meeting, grades=Grades(excellent=6, qualified=11))

    held(meeting, grades=Grades(excellent=6, qualified=11, reason="上级党组织同意"))
    assert meeting.review.reason == "上级党组织同意"


def test_the_probationary_get_no_grade():
    branch = branch_of(5, probationary=2)

    with pytest.raises(Refused, match="正式党员 5 人"):
        held(
            MeetingFactory(kind="members_review", organisation=branch),
            grades=Grades(excellent=2, qualified=5),
        )

    assert Meeting.objects.held().count() == 0


def test_in_a_small_branch_the_fact_says_no_counts_per_grade():
    branch = branch_of(4)
    meeting = MeetingFactory(kind="members_review", organisation=branch)

    held(meeting, grades=Grades(excellent=1, qualified=3))

    data = Fact.objects.get(kind="members_review.held").data
    assert (data["graded"], "excellent" in data, "qualified" in data) == (4, False, False)
    assert meeting.review.excellent == 1
