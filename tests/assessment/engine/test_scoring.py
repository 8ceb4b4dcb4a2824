from dataclasses import replace

import pytest

from mahua.assessment.engine.scheme import Weight
from mahua.assessment.engine.scoring import Adjustment, score
from mahua.assessment.schemes import shipped
from tests.assessment.engine.rows import YEAR, backend_of, owed, stands

MONTHS = [f"2026-{number:02d}" for number in range(1, 13)]


def scheme_of(*weights, **said):
    """The shipped scheme over these (code, weight) alone."""
    chosen = tuple(Weight(code=code, axis=code[0], weight=weight, source="") for code, weight in weights)
    return replace(shipped("organ-branch"), weights=chosen, **said)


def scored(scheme, *, adjustments=(), **tables):
    return score(backend_of(**tables), scheme=scheme, period=YEAR, adjustments=adjustments)


def whole(scores, code="o1"):
    return next(row for row in scores.organisations.to_pylist() if row["organisation_code"] == code)


def points(scores, code="o1"):
    rows = [row for row in scores.points.to_pylist() if row["organisation_code"] == code]
    return {row["indicator"]: (row["full"], row["earned"], row["lost"]) for row in rows}


def days_held(count, code="o1"):
    return [owed("OL-DAY-M", month, code, done=int(number < count)) for number, month in enumerate(MONTHS)]


def assemblies_held(count, code="o1"):
    return [owed("OL-MEET-Q", f"2026Q{number}", code, done=int(number <= count)) for number in (1, 2, 3, 4)]


def test_a_score_is_the_weighted_mean_of_what_applies():
    # C2: 8/12, C1a: 3/4, weights 2 and 1; C1c does not apply. (2·0.666667 + 0.75) / 3 = 0.694444…
    scheme = scheme_of(("C1a", 100), ("C1c", 400), ("C2", 200))

    scores = scored(scheme, obligations=[*days_held(8), *assemblies_held(3)], standing=[stands()])

    assert (whole(scores)["base"], whole(scores)["total"], whole(scores)["coverage"]) == (6944, 6944, 10_000)
    # earned 25.00 and 44.4444…; lost 8.3333… and 22.2222…: 0.01 is missing and goes to the larger remainder
    assert points(scores) == {"C1a": (3334, 2500, 834), "C1c": (0, 0, 0), "C2": (6666, 4444, 2222)}


def test_due_and_not_done_stays_in_the_sums():
    scores = scored(
        scheme_of(("C1a", 100), ("C2", 100)), obligations=[*days_held(12), *assemblies_held(0)], standing=[stands()]
    )

    assert whole(scores)["base"] == 5000
    assert points(scores) == {"C1a": (5000, 0, 5000), "C2": (5000, 5000, 0)}


@pytest.mark.parametrize(("weight", "coverage", "stars"), [(150, 6000, 5), (149, 5983, None)])
def test_under_sixty_per_cent_covered_no_star_is_proposed(weight, coverage, stars):
    scheme = scheme_of(("C2", weight), ("C3", 100))  # no problem was raised: no data

    scores = scored(scheme, obligations=days_held(12), standing=[stands()])

    assert (whole(scores)["coverage"], whole(scores)["stars"]) == (coverage, stars)
    assert whole(scores)["is_sufficient"] is (stars is not None)
    assert whole(scores)["total"] == 10_000


def test_what_does_not_apply_costs_no_coverage():
    scores = scored(scheme_of(("C1c", 900), ("C2", 100)), obligations=days_held(12), standing=[stands()])

    assert whole(scores)["coverage"] == 10_000


def test_an_organisation_with_nothing_to_judge_has_no_score():
    scores = scored(scheme_of(("C2", 100)), standing=[stands()])

    assert (whole(scores)["base"], whole(scores)["total"], whole(scores)["stars"]) == (None, None, None)
    assert whole(scores)["is_sufficient"] is False


