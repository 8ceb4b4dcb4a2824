"""B1: whether a branch is set up as the rules say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.conditions import Condition, share_met
from mahua.assessment.engine.indicator import indicator

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period

FEWEST_FORMAL = 3
MOST_MEMBERS = 50
MOST_JOINT_UNITS = 5


@indicator(
    "B1",
    "组织设置规范",
    "B",
    source="支部条例 第四条、第五条；机关条例 第七条",
    breaches={
        "BR-SETUP-3": "正式党员不足3人的，应当成立联合党支部；单位有正式党员3人以上的，应当成立党支部",
        "BR-MAX-50": "党支部党员人数一般不超过50人",
        "BR-JOINT-5": "联合党支部覆盖单位一般不超过5个",
    },
)
def set_up(tables: Tables, period: Period) -> ir.Table:
    """按统计日情况逐项核对，符合项数除以适用项数：非联合党支部正式党员 3 人以上；党员不超过 50 人；联合党支部覆盖单位不超过 5 个。

    单位：有正式党员 3 人以上的，已成立党支部。
    """
    standing = _with_branches(tables.standing)
    is_branch = standing.kind == "branch"
    is_joint = is_branch & (standing.form == "joint")
    owes_branch = (standing.kind == "unit") & (standing.formal_members >= FEWEST_FORMAL)
    return share_met(
        standing,
        Condition(
            breach="BR-SETUP-3",
            applies=(is_branch & (standing.form != "joint")) | owes_branch,
            holds=is_branch.ifelse(standing.formal_members >= FEWEST_FORMAL, standing.branches.notnull()),
        ),
        Condition(breach="BR-MAX-50", applies=is_branch, holds=standing.members <= MOST_MEMBERS),
        Condition(breach="BR-JOINT-5", applies=is_joint, holds=standing.joint_units <= MOST_JOINT_UNITS),
    )


def _with_branches(standing: ir.Table) -> ir.Table:
    """Each row with how many branches its unit has, null for none."""
    branches = standing.filter(standing.kind == "branch")
    branches = branches.group_by("unit_code").agg(branches=branches.count())
    branches = branches.select("branches", branch_unit=branches.unit_code)
    own = standing.select("organisation_code", "kind", "form", "formal_members", "members", "joint_units")
    return own.left_join(branches, own.organisation_code == branches.branch_unit)
