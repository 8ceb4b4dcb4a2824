"""A2: the leading group (党组) takes up Party building."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.indicator import indicator
from mahua.assessment.engine.saturation import owed_within, saturation
from mahua.assessment.engine.units import counted_for_unit

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period

RULES = ("DG-HALF", "DG-QTR")


@indicator("A2", "党组研究党建", "A", source="主体责任规定；每季度一次为本地要求", rules=RULES)
def party_work_studied(tables: Tables, period: Period) -> ir.Table:
    """党组专题研究党建：国家规定每半年至少 1 次，本地要求每季度 1 次，逐期看是否研究，取各到期期次的平均。同期研究多次按 1 次计。"""
    owed = owed_within(tables, period, rules=RULES)
    return saturation(counted_for_unit(owed, tables.standing, "required", "done", "outcome", "discharged_by"))
