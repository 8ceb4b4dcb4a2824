"""The finder tells strands that lie side by side from those that are joined, by what was done together."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mahua.insight.two_skins import DONE_TOGETHER, Case, Link, branches, look_at
from tests.insight.measuring import measured

ON = date(2026, 12, 31)


def link(month, *, day=10, kind="member_carried_task", recorded_on=None):
    occurred = date(2026, month, day)
    recorded = recorded_on or occurred
    late = recorded > occurred + timedelta(days=7)
    return Link(kind=kind, occurred_on=occurred, recorded_on=recorded, after_the_fact=late)


def case(*links, code="u1", branch="b1", starts_on=date(2026, 1, 1), ends_on=ON, aparts=()):
    return Case(code=code, branch=branch, starts_on=starts_on, ends_on=ends_on, links=links, aparts=aparts)


def test_a_task_carried_every_other_month_is_one_stick():
    found = look_at(case(*(link(month) for month in (1, 3, 5, 7, 9, 11))), on=ON)

    assert (found.joined, found.months, found.is_nominal) == (6, 12, False)


def test_decisions_alone_are_two_skins():
    found = look_at(case(*(link(month, kind="resolution_became_task") for month in range(1, 13))), on=ON)

    assert (found.is_nominal, found.signs) == (True, ("only_decided",))


def test_what_is_tied_on_in_one_batch_at_the_end_of_the_year_is_two_skins():
    batch = [link(month, recorded_on=date(2026, 12, 20)) for month in range(1, 12)]

    found = look_at(case(*batch), on=ON)

    assert (found.joined, found.is_nominal, found.signs) == (0, True, ("afterwards", "batch"))


def test_who_works_together_and_writes_it_down_late_is_one_stick():
    late = [link(month, recorded_on=date(2026, month, 10) + timedelta(days=15)) for month in range(1, 12)]

    assert not look_at(case(*late), on=ON).is_nominal


def test_one_busy_week_is_not_a_year():
    found = look_at(case(*(link(3, day=day) for day in range(1, 21))), on=ON)

    assert (found.joined, found.is_nominal) == (2, True)


def test_nothing_is_said_of_a_young_undertaking():
    assert not look_at(case(starts_on=date(2026, 9, 1)), on=ON).is_nominal
    assert look_at(case(starts_on=date(2026, 8, 1)), on=ON).is_nominal


def test_months_in_which_nothing_need_be_joined_are_not_asked_for():
    waiting = ((date(2026, 2, 1), date(2026, 10, 31)),)

    assert look_at(case(), on=ON).is_nominal
    assert not look_at(case(aparts=waiting), on=ON).is_nominal


def test_a_branch_is_named_when_most_of_its_undertakings_are_nominal():
    busy = [link(month) for month in range(1, 13)]
    cases = [case(branch="b1"), case(branch="b1"), case(*busy, branch="b1")]
    cases += [case(branch="b2"), case(*busy, branch="b2")]

    assert branches([look_at(each, on=ON) for each in cases]) == ["b1"]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 12), st.sampled_from(sorted(DONE_TOGETHER))), max_size=20), st.integers(1, 12))
def test_doing_one_thing_more_in_time_never_makes_it_nominal(drawn, month):
    links = [link(number, kind=kind) for number, kind in drawn]

    before, after = look_at(case(*links), on=ON), look_at(case(*links, link(month)), on=ON)

    assert before.is_nominal or not after.is_nominal


@pytest.mark.parametrize("seeds", [range(101, 121)], ids=["seeds not used while building"])
def test_nine_in_ten_are_found_and_nine_in_ten_found_are_right(seeds):
    undertakings, bodies = measured(seeds)

    assert min(undertakings.precision, undertakings.recall) >= 0.90
    assert min(bodies.precision, bodies.recall) >= 0.90
