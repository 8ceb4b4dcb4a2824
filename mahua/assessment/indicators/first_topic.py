"""A1: what was decided at the first topic (第一议题), and whether it was carried out. Reading alone earns nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.bodies import code_said
from mahua.assessment.engine.indicator import indicator
from mahua.assessment.engine.tables import no_positions
from mahua.assessment.engine.units import facts_of_units, of_every_unit

if TYPE_CHECKING:
    from collections.abc import Callable

    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period


@indicator(
    "A1",
    "第一议题落实",
    "A",
    source="本区第一议题制度",
    reads=(
        "first_topic.held",
        "resolution.adopted",
        "task.opened",
        "task.reassigned",
        "task.dropped",
        "task.closed",
    ),
)
def followed_up(tables: Tables, period: Period) -> ir.Table:
    """本年度第一议题议定并交办的事项中，已到期或已办结的为应办，其中已办结的占比；迟办结的足额计入，改过期限的按最晚期限，取消的不计。

    只看办结，不看学了几次、议了几项；没有交办事项的，暂无数据，不计分。
    """
    tasks = _given_out(tables, period)
    due = tasks.filter(tasks.closed.notnull() | (tasks.moved_to.fill_null(tasks.due_on) <= tasks.today))
    counted = due.group_by("organisation_code").agg(
        required=due.count(),
        done=due.closed.count(),
        facts=due.position.collect().concat(due.closed.collect().fill_null(no_positions())).sort(),
        against=due.position.collect(where=due.closed.isnull()).fill_null(no_positions()).sort(),
    )
    return of_every_unit(tables.standing, counted)


def _given_out(tables: Tables, period: Period) -> ir.Table:
    """One row a task of a first topic that nobody dropped: its opening, due days, closing, and the day of the count."""
    tasks = _opened(tables, period)
    moved = _later(tables, "task.reassigned", moved_to=lambda rows: code_said(rows, "due_on").max())
    dropped = _later(tables, "task.dropped", dropped=lambda rows: rows.position.min())
    closed = _later(tables, "task.closed", closed=lambda rows: rows.position.min())
    for later in (moved, dropped, closed):
        kept = (*tasks.columns, later.columns[-1])
        tasks = tasks.left_join(later, [tasks.organisation_code == later.of_unit, tasks.task == later.of_task])
        tasks = tasks.select(*kept)
    units = tables.standing.filter(tables.standing.kind == "unit")
    units = units.select(unit=units.organisation_code, today=units.as_of.cast("string"))
    return tasks.filter(tasks.dropped.isnull()).inner_join(units, tasks.organisation_code == units.unit)


def _opened(tables: Tables, period: Period) -> ir.Table:
    """Tasks that name a first topic as their origin, or that one of its resolutions names as what became of it."""
    held = facts_of_units(tables, "first_topic.held", period=period)
    held = held.select(unit=held.organisation_code, meeting=code_said(held, "meeting"))
    held = held.group_by("unit", "meeting").agg()
    adopted = facts_of_units(tables, "resolution.adopted", period=period)
    adopted = adopted.select(
        "organisation_code", its_meeting=code_said(adopted, "meeting"), became=code_said(adopted, "task")
    )
    adopted = adopted.inner_join(
        held, [adopted.organisation_code == held.unit, adopted.its_meeting == held.meeting]
    ).select("became", adopting="organisation_code")
    adopted = adopted.group_by("adopting", "became").agg()
    tasks = facts_of_units(tables, "task.opened")
    tasks = tasks.select(
        "organisation_code",
        "position",
        task=code_said(tasks, "task"),
        about=code_said(tasks, "about"),
        due_on=code_said(tasks, "due_on"),
    )
    tasks = tasks.left_join(held, [tasks.organisation_code == held.unit, tasks.about == held.meeting])
    tasks = tasks.left_join(adopted, [tasks.organisation_code == adopted.adopting, tasks.task == adopted.became])
    tasks = tasks.filter(tasks.meeting.notnull() | tasks.became.notnull())
    return tasks.select("organisation_code", "position", "task", "due_on")


def _later(tables: Tables, kind: str, **said: Callable[[ir.Table], ir.Value]) -> ir.Table:
    """What a later kind of fact says of each task."""
    rows = facts_of_units(tables, kind)
    rows = rows.mutate(of_unit=rows.organisation_code, of_task=code_said(rows, "task"))
    return rows.group_by("of_unit", "of_task").agg(**{name: ask(rows) for name, ask in said.items()})
