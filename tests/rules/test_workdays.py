"""Working days follow the published calendar and stop where it stops."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahua.kernel.errors import Refused
from mahua.rules.workdays import WorkCalendar, WorkYear, YearNotPublished, published_years

PUBLISHED = WorkCalendar(published_years())
days_of_2025 = st.dates(min_value=date(2025, 1, 1), max_value=date(2025, 12, 31))


def test_2026_has_six_make_up_days():
    assert sorted({year.year: year for year in published_years()}[2026].made_up) == [
        date(2026, 1, 4),
        date(2026, 2, 14),
        date(2026, 2, 28),
        date(2026, 5, 9),
        date(2026, 9, 20),
        date(2026, 10, 10),
    ]


def test_a_make_up_saturday_is_worked_and_a_holiday_thursday_is_not():
    assert PUBLISHED.is_workday(date(2026, 10, 10))
    assert not PUBLISHED.is_workday(date(2026, 10, 1))
    assert PUBLISHED.is_workday(date(2026, 10, 9))
    assert not PUBLISHED.is_workday(date(2026, 10, 11))


def test_one_workday_after_the_last_day_before_the_national_holiday_is_the_first_after_it():
    assert PUBLISHED.add_workdays(date(2026, 9, 30), count=1) == date(2026, 10, 8)
    assert PUBLISHED.workdays_between(date(2026, 9, 30), end=date(2026, 10, 10)) == 3


def test_a_year_that_is_not_published_is_never_guessed():
    with pytest.raises(YearNotPublished) as refusal:
        PUBLISHED.add_workdays(date(2026, 12, 31), count=1)

    assert refusal.value.year == 2027
    assert refusal.value.words == "2027年放假安排尚未公布，请待公布后由工委录入。"
    assert isinstance(refusal.value, Refused)


def test_the_working_committee_enters_a_year_once_it_is_published():
    calendar = WorkCalendar(
        [WorkYear(2027, off=frozenset({date(2027, 1, 1)}), made_up=frozenset({date(2027, 1, 3)}))],
    )

    assert calendar.years == (2027,)
    assert not calendar.is_workday(date(2027, 1, 1))
    assert calendar.is_workday(date(2027, 1, 3))
    assert calendar.is_workday(date(2027, 1, 4))


def test_a_day_of_another_year_or_both_off_and_worked_is_refused():
    with pytest.raises(Refused, match="2026-12-31不在2027年内"):
        WorkYear(2027, off=frozenset({date(2026, 12, 31)}))
    with pytest.raises(Refused, match="既列为放假又列为上班"):
        WorkYear(2027, off=frozenset({date(2027, 1, 2)}), made_up=frozenset({date(2027, 1, 2)}))


@given(days_of_2025, st.integers(1, 200))
def test_workdays_added_are_the_workdays_between(day, count):
    later = PUBLISHED.add_workdays(day, count=count)

    assert PUBLISHED.is_workday(later)
    assert PUBLISHED.workdays_between(day, end=later) == count
    assert PUBLISHED.workdays_between(later, end=day) == -count


@given(days_of_2025.filter(PUBLISHED.is_workday), st.integers(-200, 200))
def test_from_a_workday_forth_and_back_is_the_same_day(day, count):
    there = PUBLISHED.add_workdays(day, count=count)

    assert PUBLISHED.add_workdays(there, count=-count) == day


@given(days_of_2025, st.integers(0, 300), st.integers(0, 60))
def test_workdays_of_two_stretches_add_up(start, first, second):
    middle = start + timedelta(days=first)
    end = middle + timedelta(days=second)

    whole = PUBLISHED.workdays_between(start, end=end)

    assert whole == PUBLISHED.workdays_between(start, end=middle) + PUBLISHED.workdays_between(middle, end=end)


def test_the_published_years_name_their_holidays():
    assert PUBLISHED.reason(date(2026, 2, 17)) == "春节"
    assert PUBLISHED.reason(date(2026, 2, 14)) == "调休上班"
    assert PUBLISHED.reason(date(2026, 2, 21)) == ""  # a Saturday needs no reason
    assert PUBLISHED.reason(date(2027, 2, 17)) == ""


def test_in_a_year_not_published_weekdays_are_worked_as_far_as_is_known():
    assert PUBLISHED.knows(2025, 2026)
    assert not PUBLISHED.knows(2026, 2027)
    assert PUBLISHED.works(date(2027, 1, 1))
    assert not PUBLISHED.works(date(2027, 1, 2))
    assert not PUBLISHED.works(date(2026, 10, 1))
