"""One third at most may be graded 优秀."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahua.kernel.errors import Refused
from mahua.rules.review_cap import CapBase, review_cap


@pytest.mark.parametrize(("members", "most"), [(17, 5), (18, 6), (2, 0), (3, 1), (0, 0)])
def test_the_cap_is_a_third_of_all_members_rounded_down(members, most):  # domain.md §13, vector 2
    assert review_cap(members).most == most


def test_counted_on_graded_members_only_the_probationary_leave_the_base():  # vector 2
    assert review_cap(18, probationary=1, base=CapBase.GRADED).most == 5
    assert review_cap(18, probationary=1, base=CapBase.MEMBERS).most == 6


def test_one_more_than_the_cap_is_refused_unless_a_reason_is_given():
    cap = review_cap(17)

    cap.check(5)
    cap.check(6, reason="上级党组织同意")
    with pytest.raises(Refused, match="不超过5人"):
        cap.check(6, reason="  ")


def test_more_probationary_than_members_is_refused():
    with pytest.raises(Refused, match="不相符"):
        review_cap(3, probationary=4)


@given(st.integers(0, 600), st.sampled_from(CapBase))
def test_a_larger_branch_never_has_a_smaller_cap(members, base):
    cap = review_cap(members, base=base)

    assert cap.most <= review_cap(members + 1, base=base).most
    assert cap.most * 3 <= members < (cap.most + 1) * 3
