from datetime import date

import pytest

from tests.assessment.engine.rows import fact, found, measured, stands


def standing(*, as_of=date(2026, 12, 31)):
    return [stands("u1", kind="unit", as_of=as_of), stands("lg", kind="leading_group", as_of=as_of)]


def said(position, what, *, template="one_two_three", year=2026, **around):
    about = {"duty_set": "z1", "template": template, "belongs_to_year": year, "parts": 5}
    return fact(position, f"duty_set.{what}", "lg", **about, **around)


def test_complete_and_reviewed_is_full_also_when_reviewed_in_the_new_year():
    facts = [said(1, "made"), said(2, "reviewed", parts_done=5, occurred_on=date(2027, 2, 3))]

    rows = measured("A4", facts=facts, standing=standing())

    assert found(rows["u1"]) == ("value", 1_000_000, 1, 1)
    assert (rows["u1"]["facts"], rows["u1"]["against"]) == ([1, 2], [])


def test_arranged_and_never_reviewed_is_due_and_not_done_and_says_what_it_rests_on():
    rows = measured("A4", facts=[said(1, "made")], standing=standing())

    assert found(rows["u1"]) == ("not_done", 0, 1, 0)
    assert (rows["u1"]["facts"], rows["u1"]["against"]) == ([1], [1])


@pytest.mark.parametrize(
    "about", [{"template": "three_lights"}, {"year": 2025}], ids=["another template", "another year"]
)
def test_something_else_reviewed_is_none_of_it(about):
    rows = measured("A4", facts=[said(1, "reviewed", parts_done=5, **about)], standing=standing())

    assert found(rows["u1"])[:2] == ("not_done", 0)


def test_during_the_year_only_what_was_reviewed_counts():
    half_way = standing(as_of=date(2026, 6, 30))

    waiting = measured("A4", facts=[said(1, "made")], standing=half_way)
    early = measured("A4", facts=[said(1, "made"), said(2, "reviewed", parts_done=5)], standing=half_way)

    assert found(waiting["u1"])[0] == "no_data"
    assert found(early["u1"]) == ("value", 1_000_000, 1, 1)
