"""Periods tile the calendar, and facts fall in the right one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahua.kernel.errors import Refused
from mahua.rules.frequencies import Frequency
from mahua.rules.periods import (
    half_of,
    month_of,
    parse,
    period_of,
    period_of_fact,
    periods_within,
    quarter_of,
    year,
    year_of,
)

days = st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 12, 31))
frequencies = st.sampled_from(Frequency)


@pytest.mark.parametrize(
    ("make", "code", "starts_on", "ends_on", "label"),
    [
        (month_of, "2026-11", date(2026, 11, 1), date(2026, 11, 30), "2026年11月"),
        (quarter_of, "2026Q4", date(2026, 10, 1), date(2026, 12, 31), "2026年第四季度"),
        (half_of, "2026H2", date(2026, 7, 1), date(2026, 12, 31), "2026年下半年"),
        (year_of, "2026", date(2026, 1, 1), date(2026, 12, 31), "2026年度"),
    ],
)
def test_a_day_lies_in_a_month_a_quarter_a_half_and_a_year(make, code, starts_on, ends_on, label):
    period = make(date(2026, 11, 23))

    assert (period.code, period.starts_on, period.ends_on, period.label) == (code, starts_on, ends_on, label)


def test_meetings_on_31_march_and_1_april_count_for_two_quarters():  # domain.md §13, vector 8
    assert quarter_of(date(2026, 3, 31)).code == "2026Q1"
    assert quarter_of(date(2026, 4, 1)).code == "2026Q2"


def test_a_life_meeting_counts_for_the_year_it_says():  # vector 7
    period = period_of_fact(Frequency.BELONGS_TO_YEAR, occurred_on=date(2024, 3, 8), belongs_to_year=2023)

    assert period == year(2023)
    assert period != year(2024)


def test_other_facts_count_where_they_occurred_whatever_year_they_say():
    period = period_of_fact(Frequency.MONTH, occurred_on=date(2024, 3, 8), belongs_to_year=2023)

    assert period.code == "2024-03"


def test_the_year_of_a_life_meeting_is_never_guessed():
    with pytest.raises(Refused, match="所属年度"):
        period_of_fact(Frequency.BELONGS_TO_YEAR, occurred_on=date(2024, 3, 8))


@pytest.mark.parametrize("code", ["", "2026Q5", "2026H0", "2026-13", "2026-1", "０2026", "２０２６", "0000", "2026Q1 "])
def test_a_code_that_names_no_period_is_refused(code):
    with pytest.raises(Refused, match="写法不正确"):
        parse(code)


def test_periods_within_include_those_begun_before_and_ended_after():
    codes = [period.code for period in periods_within(Frequency.MONTH, start=date(2025, 11, 15), end=date(2026, 2, 1))]

    assert codes == ["2025-11", "2025-12", "2026-01", "2026-02"]


def test_there_are_no_periods_within_a_span_that_ends_before_it_starts():
    assert periods_within(Frequency.YEAR, start=date(2026, 2, 1), end=date(2026, 1, 31)) == ()


def test_february_ends_on_the_29th_in_a_leap_year():
    assert month_of(date(2024, 2, 3)).ends_on == date(2024, 2, 29)
    assert month_of(date(2100, 2, 3)).ends_on == date(2100, 2, 28)


@given(frequencies, days)
def test_each_day_lies_in_its_period_and_the_next_begins_the_day_after(frequency, day):
    period = period_of(frequency, day=day)

    assert period.contains(day)
    assert period.next.starts_on == period.ends_on + timedelta(days=1)
    assert period.next.previous == period


@given(frequencies, days, st.integers(0, 3000))
def test_periods_tile_the_time(frequency, start, length):
    end = start + timedelta(days=length)

    periods = periods_within(frequency, start=start, end=end)

    assert periods[0].contains(start)
    assert periods[-1].contains(end)
    assert [later.starts_on for later in periods[1:]] == [p.ends_on + timedelta(days=1) for p in periods[:-1]]


@given(frequencies, days)
def test_a_code_leads_back_to_its_period(frequency, day):
    period = period_of(frequency, day=day)

    assert parse(period.code) == period


@given(frequencies, st.integers(1950, 2150))
def test_a_year_has_as_many_periods_as_its_frequency_says(frequency, number):
    periods = periods_within(frequency, start=date(number, 1, 1), end=date(number, 12, 31))

    assert len(periods) == frequency.periods_a_year
