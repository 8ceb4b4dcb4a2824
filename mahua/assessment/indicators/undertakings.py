"""D1 and D2: undertakings (融合事项) that went through all four stages on both strands, and what came of them.

融合度 is shown and never scored: nothing here counts joints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.bodies import code_said, number_said
from mahua.assessment.engine.indicator import indicator
from mahua.assessment.engine.rounding import MILLION, half_up_column
from mahua.assessment.engine.tables import no_positions
from mahua.assessment.engine.units import facts_of_units, of_every_unit

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period

LAST_OF_FOUR, FOUR = "inspecting", 4
EVIDENCE = ("decided_business", "decided_party", "carried_business", "carried_party", "checked_both")


@indicator(
    "D1",
    "四同阶段齐备",
    "D",
    source="本区党建与业务融合工作要求",
    reads=("stage.passed", "undertaking.ended"),
)
def four_stages(tables: Tables, period: Period) -> ir.Table:
    """本年度通过检查阶段的，以及没有走完谋划、部署、落实、检查就结束的融合事项中，通过检查阶段时两股都有会议决定、都有任务办结、并有一次检查看过两股的占比。

    没有这类事项的，暂无数据，不计分；一件事项只在通过检查阶段或提前结束的那一年计一次。
    """
    passed = facts_of_units(tables, "stage.passed", period=period)
    passed = passed.filter(code_said(passed, "stage") == LAST_OF_FOUR)
    seen = sum((number_said(passed, name) for name in EVIDENCE[1:]), number_said(passed, EVIDENCE[0]))
    passed = passed.mutate(is_whole=seen == len(EVIDENCE))
    passed = passed.group_by("organisation_code").agg(
        passed=passed.count(),
        done=passed.is_whole.ifelse(1, 0).sum(),
        passes=passed.position.collect().sort(),
        wanting=passed.position.collect(where=~passed.is_whole),
    )
    cut = facts_of_units(tables, "undertaking.ended", period=period)
    cut = cut.filter(number_said(cut, "stages_passed") < FOUR)
    cut = cut.group_by("organisation_code").agg(cut=cut.count(), ends=cut.position.collect())
    return of_every_unit(tables.standing, _together(tables.standing, passed, cut))


def _together(standing: ir.Table, passed: ir.Table, cut: ir.Table) -> ir.Table:
    """What was passed and what was cut short, one row a unit that has either."""
    units = standing.filter(standing.kind == "unit").select(unit=standing.organisation_code)
    passed = passed.rename(passed_unit="organisation_code")
    cut = cut.rename(cut_unit="organisation_code")
    both = units.left_join(passed, units.unit == passed.passed_unit)
    both = both.left_join(cut, both.unit == cut.cut_unit)
    ends = both.ends.fill_null(no_positions())
    counted = both.select(
        organisation_code=both.unit,
        required=both.passed.fill_null(0) + both.cut.fill_null(0),
        done=both.done.fill_null(0),
        facts=both.passes.fill_null(no_positions()).concat(ends).sort(),
        against=both.wanting.fill_null(no_positions()).concat(ends).sort(),
    )
    return counted.filter(counted.required > 0)


@indicator("D2", "融合事项业务结果", "D", source="本区党建与业务融合工作要求", reads=("undertaking.ended",))
def results(tables: Tables, period: Period) -> ir.Table:
    """本年度结束、且办理中党支部实际参与（有及时形成的结合点）的融合事项，由业务负责人认定的结果：完成的按1、部分完成的按0.5、未完成的按0，取平均。

    只看业务结果，不看结合点多少；没有这类事项的，暂无数据，不计分。
    """
    ended = facts_of_units(tables, "undertaking.ended", period=period)
    ended = ended.filter(number_said(ended, "branch_took_part") == 1)
    result = code_said(ended, "result")
    ended = ended.mutate(is_met=result == "met", halves=(result == "met").ifelse(2, (result == "partly").ifelse(1, 0)))
    counted = ended.group_by("organisation_code").agg(
        required=ended.count(),
        done=ended.is_met.ifelse(1, 0).sum(),
        halves=ended.halves.sum(),
        facts=ended.position.collect().sort(),
        against=ended.position.collect(where=~ended.is_met).fill_null(no_positions()).sort(),
    )
    counted = counted.mutate(value_millionths=half_up_column(counted.halves * MILLION, counted.required * 2))
    return of_every_unit(tables.standing, counted)
