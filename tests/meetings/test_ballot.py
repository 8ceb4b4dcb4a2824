from collections import Counter
from datetime import UTC, datetime

import pytest
from django.db import models

from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.meetings.models import Ballot, Comment, Envelope, Slip, Tally, Voter
from tests.factories.meetings import MeetingFactory, branch_of
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


def opened(full=6, *, candidates=4, seats=3):
    """An election of three in a branch of six, with its ballot open; the candidates in roster order."""
    branch = branch_of(full)
    stands = list(branch.members.order_by("pk")[:candidates])
    meeting = MeetingFactory(kind="election", organisation=branch)
    return Ballot.open_at(meeting, members=stands, seats=seats, at=NOON), stands


def all_for(stands, *, seats=3):
    """Marks in favour of the first `seats`, against the others."""
    return {member.code: "in_favour" if place < seats else "against" for place, member in enumerate(stands)}


def collect(ballot):
    """Every voter's slip code."""
    return [ballot.hand_out(voter.member) for voter in ballot.voters.select_related("member")]


def test_everybody_entitled_gets_one_slip_and_only_one():
    ballot, _ = opened()
    voter = ballot.voters.first().member

    code = ballot.hand_out(voter)

    assert len(code) >= 11
    assert (ballot.entitled, ballot.slips.count(), ballot.envelopes.count()) == (6, 6, 5)
    with pytest.raises(Refused, match="已经领过"):
        ballot.hand_out(voter)


def test_somebody_not_entitled_gets_none():
    ballot, _ = opened()

    with pytest.raises(Refused, match="没有可领的选票"):
        ballot.hand_out(MemberFactory())

    assert ballot.envelopes.count() == 6


def test_a_vote_marks_the_slip_and_adds_to_the_tallies_and_writes_no_fact():
    ballot, stands = opened()
    code = ballot.hand_out(ballot.voters.first().member)

    Ballot.vote(code, ballot=ballot, marks=all_for(stands))

    assert ballot.slips.filter(used=True).count() == 1
    assert ballot.tallies.get(member=stands[0], choice="in_favour").count == 1
    assert Fact.objects.count() == 0


def test_a_slip_votes_only_once():
    ballot, stands = opened()
    code = ballot.hand_out(ballot.voters.first().member)
    Ballot.vote(code, ballot=ballot, marks=all_for(stands))

    with pytest.raises(Refused, match="已经投过"):
        Ballot.vote(code, ballot=ballot, marks=all_for(stands))

    assert ballot.tallies.aggregate(all=models.Sum("count"))["all"] == len(stands)


def test_a_code_typed_with_capitals_and_blanks_is_the_same_code():
    ballot, stands = opened()
    code = ballot.hand_out(ballot.voters.first().member)

    Ballot.vote(f" {code[:5].upper()} {code[5:]} ", ballot=ballot, marks=all_for(stands))

    assert ballot.slips.filter(used=True).count() == 1


def test_more_in_favour_than_seats_is_refused_and_the_slip_stays_good():
    ballot, stands = opened()
    code = ballot.hand_out(ballot.voters.first().member)

    with pytest.raises(Refused, match="应选 3 人，您赞成了 4 人"):
        Ballot.vote(code, ballot=ballot, marks=all_for(stands, seats=4))

    assert ballot.slips.filter(used=True).count() == 0


def test_no_total_can_be_read_before_closing():
    ballot, stands = opened()
    for code in collect(ballot):
        Ballot.vote(code, ballot=ballot, marks=all_for(stands))

    with pytest.raises(Refused, match="计票前不显示"):
        ballot.result()

    ballot.close(by=None, at=NOON)
    assert [tally.count for tally in ballot.result() if tally.choice == "in_favour"] == [6, 6, 6, 0]


def test_closing_says_only_how_many_and_keeps_the_fact_confidential():
    ballot, stands = opened()
    for code in collect(ballot):
        Ballot.vote(code, ballot=ballot, marks=all_for(stands))

    ballot.close(by=None, at=NOON)

    fact = Fact.objects.get()
    assert (fact.kind, fact.confidential) == ("ballot.closed", True)
    assert fact.data == {"meeting": ballot.meeting.code, "ballot": ballot.code, "entitled": 6, "cast": 6}


