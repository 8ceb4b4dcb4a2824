"""Units as subjects: what stands in the ledgers of the bodies that lead a unit counts for the unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.outcomes import Outcome
from mahua.assessment.engine.rounding import MILLION, half_up_column

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period

LEADING = ("leading_group", "party_committee", "general_branch")


def counted_for_unit(rows: ir.Table, standing: ir.Table, *columns: str) -> ir.Table:
    """The named columns of those rows that belong to a unit or to a body leading it, put to the unit's code."""
    bodies = standing.filter(standing.kind.isin(("unit", *LEADING)) & (standing.unit_code != ""))
    bodies = bodies.select(body_code=bodies.organisation_code, for_unit=bodies.unit_code)
    joined = rows.inner_join(bodies, rows.organisation_code == bodies.body_code)
    return joined.select(*columns, organisation_code=joined.for_unit)


def facts_of_units(tables: Tables, kind: str, *, period: Period | None = None) -> ir.Table:
    """Facts of one kind with position and body, put to their units; of a period, or all that were handed over."""
    facts = tables.facts.filter(tables.facts.kind == kind)
    if period:
        facts = facts.filter((facts.occurred_on >= period.starts_on) & (facts.occurred_on <= period.ends_on))
    return counted_for_unit(facts, tables.standing, "position", "body")


def of_every_unit(standing: ir.Table, counted: ir.Table) -> ir.Table:
    """Every unit with what was counted of it, in the shape of a result; no data where nothing was.

    The value is done ÷ required, unless `counted` brings its own `value_millionths`.
    """
    units = standing.filter(standing.kind == "unit").select(unit=standing.organisation_code)
    every = units.left_join(counted, units.unit == counted.organisation_code)
    own = "value_millionths" in counted.columns
    worth = every.value_millionths if own else half_up_column(every.done * MILLION, every.required)
    scored = (worth > 0).ifelse(Outcome.VALUE.value, Outcome.NOT_DONE.value)
    return every.select(
        "required",
        "done",
        "facts",
        "against",
        organisation_code=every.unit,
        outcome=every.required.isnull().ifelse(Outcome.NO_DATA.value, scored),
        value_millionths=worth,
    )
