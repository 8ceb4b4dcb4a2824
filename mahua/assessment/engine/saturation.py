"""How far what was owed was done: s = mean over due periods of min(done, required) / required.

Twelve theme days in December earn one month. What was recorded late (补记) or held late with a reason (补办) is `done`
like any other; what is not yet due leaves both sums.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.outcomes import Outcome
from mahua.assessment.engine.rounding import MILLION, half_up_column

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period

# One period's share is counted in parts of this: every number to 16 and 18, 20, 24, 32, 56 (hours) divide it, so that
# thirds and sevenths add up exactly. It and a million have 160 in common, which keeps the numerators small.
SHARE = 1_441_440
COMMON = 160


def owed_within(tables: Tables, period: Period, *, rules: tuple[str, ...]) -> ir.Table:
    """The obligations of these rules whose own period lies in `period`."""
    owed = tables.obligations
    return owed.filter(
        owed.rule.isin(rules), owed.starts_on >= period.starts_on, owed.ends_on <= period.ends_on, owed.required > 0
    )


def counted_for_branch(rows: ir.Table, standing: ir.Table, *columns: str) -> ir.Table:
    """The named columns of rows, with what belongs to a cell (党小组) put to its branch's code."""
    cells = standing.filter(standing.kind == "cell")
    cells = cells.select(cell_code=cells.organisation_code, branch_code=cells.parent_code)
    joined = rows.left_join(cells, rows.organisation_code == cells.cell_code)
    return joined.select(*columns, organisation_code=joined.branch_code.fill_null(joined.organisation_code))


def saturation(owed: ir.Table) -> ir.Table:
    """Obligations → one row an organisation, in the shape of an indicator's result without its breaches.

    Nothing due: no data if some of it is still open or not in force, else (all exempt) not applicable.
    """
    is_due = owed.outcome == "due"
    capped = (owed.done < owed.required).ifelse(owed.done, owed.required).cast("int64")
    share = half_up_column(capped * SHARE, owed.required.cast("int64"))
    sums = owed.group_by("organisation_code").agg(
        due=is_due.sum(),
        waiting=owed.outcome.isin(("open", "not_in_force")).sum(),
        shares=is_due.ifelse(share, 0).sum(),
        required=is_due.ifelse(owed.required, 0).sum(),
        done=is_due.ifelse(capped, 0).sum(),
        facts=owed.discharged_by.collect(where=is_due).flatten().sort(),
    )
    nothing_due = (sums.waiting > 0).ifelse(Outcome.NO_DATA.value, Outcome.NOT_APPLICABLE.value)
    something_due = (sums.shares > 0).ifelse(Outcome.VALUE.value, Outcome.NOT_DONE.value)
    mean = half_up_column(sums.shares * (MILLION // COMMON), (sums.due > 0).ifelse(sums.due, 1) * (SHARE // COMMON))
    return sums.select(
        "organisation_code",
        "required",
        "done",
        "facts",
        outcome=(sums.due > 0).ifelse(something_due, nothing_due),
        value_millionths=mean,
    )
