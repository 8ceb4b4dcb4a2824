"""Terms of office and the counting of months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahua.kernel.errors import Refused
from mahua.rules.months import add_months
from mahua.rules.terms import Term, TermState, term_of

days = st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 12, 31))


def test_a_branch_elected_in_march_2023_is_due_in_march_2026():  # domain.md §13, vector 6
    term = term_of("branch", began_on=date(2023, 3, 15))

    assert term == Term(date(2026, 3, 15))
    assert term.remind_on == date(2025, 9, 15)
    assert term.latest_on == date(2027, 3, 15)


def test_a_party_committee_serves_five_years_and_a_general_branch_three():
    assert term_of("party_committee", began_on=date(2021, 6, 30)).expires_on == date(2026, 6, 30)
    assert term_of("general_branch", began_on=date(2021, 6, 30)).expires_on == date(2024, 6, 30)


@pytest.mark.parametrize("kind", ["temporary_branch", "leading_group", "working_committee", "cell"])
def test_appointed_leaders_have_no_term(kind):
    assert term_of(kind, began_on=date(2023, 3, 15)) is None


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2025, 9, 14), TermState.RUNNING),
        (date(2025, 9, 15), TermState.ENDING),
        (date(2026, 3, 15), TermState.ENDING),
        (date(2026, 3, 16), TermState.OVERDUE),
    ],
)
def test_a_term_is_reminded_of_six_months_before_and_overdue_the_day_after(on, state):
    assert Term(date(2026, 3, 15)).state(on) is state


def test_an_approved_extension_holds_to_its_last_day():
    term = Term(date(2026, 3, 15)).extended(until=date(2026, 9, 30))

    assert term.state(date(2026, 9, 30)) is TermState.EXTENDED
    assert term.state(date(2026, 10, 1)) is TermState.OVERDUE


@pytest.mark.parametrize("until", [date(2027, 3, 16), date(2026, 3, 15)])
def test_an_extension_beyond_a_year_or_of_no_length_is_refused(until):
    with pytest.raises(Refused, match="2027-03-15"):
        Term(date(2026, 3, 15)).extended(until=until)


def test_an_imported_extension_beyond_a_year_counts_for_one_year_only():
    assert Term(date(2026, 3, 15), date(2029, 1, 1)).ends_on == date(2027, 3, 15)


def test_months_are_counted_to_the_last_day_where_the_day_is_missing():
    assert add_months(date(2026, 8, 31), months=-6) == date(2026, 2, 28)
    assert add_months(date(2024, 2, 29), months=36) == date(2027, 2, 28)
    assert add_months(date(2026, 12, 31), months=2) == date(2027, 2, 28)


@given(days, st.integers(-120, 120))
def test_adding_months_moves_the_month_and_never_skips_one(day, months):
    moved = add_months(day, months=months)

    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day


@given(days, st.integers(-120, 120))
def test_months_added_and_taken_away_lose_at_most_the_end_of_a_month(day, months):
    back = add_months(add_months(day, months=months), months=-months)

    assert (back.year, back.month) == (day.year, day.month)
    assert back == day or add_months(day, months=months).day < day.day


@given(days, days, st.integers(-120, 120))
def test_adding_months_keeps_the_order_of_days(one, other, months):
    first, last = sorted((one, other))

    assert add_months(first, months=months) <= add_months(last, months=months)
