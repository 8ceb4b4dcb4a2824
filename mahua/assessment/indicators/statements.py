"""A5: the grades of the secretaries' statements (述职评议).

A grade lies under seal; what may be read are a superior's counts, per grade only from five graded upward. They count as
sums, and no fact behind them is ever listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.bodies import number_said
from mahua.assessment.engine.indicator import indicator
from mahua.assessment.engine.rounding import MILLION, half_up_column
from mahua.assessment.engine.tables import no_positions
from mahua.assessment.engine.units import facts_of_units, of_every_unit

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period

LEAST = 5  # below, the ledger says no grades
GOOD, FAIRLY_GOOD, AVERAGE = 3, 2, 1


@indicator("A5", "书记述职评议", "A", source="述职评议考核办法", reads=("statement.graded",))
def grades(tables: Tables, period: Period) -> ir.Table:
    """本单位党组织评议所属党组织书记本年度述职的等次：好 3 分、较好 2 分、一般 1 分、差 0 分，总分除以满分（人数乘 3）。

    等次密封，只用五人以上的分等人数，不列依据、不涉及个人；不足五人评议的，暂无数据，不计分。
    """
    said = facts_of_units(tables, "statement.graded")
    said = said.filter((number_said(said, "belongs_to_year") == period.year) & number_said(said, "good").notnull())
    counts = said.select(
        "organisation_code",
        graded=number_said(said, "graded"),
        sums=number_said(said, "good") * GOOD
        + number_said(said, "fairly_good") * FAIRLY_GOOD
        + number_said(said, "average") * AVERAGE,
    )
    counted = counts.group_by("organisation_code").agg(required=counts.graded.sum() * GOOD, done=counts.sums.sum())
    counted = counted.filter(counted.required >= LEAST * GOOD)
    worth = half_up_column(counted.done * MILLION, counted.required)
    counted = counted.mutate(facts=no_positions(), against=no_positions(), value_millionths=worth)
    return of_every_unit(tables.standing, counted)
