"""C1: 三会一课, one part for each kind of meeting, so that each carries its own share of the points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.indicator import indicator
from mahua.assessment.engine.saturation import counted_for_branch, owed_within, saturation

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period

LECTURES = ("OL-LECT-SEC", "OL-LECT-LOC")


@indicator("C1a", "支部党员大会", "C", source="支部条例 第十一条", rules=("OL-MEET-Q",))
def branch_assemblies(tables: Tables, period: Period) -> ir.Table:
    """每季度召开 1 次支部党员大会：逐季看是否召开，取各到期季度的平均。补记、说明理由的补办均足额计入。"""
    return saturation(owed_within(tables, period, rules=("OL-MEET-Q",)))


@indicator("C1b", "支委会", "C", source="支部条例 第十二条", rules=("OL-COMM-M",))
def committee_meetings(tables: Tables, period: Period) -> ir.Table:
    """设支委会的支部每月召开 1 次支委会：逐月看是否召开，取各到期月份的平均。未设支委会的不适用。"""
    return saturation(owed_within(tables, period, rules=("OL-COMM-M",)))


@indicator("C1c", "党小组会", "C", source="支部条例 第十三条", rules=("OL-GROUP-M",))
def cell_meetings(tables: Tables, period: Period) -> ir.Table:
    """划分党小组的支部，每个党小组每月召开 1 次党小组会：各小组逐月计算后取平均，计入所在支部。未划分党小组的不适用。"""
    owed = owed_within(tables, period, rules=("OL-GROUP-M",))
    columns = ("required", "done", "outcome", "discharged_by")
    return saturation(counted_for_branch(owed, tables.standing, *columns))


@indicator("C1d", "党课", "C", source="支部条例 第十六条；每季度一次为本地要求", rules=LECTURES)
def party_lectures(tables: Tables, period: Period) -> ir.Table:
    """按应讲党课的各期（书记每年、本地要求每季度）逐期看是否讲授，取各到期期次的平均。"""
    return saturation(owed_within(tables, period, rules=LECTURES))
