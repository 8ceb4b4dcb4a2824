"""B2: whether the term of office has been kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.conditions import Condition, share_met
from mahua.assessment.engine.indicator import indicator
from mahua.assessment.engine.outcomes import Outcome
from mahua.rules.terms import SHIFT_MONTHS, TERM_MONTHS

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period

ELECTED_KINDS = tuple(str(kind) for kind in TERM_MONTHS)


@indicator(
    "B2",
    "按期换届",
    "B",
    source="机关条例 第五条至第七条；支部条例 第二十一条；选举条例 第三条",
    breaches=("BR-TERM",),
)
def term_kept(tables: Tables, period: Period) -> ir.Table:
    """统计日未过任期届满日，或在经批准的延期之内（延期最长按 1 年计）的得满分，否则不得分。届满当日换届算按期。

    委派产生班子的（党组、工委、临时党支部等）不适用；未登记届期的，暂无数据。
    """
    standing = tables.standing
    elected = standing.kind.isin(ELECTED_KINDS)
    is_dated = standing.term_expires_on.notnull()
    known = standing.select("organisation_code", is_elected=elected, is_dated=is_dated, in_office=_in_office(standing))
    kept = share_met(
        known, Condition(breach="BR-TERM", applies=known.is_elected & known.is_dated, holds=known.in_office)
    )
    undated = known.filter(known.is_elected & ~known.is_dated).select(undated_code="organisation_code")
    joined = kept.left_join(undated, kept.organisation_code == undated.undated_code)
    return joined.select(
        "organisation_code",
        "required",
        "done",
        "breaches",
        "value_millionths",
        outcome=joined.undated_code.notnull().ifelse(Outcome.NO_DATA.value, joined.outcome),
    )


def _in_office(standing: ir.Table) -> ir.BooleanValue:
    """Whether the day of the snapshot lies in the term or in its approved extension; see `rules.terms.Term.ends_on`."""
    import ibis  # noqa: PLC0415  heavy (1.5 s): never while Django starts

    latest = standing.term_expires_on + ibis.interval(months=SHIFT_MONTHS)
    extension = standing.term_extended_until.fill_null(standing.term_expires_on)
    in_extension = (standing.as_of <= extension) & (standing.as_of <= latest)
    return (standing.as_of <= standing.term_expires_on) | in_extension
