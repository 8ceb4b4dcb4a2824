"""The engine on DuckDB against a reference nobody could misread, on tables nobody chose."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mahua.assessment.engine.scoring import score
from mahua.assessment.schemes import shipped
from tests.assessment.engine import slow
from tests.assessment.engine.rows import YEAR, backend_of, fact, owed, stands

BRANCHES = ("a", "b", "c")
PERIODS = {
    "OL-MEET-Q": ("2026Q1", "2026Q2", "2026Q3", "2026Q4"),
    "OL-COMM-M": ("2026-01", "2026-02", "2026-03"),
    "OL-GROUP-M": ("2026-01", "2026-02"),
    "OL-LECT-LOC": ("2026Q1", "2026Q2", "2026Q3"),
    "OL-LECT-SEC": ("2026",),
    "OL-DAY-M": ("2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07"),
    "OL-APPR-Y": ("2026",),
    "OL-DUAL-Y": ("2026",),
}
codes = st.sampled_from(BRANCHES)
days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@st.composite
def obligations(draw):
    rule = draw(st.sampled_from(sorted(PERIODS)))
    code = draw(st.sampled_from((*BRANCHES, "cell"))) if rule == "OL-GROUP-M" else draw(codes)
    return owed(
        rule,
        draw(st.sampled_from(PERIODS[rule])),
        code,
        required=draw(st.integers(1, 16)),
        done=draw(st.integers(0, 18)),
        outcome=draw(st.sampled_from(("due", "due", "due", "open", "exempt", "not_in_force"))),
        bearer=draw(st.sampled_from(("", "p1", "p2"))),
    )


@st.composite
def standings(draw, code):
    return stands(
        code,
        form=draw(st.sampled_from(("ordinary", "joint", "retired"))),
        parent_code=draw(st.sampled_from(("u1", "pc1"))),
        formal_members=draw(st.integers(1, 9)),
        members=draw(st.integers(48, 53)),
        committee_members=draw(st.integers(0, 8)),
        secretaries=draw(st.integers(0, 2)),
        deputy_secretaries=draw(st.integers(0, 2)),
        joint_units=draw(st.integers(2, 7)),
        staff=draw(st.sampled_from((0, 49, 50, 100, 101))),
        fulltime_party_staff=draw(st.integers(0, 2)),
        has_dedicated_person=draw(st.booleans()),
        term_expires_on=draw(st.none() | days),
        term_extended_until=draw(st.none() | days),
    )


@st.composite
def tables(draw):
    due = draw(st.lists(obligations(), max_size=40))
    facts = []
    for row in due:
        if row["rule"] == "OL-APPR-Y" and row["done"]:
            facts.append(fact(len(facts) + 1, "members_review.held", row["organisation_code"], members=draw(st.integers(1, 9)),
                              excellent=draw(st.integers(0, 3))))  # fmt: skip
            row["discharged_by"] = [facts[-1]["position"]]
    for kind, code, problem in draw(
        st.lists(
            st.tuples(st.sampled_from(("problem.raised", "problem.closed")), codes, st.integers(1, 5)), max_size=15
        )
    ):
        facts.append(fact(len(facts) + 1, kind, code, problem=f"p{problem}", meeting="m"))
    standing = [draw(standings(code)) for code in BRANCHES]
    return {"facts": facts, "obligations": due, "standing": [*standing, stands("cell", kind="cell", parent_code="a")]}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(tables=tables())
def test_the_engine_gives_the_digits_of_the_slow_reference(tables):
    scheme = shipped("organ-branch")

    scores = score(backend_of(**tables), scheme=scheme, period=YEAR)

    points = scores.points.to_pylist()
    for row in scores.organisations.to_pylist():
        own = [each for each in points if each["organisation_code"] == row["organisation_code"]]
        base, coverage, lost = slow.scored(scheme, row["organisation_code"], **tables)
        assert (row["base"], row["coverage"]) == (base, coverage)
        assert {each["indicator"]: each["lost"] for each in own} == lost
        assert sum(each["lost"] for each in own) == (0 if base is None else 10_000 - base)
        assert sum(each["earned"] for each in own) == (base or 0)
