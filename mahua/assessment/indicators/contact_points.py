"""A3: contact points (联系点) used to solve problems, not to sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.bodies import code_said
from mahua.assessment.engine.indicator import indicator
from mahua.assessment.engine.tables import no_positions
from mahua.assessment.engine.units import facts_of_units, of_every_unit

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period


@indicator("A3", "联系点解决问题", "A", source="本区党组成员联系点要求", reads=("contact_problem.solved",))
def problems_solved(tables: Tables, period: Period) -> ir.Table:
    """党组成员每人联系 1 个党支部：应有几个支部（成员数与本单位支部数取少的），本年度内由联系点解决过至少 1 个问题的有几个，取占比。

    只看问题解决，不看去过几次；一个支部解决多个问题按 1 个支部计。年度未完时，未做到的先不计。
    """
    owed = _owed(tables.standing)
    solved = facts_of_units(tables, "contact_problem.solved", period=period)
    branches = solved.mutate(branch=code_said(solved, "branch"))
    branches = branches.group_by("organisation_code", "branch").agg(position=branches.position.min())
    helped = branches.group_by("organisation_code").agg(
        helped=branches.count(), facts=branches.position.collect().sort()
    )
    both = owed.left_join(helped, owed.unit == helped.organisation_code)
    helped = both.helped.fill_null(0)
    done = (helped < both.owed).ifelse(helped, both.owed)
    is_over = both.as_of >= period.ends_on
    counted = both.select(
        "facts",
        organisation_code=both.unit,
        done=done,
        required=is_over.ifelse(both.owed, done),
        against=no_positions(),
    )
    return of_every_unit(tables.standing, counted.filter(counted.required > 0))


def _owed(standing: ir.Table) -> ir.Table:
    """How many branches a unit's leaders should look after: one each, as far as there are branches."""
    groups = standing.filter((standing.kind == "leading_group") & (standing.leaders > 0))
    groups = groups.group_by("unit_code").agg(leaders=groups.leaders.sum(), as_of=groups.as_of.max())
    branches = standing.filter(standing.kind == "branch")
    branches = branches.group_by("unit_code").agg(branches=branches.count())
    branches = branches.select("branches", with_branches=branches.unit_code)
    found = groups.inner_join(branches, groups.unit_code == branches.with_branches)
    least = (found.leaders < found.branches).ifelse(found.leaders, found.branches)
    return found.select("as_of", unit=found.unit_code, owed=least)