@pytest.mark.parametrize(
    ("hundredths", "bonus", "deduction", "total"),
    [
        ([300], 300, 0, 10_300),
        ([300, 400], 500, 0, 10_500),
        ([-250], 0, 250, 9_750),
        ([900, -100], 500, 100, 10_400),
        ([-20_000], 0, 20_000, 0),
    ],
)
def test_bonus_and_deductions_come_after_and_are_clamped(hundredths, bonus, deduction, total):
    adjustments = [Adjustment(organisation_code="o1", hundredths=each, decision="1号") for each in hundredths]

    scores = scored(scheme_of(("C2", 100)), obligations=days_held(12), standing=[stands()], adjustments=adjustments)

    row = whole(scores)
    assert (row["base"], row["bonus"], row["deduction"], row["total"]) == (10_000, bonus, deduction, total)


@pytest.mark.parametrize(("held", "stars"), [(12, 5), (11, 5), (10, 4), (9, 3), (8, 2), (7, 1)])
def test_stars_are_proposed_by_threshold(held, stars):
    scores = scored(scheme_of(("C2", 100)), obligations=days_held(held), standing=[stands()])

    assert whole(scores)["stars"] == stars


def test_a_score_on_the_threshold_reaches_it():
    # 5/6 of the weight at 1 and 1/6 at 2/5: exactly 90.00
    scheme = scheme_of(("C2", 500), ("C5", 100))
    dual = [owed("OL-DUAL-Y", "2026", bearer="p1", required=5, done=2)]

    scores = scored(scheme, obligations=[*days_held(12), *dual], standing=[stands()])

    assert (whole(scores)["total"], whole(scores)["stars"]) == (9000, 5)


def test_only_the_kinds_the_scheme_names_are_scored():
    standing = [stands(), stands("pc1", kind="party_committee"), stands("cell1", kind="cell", parent_code="o1")]

    scores = scored(scheme_of(("C2", 100)), obligations=days_held(12), standing=standing)

    assert scores.organisations["organisation_code"].to_pylist() == ["o1"]


@pytest.mark.parametrize(("roll_up", "total"), [("mean", 8334), ("sum", 16_667)])
def test_a_unit_rolls_up_its_branches_and_leaves_out_those_without_data(roll_up, total):
    standing = [stands("a"), stands("b"), stands("c"), stands("d", unit_code="u2")]
    obligations = [*days_held(12, "a"), *days_held(8, "b")]

    scores = scored(scheme_of(("C2", 100), roll_up=roll_up), obligations=obligations, standing=standing)

    assert scores.units.to_pylist() == [
        {"unit_code": "u1", "scored": 2, "left_out": 1, "total": total},
        {"unit_code": "u2", "scored": 0, "left_out": 1, "total": None},
    ]


def test_the_internal_order_is_total_even_among_equals():
    standing = [stands(code) for code in ("d", "b", "c", "a")]
    obligations = [*days_held(12, "c"), *days_held(8, "b"), *days_held(8, "d")]

    scores = scored(scheme_of(("C2", 100)), obligations=obligations, standing=standing)

    places = {row["organisation_code"]: row["place"] for row in scores.organisations.to_pylist()}
    assert places == {"c": 1, "b": 2, "d": 3, "a": 4}


def test_the_same_tables_in_another_order_give_the_same_digits():
    standing = [stands(code, members=40 + number) for number, code in enumerate("abcdefghijkl")]
    obligations = [row for number, code in enumerate("abcdefghijkl") for row in days_held(number, code)]
    scheme = shipped("organ-branch")

    first = scored(scheme, obligations=obligations, standing=standing)
    second = scored(scheme, obligations=obligations[::-1], standing=standing[::-1])

    assert first.points.num_rows == 12 * 11
    assert first.points.to_pylist() == second.points.to_pylist()
    assert first.organisations.to_pylist() == second.organisations.to_pylist()
    assert first.units.to_pylist() == second.units.to_pylist()