def test_closing_destroys_slips_envelopes_and_who_collected():
    ballot, stands = opened()
    Ballot.vote(ballot.hand_out(ballot.voters.first().member), ballot=ballot, marks=all_for(stands))

    ballot.close(by=None, at=NOON, paper=4)

    assert (ballot.slips.count(), ballot.envelopes.count(), ballot.voters.count()) == (0, 0, 0)


def test_below_five_ballots_nothing_is_shown_and_nothing_is_kept():
    ballot, stands = opened()
    for code in collect(ballot)[:4]:
        Ballot.vote(code, ballot=ballot, marks=all_for(stands), comment="望多走访")

    ballot.close(by=None, at=NOON)

    with pytest.raises(Refused, match="不足 5 张"):
        ballot.result()
    assert ballot.tallies.aggregate(all=models.Sum("count"))["all"] == 0
    assert ballot.comments.count() == 0


def test_a_ballot_of_fewer_than_five_is_sent_to_paper():
    with pytest.raises(Refused, match="请用纸质选票"):
        opened(full=4, candidates=3, seats=2)

    assert Ballot.objects.count() == 0


def test_paper_ballots_are_counted_with_the_others():
    ballot, stands = opened()
    for code in collect(ballot)[:3]:
        Ballot.vote(code, ballot=ballot, marks=all_for(stands))

    ballot.close(by=None, at=NOON, paper=3, paper_counts={(stands[3].code, "in_favour"): 2})

    in_favour = {tally.member: tally.count for tally in ballot.result() if tally.choice == "in_favour"}
    assert in_favour == {stands[0]: 3, stands[1]: 3, stands[2]: 3, stands[3]: 2}


def test_more_ballots_than_voters_cannot_be_counted():
    ballot, _ = opened()

    with pytest.raises(Refused, match="多于发出的 6 张"):
        ballot.close(by=None, at=NOON, paper=7)

    ballot.refresh_from_db()
    assert ballot.is_open


def test_after_closing_no_slip_is_taken():
    ballot, stands = opened()
    code = ballot.hand_out(ballot.voters.first().member)
    ballot.close(by=None, at=NOON)

    with pytest.raises(Refused, match="投票已经结束"):
        Ballot.vote(code, ballot=ballot, marks=all_for(stands))

    assert ballot.cast == 0


def test_comments_come_back_in_an_order_that_says_nothing():
    orders = Counter()
    for _ in range(12):
        ballot, stands = opened()
        for place, code in enumerate(collect(ballot)):
            Ballot.vote(code, ballot=ballot, marks=all_for(stands), comment=f"第{place}条")
        before = list(ballot.comments.order_by("pk").values_list("text", flat=True))
        ballot.close(by=None, at=NOON)
        after = list(ballot.comments.values_list("text", flat=True))

        orders[tuple(after)] += 1
        assert sorted(before) == sorted(after) == [f"第{place}条" for place in range(6)]

    assert len(orders) > 6


def test_a_probationary_member_takes_part_in_a_review_and_not_in_an_election():
    branch = branch_of(5, probationary=2)
    review = MeetingFactory(kind="members_review", organisation=branch)
    election = MeetingFactory(kind="election", organisation=branch)
    full = list(branch.members.filter(stage="full"))

    assert Ballot.open_at(review, members=full, at=NOON).entitled == 7
    assert Ballot.open_at(election, members=full[:3], seats=2, at=NOON).entitled == 5


@pytest.mark.parametrize("table", [Slip, Comment, Envelope])
def test_no_column_tells_when_or_in_which_order(table):
    fields = table._meta.get_fields()

    assert not [field for field in fields if isinstance(field, models.DateField | models.TimeField)]
    assert not isinstance(table._meta.pk, models.AutoField)


def test_no_table_leads_from_a_voter_to_a_slip_or_from_a_slip_to_a_choice():
    pointed = {
        table: {field.related_model for field in table._meta.get_fields() if field.is_relation}
        for table in (Voter, Slip, Tally, Comment, Envelope)
    }

    assert pointed[Slip] == pointed[Comment] == pointed[Envelope] == {Ballot}
    assert Slip not in pointed[Voter] | pointed[Tally]
    assert Voter not in pointed[Tally]
    assert {field.name for field in Slip._meta.get_fields()} == {"key", "ballot", "used"}
