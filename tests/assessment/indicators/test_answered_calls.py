"""Worked by hand, with the vector of domain.md §13.11 scaled to whole calls."""

import pytest

from tests.assessment.engine.rows import fact, found, measured, stands


def called_back(position, *, valid=True, contacted=True, solved=True, satisfaction="satisfied"):
    said = {"valid": int(valid), "contacted": int(contacted), "solved": int(solved)}
    return fact(position, "call.called_back", call=f"c{position}", satisfaction=satisfaction, **said)


def vector():
    """100 calls, 80 valid, 78 contacted, 60 solved, 40 满意, 20 基本满意."""
    grades = ["satisfied"] * 40 + ["basically"] * 20 + ["dissatisfied"] * 20
    valid = [
        called_back(n, contacted=n <= 78, solved=n <= 60, satisfaction=grade) for n, grade in enumerate(grades, start=1)
    ]
    return valid + [called_back(n, valid=False, contacted=False, solved=False, satisfaction="") for n in range(81, 101)]


@pytest.mark.parametrize(("code", "worth", "done"), [("E1", 975_000, 78), ("E2", 750_000, 60), ("E3", 725_000, 58)])
def test_the_three_rates_have_the_valid_call_backs_below_the_line(code, worth, done):
    rows = measured(code, facts=vector(), standing=[stands()])

    assert found(rows["o1"]) == ("value", worth, 80, done)


@pytest.mark.parametrize("code", ["E1", "E2", "E3"])
def test_no_call_back_behind_a_rate_is_ever_listed(code):
    rows = measured(code, facts=vector(), standing=[stands()])

    assert (rows["o1"]["facts"], rows["o1"]["against"]) == ([], [])


@pytest.mark.parametrize("valid", [0, 4])
def test_below_five_valid_call_backs_there_is_no_data(valid):
    rows = measured("E2", facts=[called_back(n + 1) for n in range(valid)], standing=[stands()])

    assert found(rows["o1"])[0] == "no_data"


def test_five_call_backs_of_which_none_was_solved_are_zero():
    rows = measured("E2", facts=[called_back(n, solved=False) for n in range(1, 6)], standing=[stands()])

    assert found(rows["o1"]) == ("not_done", 0, 5, 0)


def test_what_several_bodies_solved_together_counts_for_the_lead():
    facts = [
        fact(1, "call.dispatched", call="c1", bodies=2),
        fact(2, "call.dispatched", call="c2", bodies=2),
        fact(3, "call.dispatched", call="c3", bodies=1),
        fact(4, "call.closed", call="c1", outcome="solved"),
        fact(5, "call.closed", call="c2", outcome="unsolvable"),
        fact(6, "call.closed", call="c3", outcome="solved"),
    ]

    rows = measured("D5", facts=facts, standing=[stands()])

    assert found(rows["o1"]) == ("value", 500_000, 2, 1)
    assert (rows["o1"]["facts"], rows["o1"]["against"]) == ([4, 5], [5])
