"""B3: whether the committee is complete and Party work has people to do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahua.assessment.engine.conditions import Condition, share_met
from mahua.assessment.engine.indicator import indicator
from mahua.rules.organisation_kinds import OrganisationKind

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from mahua.assessment.engine.tables import Tables
    from mahua.rules.periods import Period

LEAST_FORMAL_FOR_COMMITTEE = 7
LEAST_SEATS, MOST_SEATS = 3, 7
SMALL_STAFF = 50  # below it 1 % is less than half a post: only 专人负责 is looked at
ELECTED = tuple(map(str, (OrganisationKind.PARTY_COMMITTEE, OrganisationKind.GENERAL_BRANCH, OrganisationKind.BRANCH)))


@indicator(
    "B3",
    "班子配备与党务力量",
    "B",
    source="支部条例 第二十条；机关条例 第三十条",
    breaches={
        "BR-SEC-1": "应当配备书记1名，副书记不超过1名",
        "BR-COMM-7": "正式党员7人以上的党支部应当设支委会，委员3至5人，一般不超过7人",
        "ST-RATIO": "专职党务工作人员一般占机关工作人员总数的1%至2%；人数少的单位应当有专人负责",
    },
)
def committee(tables: Tables, period: Period) -> ir.Table:
    """按统计日情况逐项核对，符合项数除以适用项数：书记 1 名、党支部副书记不超过 1 名；正式党员 7 人以上的党支部设 3 至 7 人的支委会；
    单位直属的党组织，机关工作人员 50 人以上的，专职党务工作人员不低于 1%（高于 2% 不扣分），不足 50 人的，有专人负责。
    """
    standing = tables.standing
    is_branch = standing.kind == "branch"
    owes_staff = standing.kind.isin(ELECTED) & (standing.parent_code == standing.unit_code) & (standing.staff > 0)
    return share_met(
        standing,
        Condition(
            breach="BR-SEC-1",
            applies=standing.kind.isin(ELECTED),
            holds=(standing.secretaries == 1) & ((standing.deputy_secretaries <= 1) | ~is_branch),
        ),
        Condition(
            breach="BR-COMM-7",
            applies=is_branch & (standing.formal_members >= LEAST_FORMAL_FOR_COMMITTEE),
            holds=(standing.committee_members >= LEAST_SEATS) & (standing.committee_members <= MOST_SEATS),
        ),
        Condition(
            breach="ST-RATIO",
            applies=owes_staff,
            holds=(standing.staff < SMALL_STAFF).ifelse(
                standing.has_dedicated_person, standing.fulltime_party_staff.cast("int64") * 100 >= standing.staff
            ),
        ),
    )
