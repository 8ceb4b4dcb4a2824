"""More candidates than seats, and more than half of all entitled to be elected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahua.kernel.errors import Refused
from mahua.rules.candidates import Returned, candidates_needed, check_candidates, may_use_delegates, returned


@pytest.mark.parametrize(("seats", "needed"), [(3, 4), (5, 6), (1, 2), (7, 9), (10, 12)])
def test_there_is_one_fifth_more_candidates_than_seats_rounded_up(seats, needed):  # domain.md §13, vector 10
    assert candidates_needed(seats) == needed


def test_a_list_that_is_too_short_is_refused():
    check_candidates(4, seats=3)
    with pytest.raises(Refused, match="候选人应不少于4人"):
        check_candidates(3, seats=3)


def test_from_500_members_delegates_may_elect():
    assert may_use_delegates(500)
    assert not may_use_delegates(499)


def test_eleven_votes_of_twenty_entitled_elect_and_ten_do_not():  # vector 10
    result = returned({"a": 16, "b": 11, "c": 10, "d": 3}, seats=3, entitled=20, present=16)

    assert result == Returned(elected=("a", "b"), tied=(), vacant=1)


def test_where_more_pass_than_there_are_seats_the_votes_decide():
    result = returned({"a": 14, "b": 16, "c": 12, "d": 11}, seats=3, entitled=20, present=16)

    assert result == Returned(elected=("b", "a", "c"), tied=(), vacant=0)


def test_those_equal_at_the_last_seat_are_voted_on_again():
    result = returned({"a": 16, "b": 12, "c": 12, "d": 12}, seats=3, entitled=20, present=16)

    assert result == Returned(elected=("a",), tied=("b", "c", "d"), vacant=2)


def test_a_ballot_without_four_fifths_is_refused():
    with pytest.raises(Refused, match="还差1人"):
        returned({"a": 15, "b": 2}, seats=1, entitled=20, present=15)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=12), st.integers(1, 8))
def test_nobody_is_elected_by_half_or_less_and_no_seat_is_given_twice(votes, seats):
    tally = {f"m{number}": count for number, count in enumerate(votes)}

    result = returned(tally, seats=seats, entitled=40, present=40)

    assert all(tally[code] > 20 for code in result.elected + result.tied)
    assert len(result.elected) + result.vacant == seats
    assert not result.tied or len(result.tied) > result.vacant
