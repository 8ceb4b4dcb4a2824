"""C3: what a 组织生活会 found wrong, and whether it was mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.bodies import code_said, number_said
from mahua.assessment.engine.indicator import indicator
from mahua.assessment.engine.outcomes import Outcome
from mahua.assessment.engine.rounding import MILLION, half_up_column
from mahua.assessment.engine.saturation import counted_for_branch
from mahua.assessment.engine.tables import no_positions

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period


@indicator(
    "C3",
    "组织生活会查摆问题整改",
    "C",
    source="支部条例 第十七条",
    reads=("problem.raised", "problem.closed", "life_meeting.held"),
)
def problems_closed(tables: Tables, period: Period) -> ir.Table:
    """本年度组织生活会查摆的问题中，已整改销号的占比。年度以会议注明的所属年度为准；没有查摆问题的，暂无数据，不计分。"""
    raised, closed = _raised(tables, period), _closed(tables)
    problems = raised.left_join(
        closed, [raised.organisation_code == closed.closed_code, raised.problem == closed.closed_problem]
    )
    counted = problems.group_by("organisation_code").agg(
        required=problems.count(),
        done=problems.closed_by.count(),
        facts=problems.position.collect().concat(problems.closed_by.collect().fill_null(no_positions())).sort(),
        against=problems.position.collect(where=problems.closed_by.isnull()).sort(),
    )
    return _of_every_organisation(tables.standing, counted)


def _facts_of(tables: Tables, kind: str) -> ir.Table:
    """Facts of one kind, a cell's counted for its branch."""
    facts = tables.facts.filter(tables.facts.kind == kind)
    return counted_for_branch(facts, tables.standing, "position", "occurred_on", "body")


def _raised(tables: Tables, period: Period) -> ir.Table:
    """One row a problem of the year: the year of its meeting, else the year it was raised in."""
    held = _facts_of(tables, "life_meeting.held")
    held = held.select(
        held_code=held.organisation_code,
        held_meeting=code_said(held, "meeting"),
        held_year=number_said(held, "belongs_to_year"),
    )
    held = held.group_by("held_code", "held_meeting").agg(held_year=held.held_year.max())
    raised = _facts_of(tables, "problem.raised")
    raised = raised.select(
        "organisation_code",
        "position",
        problem=code_said(raised, "problem"),
        meeting=code_said(raised, "meeting"),
        raised_year=raised.occurred_on.year().cast("int64"),
    )
    dated = raised.left_join(held, [raised.organisation_code == held.held_code, raised.meeting == held.held_meeting])
    dated = dated.filter(dated.held_year.fill_null(dated.raised_year) == period.year)
    return dated.group_by("organisation_code", "problem").agg(position=dated.position.min())


def _closed(tables: Tables) -> ir.Table:
    closed = _facts_of(tables, "problem.closed")
    closed = closed.select(
        closed_code=closed.organisation_code, closed_problem=code_said(closed, "problem"), closed_by=closed.position
    )
    return closed.group_by("closed_code", "closed_problem").agg(closed_by=closed.closed_by.min())


def _of_every_organisation(standing: ir.Table, counted: ir.Table) -> ir.Table:
    organisations = standing.select(standing_code=standing.organisation_code)
    everyone = organisations.left_join(counted, organisations.standing_code == counted.organisation_code)
    scored = (everyone.done > 0).ifelse(Outcome.VALUE.value, Outcome.NOT_DONE.value)
    return everyone.select(
        "required",
        "done",
        "facts",
        "against",
        organisation_code=everyone.standing_code,
        outcome=everyone.required.isnull().ifelse(Outcome.NO_DATA.value, scored),
        value_millionths=half_up_column(everyone.done * MILLION, everyone.required),
    )
