"""C5: 双重组织生活."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.indicator import indicator
from mahua.assessment.engine.saturation import owed_within, saturation

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period


@indicator("C5", "党员领导干部双重组织生活", "C", source="支部条例 第十六条", rules=("OL-DUAL-Y",))
def dual_life(tables: Tables, period: Period) -> ir.Table:
    """应参加双重组织生活的各职务，逐一看是否以普通党员身份参加所在支部组织生活，取平均；只得出组织的结果，不列个人。"""
    return saturation(owed_within(tables, period, rules=("OL-DUAL-Y",)))
