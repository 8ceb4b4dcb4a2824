"""B1: whether a branch is set up as the rules say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.conditions import Condition, share_met
from mahua.assessment.engine.indicator import indicator
from mahua.rules.set_up import BRANCH_MOST, FEWEST_FORMAL, JOINT_MOST

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period


@indicator(
    "B1",
    "组织设置规范",
    "B",
    source="支部条例 第四条、第五条；机关条例 第七条",
    breaches=("BR-SETUP-3", "BR-MAX-50", "BR-JOINT-5"),
)
def set_up(tables: Tables, period: Period) -> ir.Table:
    """按统计日情况逐项核对，符合项数除以适用项数：党支部正式党员 3 人以上；党员不超过 50 人；联合党支部覆盖单位不超过 5 个。

    单位：有正式党员 3 人以上的，已成立党支部。
    """
    standing = _with_branches(tables.standing)
    is_branch = standing.kind == "branch"
    owes_branch = (standing.kind == "unit") & (standing.formal_members >= FEWEST_FORMAL)
    return share_met(
        standing,
        Condition(
            breach="BR-SETUP-3",
            applies=is_branch | owes_branch,
            holds=is_branch.ifelse(standing.formal_members >= FEWEST_FORMAL, standing.branches.notnull()),
        ),
        Condition(breach="BR-MAX-50", applies=is_branch, holds=standing.members <= BRANCH_MOST),
        Condition(
            breach="BR-JOINT-5",
            applies=is_branch & (standing.form == "joint"),
            holds=standing.joint_units <= JOINT_MOST,
        ),
    )


def _with_branches(standing: ir.Table) -> ir.Table:
    """Each row with how many branches its unit has, null for none."""
    branches = standing.filter(standing.kind == "branch")
    branches = branches.group_by("unit_code").agg(branches=branches.count())
    branches = branches.select("branches", branch_unit=branches.unit_code)
    own = standing.select("organisation_code", "kind", "form", "formal_members", "members", "joint_units")
    return own.left_join(branches, own.organisation_code == branches.branch_unit)
