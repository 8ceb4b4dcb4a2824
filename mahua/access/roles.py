"""Roles and what each may do. Pure data: a permission names its side, so that none is ever both Party and administrative.

A module declares its permissions in its own `permissions.py`; here they are only collected.
"""

from collections.abc import Callable
from dataclasses import dataclass

PARTY, ADMINISTRATIVE, KEEPING = "party", "administrative", "keeping"

BRANCH_SECRETARY = "branch_secretary"
BRANCH_RECORDER = "branch_recorder"
COMMITTEE_CLERK = "committee_clerk"
UNIT_LEADER = "unit_leader"
WORKING_COMMITTEE = "working_committee"
MEMBER = "member"
COMMUNITY_CLERK = "community_clerk"
STREET_CLERK = "street_clerk"
UNIT_RESPONDER = "unit_responder"
DISPATCHER = "dispatcher"
CALL_BACKER = "call_backer"
BUSINESS_HEAD = "business_head"
UNIT_ADMINISTRATOR = "unit_administrator"
SYSTEM_ADMINISTRATOR = "system_administrator"
SECURITY_ADMINISTRATOR = "security_administrator"
AUDIT_ADMINISTRATOR = "audit_administrator"

OF_BRANCH = (BRANCH_SECRETARY, BRANCH_RECORDER)
ABOVE_BRANCH = (COMMITTEE_CLERK, UNIT_LEADER, WORKING_COMMITTEE)
PARTY_ROLES = (*OF_BRANCH, *ABOVE_BRANCH)
BUSINESS = (*PARTY_ROLES, MEMBER)
CALL_ROLES = (COMMUNITY_CLERK, STREET_CLERK, UNIT_RESPONDER, DISPATCHER, CALL_BACKER)
EVERYBODY = (
    *BUSINESS,
    *CALL_ROLES,
    BUSINESS_HEAD,
    UNIT_ADMINISTRATOR,
    SYSTEM_ADMINISTRATOR,
    SECURITY_ADMINISTRATOR,
    AUDIT_ADMINISTRATOR,
)
DUTY_OF_ROLE = {
    **dict.fromkeys((*BUSINESS, *CALL_ROLES, BUSINESS_HEAD, UNIT_ADMINISTRATOR), "business"),
    SYSTEM_ADMINISTRATOR: "system",
    SECURITY_ADMINISTRATOR: "security",
    AUDIT_ADMINISTRATOR: "audit",
}


@dataclass(frozen=True)
class Permission:
    """One thing a person may do: its words, its side, the roles that carry it, and a condition on the thing itself.

    `shows_only`: it lets somebody read and decides nothing. An administrative permission that is not of this sort is never
    a Party role's.
    """

    code: str
    words: str
    side: str
    roles: frozenset[str]
    when: Callable | None = None
    shows_only: bool = False


PERMISSIONS: dict[str, Permission] = {}


def permission(
    code: str,
    words: str,
    *,
    side: str,
    roles: tuple[str, ...],
    when: Callable | None = None,
    shows_only: bool = False,
) -> str:
    """Declare a permission such as `meetings.hold`; `when(user, thing)` narrows it further. Returns the code."""
    if code in PERMISSIONS and PERMISSIONS[code].words != words:
        raise ValueError(f"{code} is declared twice")
    if side not in {PARTY, ADMINISTRATIVE, KEEPING} or not set(roles) <= set(DUTY_OF_ROLE):
        raise ValueError(f"{code}: unknown side or role")
    PERMISSIONS[code] = Permission(code, words, side, frozenset(roles), when, shows_only)
    return code


def roles_with(code: str) -> frozenset[str]:
    """The roles that carry a permission; an undeclared one is a programming error."""
    return PERMISSIONS[code].roles
