"""C2: 主题党日."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.indicator import indicator
from mahua.assessment.engine.saturation import owed_within, saturation

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period


@indicator("C2", "主题党日", "C", source="支部条例 第十六条", rules=("OL-DAY-M",))
def theme_days(tables: Tables, period: Period) -> ir.Table:
    """每月开展 1 次主题党日：逐月看是否开展，取各到期月份的平均。同月开展多次按 1 次计，未到期的月份不计。"""
    return saturation(owed_within(tables, period, rules=("OL-DAY-M",)))
