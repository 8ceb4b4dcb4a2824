"""B3: whether the committee is complete and Party work has people to do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.conditions import Condition, share_met
from mahua.assessment.engine.indicator import indicator
from mahua.rules.organisation_kinds import OrganisationKind
from mahua.rules.set_up import COMMITTEE_FEWEST, COMMITTEE_FROM, COMMITTEE_MOST
from mahua.rules.staffing import RATIO_FROM

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period

ELECTED = tuple(map(str, (OrganisationKind.PARTY_COMMITTEE, OrganisationKind.GENERAL_BRANCH, OrganisationKind.BRANCH)))


@indicator(
    "B3",
    "班子配备与党务力量",
    "B",
    source="支部条例 第二十条；机关条例 第三十条",
    breaches=("BR-SECRETARY", "BR-COMM-7", "ST-RATIO", "ST-DEDICATED"),
)
def committee(tables: Tables, period: Period) -> ir.Table:
    """按统计日情况逐项核对，符合项数除以适用项数：书记 1 名、党支部副书记不超过 1 名；正式党员 7 人以上的党支部设 3 至 7 人的支委会；
    单位直属的党组织，机关工作人员 50 人以上的，专职党务工作人员不低于 1%（高于 2% 不扣分），不足 50 人的，有专职人员或者专人负责。
    """
    standing = tables.standing
    is_branch = standing.kind == "branch"
    owes_staff = standing.kind.isin(ELECTED) & (standing.parent_code == standing.unit_code) & (standing.staff > 0)
    return share_met(
        standing,
        Condition(
            breach="BR-SECRETARY",
            applies=standing.kind.isin(ELECTED),
            holds=(standing.secretaries == 1) & ((standing.deputy_secretaries <= 1) | ~is_branch),
        ),
        Condition(
            breach="BR-COMM-7",
            applies=is_branch & (standing.formal_members >= COMMITTEE_FROM),
            holds=(standing.committee_members >= COMMITTEE_FEWEST) & (standing.committee_members <= COMMITTEE_MOST),
        ),
        Condition(
            breach="ST-RATIO",
            applies=owes_staff & (standing.staff >= RATIO_FROM),
            holds=standing.fulltime_party_staff.cast("int64") * 100 >= standing.staff,
        ),
        Condition(
            breach="ST-DEDICATED",
            applies=owes_staff & (standing.staff < RATIO_FROM),
            holds=standing.has_dedicated_person | (standing.fulltime_party_staff > 0),
        ),
    )
