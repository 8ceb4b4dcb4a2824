"""Who must be present, and how many votes carry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahua.kernel.errors import Refused
from mahua.rules.quorum import admission, branch_assembly, committee_meeting, election

counts = st.integers(1, 600).flatmap(lambda entitled: st.tuples(st.just(entitled), st.integers(0, entitled)))


def test_ten_of_twenty_may_vote_but_carry_nothing():  # domain.md §13, vector 9
    quorum = branch_assembly(20, present=10)

    assert quorum.may_vote
    assert quorum.needed_votes == 11
    assert not quorum.can_carry
    assert not quorum.carries(10)
    assert quorum.words == (
        "支部党员大会：应到20人，实到10人，可以表决；赞成11票以上（含）为通过。"
        "实到人数少于所需票数，即使全体赞成也不能通过，建议补足人数后再表决。"
    )


def test_eleven_of_twenty_carry():
    assert branch_assembly(20, present=11).carries(11)
    assert not branch_assembly(20, present=20).carries(10)


def test_the_admission_of_a_member_needs_more_than_half_present():  # vector 9
    assert not admission(20, present=10).may_vote
    assert admission(20, present=11).may_vote


@pytest.mark.parametrize(("members", "present", "valid"), [(5, 3, True), (5, 2, False), (4, 2, True), (4, 1, False)])
def test_half_of_a_committee_suffices(members, present, valid):  # vector 9
    assert committee_meeting(members, present=present).may_vote is valid


def test_an_election_needs_four_fifths_present_and_more_than_half_of_all_entitled():  # vector 10
    assert election(20, present=16).may_vote
    assert not election(20, present=15).may_vote
    assert election(20, present=16).needed_votes == 11
    assert not election(20, present=16).carries(10)


def test_too_few_present_says_how_many_are_missing():
    assert election(20, present=15).words == "选举：应到20人，实到15人，须到16人方可进行，还差1人，不能表决。"


def test_nobody_entitled_means_no_vote():
    assert not branch_assembly(0, present=0).may_vote


@pytest.mark.parametrize("present", [21, -1])
def test_more_present_than_entitled_is_refused(present):
    with pytest.raises(Refused, match="请核对人数"):
        branch_assembly(20, present=present)


def test_more_votes_than_people_present_are_refused():
    with pytest.raises(Refused, match="请核对票数"):
        branch_assembly(20, present=15).carries(16)


@given(counts)
def test_the_needed_figures_are_halves_and_fifths_of_all_entitled(pair):
    entitled, present = pair

    assert branch_assembly(entitled, present=present).may_vote == (2 * present >= entitled)
    assert admission(entitled, present=present).may_vote == (2 * present > entitled)
    assert election(entitled, present=present).may_vote == (5 * present >= 4 * entitled)


@given(counts, st.data())
def test_no_item_is_carried_by_half_or_less(pair, data):
    entitled, present = pair
    in_favour = data.draw(st.integers(0, present))

    carried = branch_assembly(entitled, present=present).carries(in_favour)

    assert carried == (2 * in_favour > entitled)
