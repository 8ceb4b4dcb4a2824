from datetime import date

import pytest

from mahua.assessment.engine.explain import explain
from mahua.assessment.engine.scoring import Adjustment, score
from mahua.assessment.schemes import shipped
from tests.assessment.engine.rows import YEAR, backend_of, fact, owed, stands

SCHEME = shipped("organ-branch")


def district():
    """One branch with a cell, weak here and there, and one in order beside it."""
    facts = [
        fact(101, "members_review.held", members=17, graded=17, excellent=6),
        fact(102, "problem.raised", problem="p1", meeting="m1"),
        fact(103, "problem.raised", problem="p2", meeting="m1"),
        fact(104, "problem.closed", problem="p2"),
        fact(105, "problem.raised", "o2", problem="p3", meeting="m2"),
    ]
    obligations = [
        owed("OL-MEET-Q", "2026Q1", by=[11]),
        owed("OL-MEET-Q", "2026Q2", done=0),
        owed("OL-MEET-Q", "2026Q3", by=[13]),
        owed("OL-MEET-Q", "2026Q4", done=0, outcome="open"),
        owed("OL-DAY-M", "2026-01", by=[21]),
        owed("OL-DAY-M", "2026-02", done=0),
        owed("OL-DAY-M", "2026-03", done=0),
        owed("OL-GROUP-M", "2026-01", "cell1", done=0),
        owed("OL-APPR-Y", "2026", by=[101]),
        owed("OL-DUAL-Y", "2026", bearer="p1", done=0),
        owed("OL-DUAL-Y", "2026", bearer="p2", by=[31]),
        owed("OL-MEET-Q", "2026Q1", "o2", by=[41]),
    ]
    standing = [
        stands(members=51, formal_members=48),
        stands("o2"),
        stands("cell1", kind="cell", parent_code="o1"),
    ]
    return backend_of(facts=facts, obligations=obligations, standing=standing)


def explained(backend, code="o1", **said):
    return explain(backend, scheme=SCHEME, period=YEAR, organisation_code=code, **said)


def line_of(explanation, code):
    return next(line for line in explanation.lines if line.indicator == code)


def test_an_explanation_has_the_digits_of_the_score():
    backend = district()

    told = explained(backend)

    rows = score(backend, scheme=SCHEME, period=YEAR).organisations.to_pylist()
    scored = next(row for row in rows if row["organisation_code"] == "o1")
    assert (told.base, told.total, told.coverage, told.stars) == tuple(
        scored[name] for name in ("base", "total", "coverage", "stars")
    )


def test_every_hundredth_lost_has_a_cause():
    told = explained(district())

    assert sum(line.lost for line in told.lines) == 10_000 - told.base
    for line in told.lines:
        assert sum(cause.lost for cause in (*line.unmet, *line.breaches, *line.costly)) == line.lost
        assert line.full == line.earned + line.lost


def test_unmet_obligations_are_named_with_what_each_cost():
    line = line_of(explained(district()), "C2")

    assert (line.outcome, line.value_millionths, line.facts) == ("value", 333_333, (21,))
    assert [(each.rule, each.period) for each in line.unmet] == [("OL-DAY-M", "2026-02"), ("OL-DAY-M", "2026-03")]
    assert abs(line.unmet[0].lost - line.unmet[1].lost) <= 1


def test_an_open_obligation_costs_nothing():
    line = line_of(explained(district()), "C1a")

    assert [each.period for each in line.unmet] == ["2026Q2"]


def test_a_cells_unmet_meeting_is_named_as_the_cells():
    line = line_of(explained(district()), "C1c")

    assert [(each.organisation_code, each.lost) for each in line.unmet] == [("cell1", line.full)]


def test_a_breach_is_told_in_words():
    line = line_of(explained(district()), "B1")

    assert [(each.code, each.words) for each in line.breaches] == [("BR-MAX-50", "党支部党员人数一般不超过50人")]
    assert line.breaches[0].lost == line.lost > 0


@pytest.mark.parametrize(("code", "positions"), [("C3", [102]), ("C4", [101])])
def test_facts_that_count_against_are_listed(code, positions):
    line = line_of(explained(district()), code)

    assert [each.position for each in line.costly] == positions
    assert set(positions) <= set(line.facts)


def test_the_three_obligations_that_would_mend_most_are_found_by_scoring_again():
    told = explained(district())

    assert len(told.mendings) == 3
    assert [(each.rule, each.bearer, each.period) for each in told.mendings] == [
        ("OL-DUAL-Y", "p1", "2026"),  # half of 3.00
        ("OL-GROUP-M", "", "2026-01"),  # the whole of 1.00
        ("OL-DAY-M", "", "2026-02"),  # a third of 2.00, due before March's
    ]
    assert [each.gain for each in told.mendings] == sorted((each.gain for each in told.mendings), reverse=True)


def test_doing_what_was_proposed_brings_what_was_promised():
    before = explained(backend_of(obligations=[owed("OL-DAY-M", "2026-01", done=0)], standing=[stands()]))

    after = explained(backend_of(obligations=[owed("OL-DAY-M", "2026-01", done=1)], standing=[stands()]))

    assert before.mendings[0].gain == after.total - before.total == 1667  # C2 is 2.00 of 12.00 that count
    assert before.mendings[0].due_on == date(2026, 1, 31)
    assert after.mendings == ()


def test_an_open_obligation_may_mend_as_well():
    told = explained(
        backend_of(
            obligations=[owed("OL-DAY-M", "2026-01", done=0), owed("OL-DAY-M", "2026-12", done=0, outcome="open")],
            standing=[stands()],
        )
    )

    assert [(each.period, each.is_open) for each in told.mendings] == [("2026-01", False), ("2026-12", True)]
    assert told.mendings[1].gain == 834  # from 83.33 to 91.67


def test_bonus_and_deductions_are_told_beside_the_lines():
    adjustments = [
        Adjustment(organisation_code="o1", hundredths=200, decision="1号"),
        Adjustment(organisation_code="o2", hundredths=-500, decision="2号"),
    ]

    told = explained(district(), adjustments=adjustments)

    assert (told.bonus, told.deduction, told.total) == (200, 0, told.base + 200)


def test_an_organisation_the_scheme_does_not_assess_has_no_explanation():
    with pytest.raises(LookupError, match="does not assess cell1"):
        explained(district(), "cell1")
