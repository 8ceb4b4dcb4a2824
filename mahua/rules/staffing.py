"""Full-time Party staff of a unit, measured against its staff, not its members (机关条例 第三十条)."""

from mahua.rules.breaches import Breach, breach_of
from mahua.rules.organisation_kinds import OrganisationKind
from mahua.rules.organisation_state import OrganisationState

RATIO_FROM = 50  # below, one per cent is less than half a person: only 专人负责 is asked


def party_staff_ratio(state: OrganisationState) -> Breach | None:
    """ST-RATIO: one to two per cent of the staff; more is allowed where the load is heavy."""
    staff, fulltime = state.staff, state.fulltime_party_staff
    if state.kind != OrganisationKind.UNIT or staff < RATIO_FROM or fulltime * 100 >= staff:
        return None
    return breach_of(
        "ST-RATIO",
        finding=f"机关工作人员{staff}人，专职党务工作人员{fulltime}人，占{fulltime / staff:.2%}，低于1%。",
        remedy=f"按1%至2%测算为{staff / 100:g}至{staff / 50:g}人，请结合编制研究配备。",
    )


def person_for_party_work(state: OrganisationState) -> Breach | None:
    """ST-DEDICATED: a small unit has somebody in charge of Party work."""
    if state.kind != OrganisationKind.UNIT or not 0 < state.staff < RATIO_FROM:
        return None
    if state.has_dedicated_person or state.fulltime_party_staff:
        return None
    return breach_of(
        "ST-DEDICATED",
        finding=f"机关工作人员{state.staff}人，尚未登记负责党务工作的专人。",
        remedy="请明确1名同志负责党务工作，并在职务页登记。",
    )
