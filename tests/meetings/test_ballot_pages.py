import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.access import UserFactory
from tests.factories.meetings import MeetingFactory, branch_of
from tests.meetings.visits import page_of, secretary_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_a_ballot_is_opened_voted_and_counted_on_pages(client):
    branch = branch_of(6)
    members = list(branch.members.order_by("pk"))
    chair = secretary_of(branch)
    meeting = MeetingFactory(kind="election", organisation=branch, day=TODAY)
    client.force_login(chair)
    stands = [member.code for member in members[:4]]
    client.post(page_of(meeting, "new_ballot"), {"seats": "3", "members": stands})
    ballot = meeting.ballots.get()
    slips = client.post(reverse("meetings:slips", kwargs={"code": ballot.code})).context["codes"]
    marks = {f"mark-{code}": "in_favour" if code in stands[:3] else "against" for code in stands}
    vote = reverse("meetings:vote", kwargs={"code": ballot.code})
    client.logout()

    for slip in slips:
        assert members[0].name in client.post(vote, {"slip": slip}).content.decode()
        client.post(vote, {"slip": slip, "marked": "1", **marks})

    client.force_login(chair)
    page = reverse("meetings:ballot", kwargs={"code": ballot.code})
    before = client.get(page)
    assert "tallies" not in before.context
    client.post(reverse("meetings:close_ballot", kwargs={"code": ballot.code}), {"paper": "0", "done": "on"})
    counted = {(tally.member.code, tally.choice): tally.count for tally in client.get(page).context["tallies"]}
    assert counted[stands[0], "in_favour"] == 6
    typed = client.get(page_of(meeting, "minutes")).context["form"].stands
    assert sum(int(row["votes"].value() or 0) for row in typed) == 18


def test_votes_are_not_counted_before_the_chair_says_that_all_have_voted(client):
    branch = branch_of(6)
    meeting = MeetingFactory(kind="members_review", organisation=branch, day=TODAY)
    client.force_login(secretary_of(branch))
    client.post(page_of(meeting, "new_ballot"), {})
    ballot = meeting.ballots.get()

    answer = client.post(reverse("meetings:close_ballot", kwargs={"code": ballot.code}), {"paper": "0"})

    ballot.refresh_from_db()
    assert answer.status_code == 422
    assert ballot.is_open
    assert "都已投完" in answer.content.decode()


def test_nobody_without_a_slip_reads_who_stands(client):
    branch = branch_of(6)
    meeting = MeetingFactory(kind="election", organisation=branch, day=TODAY)
    client.force_login(secretary_of(branch))
    stands = [member.code for member in branch.members.order_by("pk")[:4]]
    client.post(page_of(meeting, "new_ballot"), {"seats": "3", "members": stands})
    client.logout()
    vote = reverse("meetings:vote", kwargs={"code": meeting.ballots.get().code})

    assert branch.members.first().name not in client.get(vote).content.decode()
    assert client.post(vote, {"slip": "abc"}).status_code == 409


def test_a_voter_collects_one_slip_on_the_phone(client):
    branch = branch_of(6)
    meeting = MeetingFactory(kind="members_review", organisation=branch, day=TODAY)
    client.force_login(secretary_of(branch))
    client.post(page_of(meeting, "new_ballot"), {})
    ballot = meeting.ballots.get()
    member = branch.members.first()
    client.force_login(UserFactory(role="member", role__at=branch, member_code=member.code))
    address = reverse("meetings:slip", kwargs={"code": ballot.code})

    slip = client.post(address).context["slip"]

    assert ballot.takes(slip)
    assert client.post(address).status_code == 409
