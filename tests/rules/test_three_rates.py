import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahua.rules.three_rates import WHOLE, Formula, Tally, rates_of, wilson

VECTOR = Tally(valid=80, contacted=78, solved=60, satisfied=40, basically=20)  # domain.md §13.11


def test_the_vector_of_the_domain():
    rates = rates_of(VECTOR, Formula())

    assert (rates.response, rates.resolution, rates.satisfaction, rates.whole) == (9750, 7500, 7250, 7625)


def test_no_valid_call_back_is_no_data_and_not_nought():
    assert rates_of(Tally(valid=0), Formula()) is None


def test_other_weights_are_a_districts_own_choice():
    rates = rates_of(VECTOR, Formula(basically=100, response=30, resolution=35, satisfaction=35))

    assert (rates.satisfaction, rates.whole) == (7500, 30 * 9750 // 100 + 35 * 7500 // 100 + 35 * 7500 // 100)


def test_weights_that_do_not_make_a_whole_are_an_error():
    with pytest.raises(ValueError, match="100"):
        Formula(response=20)


@pytest.mark.parametrize(("valid", "small"), [(29, True), (30, False)])
def test_few_call_backs_are_not_compared(valid, small):
    assert rates_of(Tally(valid=valid), Formula()).is_small is small


def test_the_interval_of_ten_in_ten_does_not_reach_down_to_nought_nor_leave_the_whole():
    low, high = wilson(10, 10)

    assert (low, high) == (7225, WHOLE)


@given(st.integers(1, 500), st.data())
def test_a_rate_lies_within_its_interval_and_between_nought_and_the_whole(valid, data):
    hits = data.draw(st.integers(0, valid))
    rates = rates_of(Tally(valid=valid, contacted=hits, solved=hits, satisfied=hits), Formula())
    low, high = wilson(hits, valid)

    assert 0 <= low <= rates.resolution <= high <= WHOLE
    assert rates.response == rates.resolution == rates.satisfaction == pytest.approx(rates.whole, abs=1)
