"""E1–E3: the three rates of calls (响应率、解决率、满意率), and D5: problems several bodies solved together.

Call-backs are confidential: they count as sums, from five upward, and no fact behind them is ever listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.bodies import code_said, number_said
from mahua.assessment.engine.indicator import indicator
from mahua.assessment.engine.outcomes import Outcome
from mahua.assessment.engine.rounding import MILLION, half_up_column
from mahua.assessment.engine.tables import no_positions

if TYPE_CHECKING:
    from collections.abc import Callable

    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period

    Weigh = Callable[[ir.Table], ir.IntegerValue]

LEAST = 5  # below, nothing is shown and nothing counts
SATISFIED, BASICALLY, FULL = 10, 9, 10  # 基本满意 counts nine tenths (domain §6.2)


@indicator("E1", "诉求响应率", "E", source="接诉即办工作条例；本区三率口径", reads=("call.called_back",))
def responded(tables: Tables, period: Period) -> ir.Table:
    """本年度有效回访中，诉求人确认承办单位联系过（含经社区转达）的占比。有效回访不足5件的，暂无数据，不计分。"""
    return _share(tables, period, lambda said: number_said(said, "contacted") * FULL)


@indicator("E2", "诉求解决率", "E", source="接诉即办工作条例；本区三率口径", reads=("call.called_back",))
def solved(tables: Tables, period: Period) -> ir.Table:
    """本年度有效回访中，诉求人确认问题已解决的占比。有效回访不足5件的，暂无数据，不计分。"""
    return _share(tables, period, lambda said: number_said(said, "solved") * FULL)


@indicator("E3", "诉求满意率", "E", source="接诉即办工作条例；本区三率口径", reads=("call.called_back",))
def satisfied(tables: Tables, period: Period) -> ir.Table:
    """本年度有效回访中，满意的按1、基本满意的按0.9计，占有效回访的比例。有效回访不足5件的，暂无数据，不计分。"""

    def weighed(said: ir.Table) -> ir.IntegerValue:
        grade = code_said(said, "satisfaction")
        return (grade == "satisfied").ifelse(SATISFIED, (grade == "basically").ifelse(BASICALLY, 0))

    return _share(tables, period, weighed)


@indicator(
    "D5",
    "跨部门问题解决",
    "D",
    source="本区有呼必应工作要求",
    reads=("call.dispatched", "call.closed"),
)
def solved_together(tables: Tables, period: Period) -> ir.Table:
    """本年度由本单位主办、有协办单位并已办结的件中，结果为“已解决”的占比。没有这类件的，暂无数据，不计分。"""
    closed = _facts_of(tables, period, "call.closed")
    closed = closed.select(
        "organisation_code", "position", call=code_said(closed, "call"), outcome=code_said(closed, "outcome")
    )
    sent = tables.facts.filter(tables.facts.kind == "call.dispatched")
    sent = sent.select(
        joint_code=sent.organisation_code, joint_call=code_said(sent, "call"), bodies=number_said(sent, "bodies")
    )
    joint = sent.group_by("joint_code", "joint_call").agg(bodies=sent.bodies.max())
    joint = joint.filter(joint.bodies > 1)
    both = closed.inner_join(joint, [closed.call == joint.joint_call, closed.organisation_code == joint.joint_code])
    counted = both.group_by("organisation_code").agg(
        required=both.count(),
        done=(both.outcome == "solved").ifelse(1, 0).sum(),
        facts=both.position.collect().sort(),
        against=both.position.collect(where=both.outcome != "solved").fill_null(no_positions()).sort(),
    )
    return _for_everyone(tables.standing, counted, value=lambda row: half_up_column(row.done * MILLION, row.required))


def _share(tables: Tables, period: Period, weigh: Weigh) -> ir.Table:
    """The weighed answers ÷ the valid call-backs, in tenths so that no fraction is lost on the way."""
    said = _facts_of(tables, period, "call.called_back")
    valid = said.filter(number_said(said, "valid") == 1)
    weighed = valid.select("organisation_code", tenths=weigh(valid).cast("int64"))
    counted = weighed.group_by("organisation_code").agg(required=weighed.count(), tenths=weighed.tenths.sum())
    counted = counted.filter(counted.required >= LEAST)
    counted = counted.mutate(done=(counted.tenths // FULL).cast("int64"), facts=no_positions(), against=no_positions())
    return _for_everyone(
        tables.standing, counted, value=lambda row: half_up_column(row.tenths * MILLION, row.required * FULL)
    )


def _facts_of(tables: Tables, period: Period, kind: str) -> ir.Table:
    facts = tables.facts
    return facts.filter(
        (facts.kind == kind) & (facts.occurred_on >= period.starts_on) & (facts.occurred_on <= period.ends_on)
    )


def _for_everyone(standing: ir.Table, counted: ir.Table, *, value: Weigh) -> ir.Table:
    organisations = standing.select(standing_code=standing.organisation_code)
    everyone = organisations.left_join(counted, organisations.standing_code == counted.organisation_code)
    worth = value(everyone)
    return everyone.select(
        "required",
        "done",
        "facts",
        "against",
        organisation_code=everyone.standing_code,
        outcome=everyone.required.isnull().ifelse(
            Outcome.NO_DATA.value, (worth > 0).ifelse(Outcome.VALUE.value, Outcome.NOT_DONE.value)
        ),
        value_millionths=worth,
    )
