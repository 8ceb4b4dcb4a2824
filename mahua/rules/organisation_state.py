"""What the set-up rules look at: one organisation or unit as it stood on a day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationState:
    """Counts of one row of the tree on the day `as_of`; kinds and forms as in `organisation_kinds`.

    `members` counts probationary members too, `formal_members` does not. For a unit, members and branches are those of
    all its Party organisations; `staff` are its 机关工作人员 (0: not known) and the Party staff are full-time.
    """

    kind: str
    as_of: date
    form: str = "ordinary"
    formal_members: int = 0
    members: int = 0
    committee_members: int = 0
    secretaries: int = 0
    deputy_secretaries: int = 0
    joint_units: int = 0
    # a unit's own organisations and people
    branches: int = 0
    general_branches: int = 0
    party_committees: int = 0
    staff: int = 0
    fulltime_party_staff: int = 0
    has_dedicated_person: bool = False
    # 总支 or 机关党委 below the usual size, with the superior's approval
    small_size_approved: bool = False
    # term of office
    term_expires_on: date | None = None
    term_extended_until: date | None = None
    # the administrative head's Party posts, where the head is a member of this organisation
    head_is_member: bool = False
    head_is_secretary: bool = False
    head_is_deputy_secretary: bool = False
