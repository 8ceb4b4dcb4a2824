"""Conditions on how an organisation stands on the day of the snapshot: which apply, which hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mahua.assessment.engine.outcomes import Outcome
from mahua.assessment.engine.rounding import MILLION, half_up_column

if TYPE_CHECKING:
    import ibis.expr.types as ir


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """One condition; `breach` is the code it is known by when it does not hold."""

    breach: str
    applies: ir.BooleanValue
    holds: ir.BooleanValue


def share_met(standing: ir.Table, *conditions: Condition) -> ir.Table:
    """Conditions that hold ÷ conditions that apply, one row an organisation; none applies: not applicable."""
    counted = standing.select(
        "organisation_code",
        required=sum((each.applies.ifelse(1, 0) for each in conditions[1:]), conditions[0].applies.ifelse(1, 0)),
        done=sum((_met(each) for each in conditions[1:]), _met(conditions[0])),
        breaches=sum((_breach(each) for each in conditions[1:]), _breach(conditions[0])).rstrip(),
    )
    required = counted.required.cast("int64")
    value = half_up_column(counted.done.cast("int64") * MILLION, (required > 0).ifelse(required, 1))
    scored = (counted.done > 0).ifelse(Outcome.VALUE.value, Outcome.NOT_DONE.value)
    return counted.mutate(
        outcome=(required > 0).ifelse(scored, Outcome.NOT_APPLICABLE.value),
        value_millionths=value,
    )


def _met(condition: Condition) -> ir.IntegerValue:
    return (condition.applies & condition.holds).ifelse(1, 0)


def _breach(condition: Condition) -> ir.StringValue:
    return (condition.applies & condition.holds).ifelse("", condition.applies.ifelse(condition.breach + " ", ""))
