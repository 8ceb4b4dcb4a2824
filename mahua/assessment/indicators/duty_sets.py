"""A4: 一书两单三会议, complete and reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.bodies import code_said, number_said
from mahua.assessment.engine.indicator import indicator
from mahua.assessment.engine.tables import no_positions
from mahua.assessment.engine.units import facts_of_units, of_every_unit

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period

TEMPLATE = "one_two_three"


@indicator(
    "A4",
    "一书两单三会议",
    "A",
    source="本区一书两单三会议要求",
    reads=("duty_set.made", "duty_set.reviewed"),
)
def complete_and_reviewed(tables: Tables, period: Period) -> ir.Table:
    """本年度一书两单三会议已办齐并经上级审核的，得满分；年度结束仍未办齐或未审核的，不得分。年度未完时，未审核的先不计。

    未录入上级授权文件的，责任书不在应办之列；没有党组的单位不适用。
    """
    groups = tables.standing.filter(tables.standing.kind == "leading_group")
    groups = groups.group_by("unit_code").agg(as_of=groups.as_of.max(), owed=groups.count())
    made, reviewed = _sets(tables, period, "duty_set.made"), _sets(tables, period, "duty_set.reviewed")
    found = groups.left_join(made, groups.unit_code == made.organisation_code)
    found = found.select("unit_code", "as_of", "owed", made=found.positions)
    found = found.left_join(reviewed, found.unit_code == reviewed.organisation_code)
    done = found.positions.notnull().ifelse(1, 0)
    is_due = (done == 1) | (found.as_of >= period.ends_on)
    counted = found.filter(is_due).select(
        organisation_code=found.unit_code,
        required=found.owed,
        done=done,
        facts=found.made.fill_null(no_positions()).concat(found.positions.fill_null(no_positions())).sort(),
        against=found.positions.notnull().ifelse(no_positions(), found.made.fill_null(no_positions())),
    )
    return of_every_unit(tables.standing, counted)


def _sets(tables: Tables, period: Period, kind: str) -> ir.Table:
    """The facts of one kind about this year's set, by unit."""
    said = facts_of_units(tables, kind)
    said = said.filter(
        (code_said(said, "template") == TEMPLATE) & (number_said(said, "belongs_to_year") == period.year)
    )
    return said.group_by("organisation_code").agg(positions=said.position.collect().sort())
