"""Who may read what: text and participants stay with the body itself and with those present (product.md, red line 3)."""

from mahua.access.roles import COMMITTEE_CLERK, OF_BRANCH, UNIT_LEADER
from mahua.kernel.tree_paths import is_within

OFFICERS = (*OF_BRANCH, COMMITTEE_CLERK)


def is_own_body(user, body) -> bool:
    """Whether somebody acts for this very body: its own officers, and the unit's leader for the leading group."""
    if any(each.organisation_code == body.code and each.role in OFFICERS for each in user.held):
        return True
    if body.kind == "leading_group":
        return any(role == UNIT_LEADER and is_within(body.path, path) for role, path in user.scopes.held)
    return user.scopes.reaches(body.path, may="meetings.read_minutes")


def recorded_for(user, body):
    """代录: the body a clerk records for; None where it is one's own."""
    return None if is_own_body(user, body) else body


def may_read(user, meeting) -> bool:
    """Whether text and participants may be shown: the body's own officers, those who came, and who wrote it down.

    Who brought the meeting in with a roster wrote down no more than its figures: keeping the books is what counts.
    """
    wrote = meeting.recorded_by_id == user.pk and user.has_perm("meetings.keep_meeting", meeting)
    if wrote or is_own_body(user, meeting.organisation):
        return True
    return bool(user.member_code) and meeting.attendances.filter(member__code=user.member_code, present=True).exists()
