from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahua.assessment.engine.assembly import largest_remainder
from mahua.assessment.engine.rounding import half_up, parts

weights = st.lists(st.integers(0, 10_000), min_size=1, max_size=15).filter(any)


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded"), [(1, 2, 1), (1, 3, 0), (2, 3, 1), (5, 2, 3), (0, 7, 0)]
)
def test_halves_go_up(numerator, denominator, rounded):
    assert half_up(numerator, denominator) == rounded


def test_parts_give_what_is_missing_to_the_largest_remainders():
    assert parts(100, weights=[1, 1, 1]) == [34, 33, 33]
    assert parts(10, weights=[5, 3, 0, 1]) == [6, 3, 0, 1]  # 5.56, 3.33, 0, 1.11


def test_parts_without_weights_are_nothing_or_a_mistake():
    assert parts(0, weights=[0, 0]) == [0, 0]
    with pytest.raises(ValueError, match="without weights"):
        parts(1, weights=[0])


@given(total=st.integers(0, 10_000), weights=weights)
def test_parts_add_up_and_stay_within_one_of_their_share(total, weights):
    split = parts(total, weights=weights)

    assert sum(split) == total
    for part, weight in zip(split, weights, strict=True):
        assert abs(part - Fraction(total * weight, sum(weights))) < 1
        assert weight or not part


@given(total=st.integers(0, 10_000), weights=weights)
def test_whole_columns_split_as_single_numbers_do(total, weights):
    column = np.array([[total * weight] for weight in weights], dtype=np.int64)

    split = largest_remainder(column, divisor=np.array([sum(weights)]), totals=np.array([total]))

    assert split[:, 0].tolist() == parts(total, weights=weights)
