from datetime import date

import pytest

from tests.assessment.engine.rows import measured, stands


@pytest.mark.parametrize(
    ("as_of", "extended_until", "outcome"),
    [
        (date(2026, 3, 15), None, "value"),
        (date(2026, 3, 16), None, "not_done"),
        (date(2026, 9, 30), date(2026, 9, 30), "value"),
        (date(2026, 10, 1), date(2026, 9, 30), "not_done"),
        (date(2027, 3, 15), date(2027, 6, 1), "value"),
        (date(2027, 3, 16), date(2027, 6, 1), "not_done"),
    ],
)
def test_a_term_is_kept_to_its_last_day_or_an_approved_year_longer(as_of, extended_until, outcome):
    standing = [stands(as_of=as_of, term_expires_on=date(2026, 3, 15), term_extended_until=extended_until)]

    rows = measured("B2", standing=standing)

    assert rows["o1"]["outcome"] == outcome
    assert rows["o1"]["value_millionths"] == (1_000_000 if outcome == "value" else 0)
    assert rows["o1"]["breaches"] == ("" if outcome == "value" else "BR-TERM")


def test_a_term_nobody_entered_is_no_data():
    rows = measured("B2", standing=[stands(term_expires_on=None)])

    assert (rows["o1"]["outcome"], rows["o1"]["value_millionths"]) == ("no_data", None)


def test_appointed_bodies_have_no_term():
    rows = measured("B2", standing=[stands(kind="temporary_branch", term_expires_on=None)])

    assert rows["o1"]["outcome"] == "not_applicable"
