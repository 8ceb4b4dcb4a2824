"""By when something is due, and how that stands on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahua.rules.deadlines import Timing, counts_as_due, due_on, timing
from mahua.rules.frequencies import Frequency
from mahua.rules.periods import parse, period_of


def test_without_grace_it_is_due_on_the_last_day_of_the_period():
    assert due_on(parse("2026Q1")) == date(2026, 3, 31)


def test_grace_months_end_with_a_month():
    assert due_on(parse("2025"), grace_months=3) == date(2026, 3, 31)
    assert due_on(parse("2026-02"), grace_months=1) == date(2026, 3, 31)
    assert due_on(parse("2026-02"), grace_days=10) == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2025, 12, 31), Timing.AHEAD),
        (date(2026, 1, 1), Timing.OPEN),
        (date(2026, 3, 24), Timing.OPEN),
        (date(2026, 3, 25), Timing.DUE),
        (date(2026, 3, 31), Timing.DUE),
        (date(2026, 4, 1), Timing.LATE),
    ],
)
def test_a_quarter_is_open_then_due_for_a_week_then_late(on, expected):
    quarter = parse("2026Q1")

    assert timing(quarter, due=due_on(quarter), on=on) is expected


def test_in_its_grace_it_is_due_and_not_late():
    year = parse("2025")
    due = due_on(year, grace_months=3)

    assert timing(year, due=due, on=date(2026, 3, 31)) is Timing.DUE
    assert timing(year, due=due, on=date(2026, 4, 1)) is Timing.LATE


def test_what_is_not_yet_due_stays_out_of_the_sums_until_it_is_done():
    due = date(2026, 3, 31)

    assert not counts_as_due(due=due, on=due, done=0, required=1)
    assert counts_as_due(due=due, on=due, done=1, required=1)
    assert counts_as_due(due=due, on=due + timedelta(days=1), done=0, required=1)


@given(st.sampled_from(Frequency), st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 24), st.integers(0, 90))
def test_more_grace_is_never_due_earlier(frequency, day, months, days):
    period = period_of(frequency, day=day)

    due = due_on(period, grace_months=months, grace_days=days)

    assert period.ends_on <= due <= due_on(period, grace_months=months + 1, grace_days=days)
