"""Rows of the three tables for a test to build what it needs, and one way to measure them."""

import json
from datetime import date

from mahua.assessment import indicators  # noqa: F401  importing declares them
from mahua.assessment.engine.backends import DuckDB
from mahua.assessment.engine.indicator import INDICATORS
from mahua.assessment.engine.tables import table_of
from mahua.rules.periods import parse, year

YEAR = year(2026)


def fact(position, kind, organisation_code="o1", *, occurred_on=date(2026, 3, 1), **body):
    return {
        "position": position,
        "organisation_code": organisation_code,
        "path": "00010001",
        "kind": kind,
        "occurred_on": occurred_on,
        "recorded_on": occurred_on,
        "reverses": None,
        "body": json.dumps(body, sort_keys=True),
    }


def owed(rule, period, organisation_code="o1", *, done=1, required=1, outcome="due", bearer="", by=()):
    days = parse(period)
    return {
        "organisation_code": organisation_code,
        "bearer": bearer,
        "rule": rule,
        "period": period,
        "starts_on": days.starts_on,
        "ends_on": days.ends_on,
        "due_on": days.ends_on,
        "required": required,
        "done": done,
        "outcome": outcome,
        "discharged_by": list(by),
    }


def stands(organisation_code="o1", **said):
    """A branch of twenty in order, in its unit u1, unless it is said otherwise."""
    usual = {
        "as_of": date(2026, 12, 31),
        "kind": "branch",
        "form": "ordinary",
        "path": "00010001",
        "parent_code": "pc1",
        "unit_code": "u1",
        "formal_members": 18,
        "members": 20,
        "committee_members": 3,
        "secretaries": 1,
        "deputy_secretaries": 0,
        "joint_units": 0,
        "staff": 100,
        "fulltime_party_staff": 1,
        "has_dedicated_person": True,
        "term_began_on": date(2025, 1, 1),
        "term_expires_on": date(2028, 1, 1),
        "elected_on": date(2025, 1, 1),
        "leaders": 0,
    }
    return usual | {"organisation_code": organisation_code} | said


def backend_of(*, facts=(), obligations=(), standing=()):
    return DuckDB.load(
        facts=table_of("facts", facts),
        obligations=table_of("obligations", obligations),
        standing=table_of("standing", standing),
    )


def measured(code, *, period=YEAR, **tables):
    """The indicator's rows by organisation."""
    rows = backend_of(**tables).to_arrow(INDICATORS[code].of(period)).to_pylist()
    assert len({row["organisation_code"] for row in rows}) == len(rows)
    return {row.pop("organisation_code"): row for row in rows}


def found(row):
    """Outcome, value, required and done of one row, to be compared with figures worked by hand."""
    return row["outcome"], row["value_millionths"], row["required"], row["done"]
