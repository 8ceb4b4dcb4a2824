"""Indicators (指标): one pure function each, from the three tables and a period to one row an organisation."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mahua.assessment.engine.allow_list import check
from mahua.assessment.engine.tables import named, no_positions

if TYPE_CHECKING:
    from collections.abc import Callable

    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period

    Measure = Callable[[Tables, Period], ir.Table]

# What every indicator answers. value_millionths is null unless the outcome counts; facts are the positions it rests
# on, against those among them that cost something; breaches are codes of conditions not met, parted by spaces.
RESULT = {
    "organisation_code": "string",
    "outcome": "string",
    "value_millionths": "int64",
    "required": "int64",
    "done": "int64",
    "facts": "array<int64>",
    "against": "array<int64>",
    "breaches": "string",
}


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One measure of an organisation's year; an organisation missing from its result is one it does not apply to."""

    code: str
    title: str
    axis: str
    source: str
    measure: Measure
    rules: tuple[str, ...] = ()  # the obligations it counts
    reads: tuple[str, ...] = ()  # the kinds of fact whose bodies it reads
    breaches: tuple[str, ...] = ()  # the set-up rules (`rules.set_up_rules`) whose breaches it counts
    made: dict[Period, ir.Table] = field(default_factory=dict, repr=False, compare=False)  # kept between runs

    @property
    def words(self) -> str:
        """How it is counted, for a clerk who checks it."""
        return inspect.getdoc(self.measure) or ""

    def of(self, period: Period) -> ir.Table:
        """The checked expression over `tables.named()`; ForbiddenExpression if it does what no indicator may."""
        if period not in self.made:
            measured = completed(self.measure(named(), period))
            check(measured, name=self.code)
            self.made[period] = measured
        return self.made[period]


INDICATORS: dict[str, Indicator] = {}


def indicator(
    code: str,
    title: str,
    axis: str,
    *,
    source: str,
    rules: tuple[str, ...] = (),
    reads: tuple[str, ...] = (),
    breaches: tuple[str, ...] = (),
) -> Callable[[Measure], Indicator]:
    """Declare a function to be the indicator `code`; its docstring says how it is counted, so that a clerk can check."""

    def declare(measure: Measure) -> Indicator:
        if not inspect.getdoc(measure):
            raise TypeError(f"{code} has no docstring a clerk could check")
        if code in INDICATORS:
            raise TypeError(f"{code} is declared twice")
        declared = Indicator(
            code=code,
            title=title,
            axis=axis,
            source=source,
            measure=measure,
            rules=rules,
            reads=reads,
            breaches=breaches,
        )
        INDICATORS[code] = declared
        return declared

    return declare


def completed(measured: ir.Table) -> ir.Table:
    """A measure's rows in the shape of RESULT: no value where it does not count, no list where it names no facts."""
    import ibis  # noqa: PLC0415  heavy (1.5 s): never while Django starts

    counts = measured.outcome.isin(("not_done", "value"))
    columns = {
        name: measured[name].cast(kind) if name in measured.columns else ibis.null(kind)
        for name, kind in RESULT.items()
    }
    for name in ("facts", "against"):
        columns[name] = columns[name].fill_null(no_positions())
    columns["value_millionths"] = counts.ifelse(columns["value_millionths"], ibis.null("int64"))
    return measured.select(**columns)
