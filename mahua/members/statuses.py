"""Which change of a member's standing may follow which, and not before when. People decide; this only holds the clock."""

from datetime import date

from mahua.kernel.errors import Refused
from mahua.members import wording
from mahua.rules.months import add_months

LOST_MONTHS = 6  # 教育管理条例 第二十四条
SUSPENDED_MONTHS = 24
AWAY_MONTHS = 6  # 第二十五条

FOLLOWS = {
    "active": ("away", "lost", "suspended", "left", "removed"),
    "away": ("active", "lost", "suspended", "left", "removed"),
    "lost": ("active", "away", "suspended", "left"),
    "suspended": ("active", "removed"),
    "left": (),
    "removed": (),
}


def earliest_suspension(lost_on: date) -> date:
    """Six months of searching must have passed: lost on 2023-01-10 → 2023-07-10."""
    return add_months(lost_on, months=LOST_MONTHS)


def earliest_removal(suspended_on: date) -> date:
    """Two years after the suspension: 2023-08-01 → 2025-08-01."""
    return add_months(suspended_on, months=SUSPENDED_MONTHS)


def refuse_change(member, status, *, on):
    """Refuse a change that the regulations do not allow on this day."""
    before, since = member.status, member.status_on
    if status == before:
        raise Refused(wording.SAME_STATUS.format(name=member.name, status=wording.STATUSES[status]))
    if not FOLLOWS[before]:
        raise Refused(wording.GONE.format(name=member.name))
    if status not in FOLLOWS[before]:
        raise Refused(wording.NOT_THAT_WAY.format(before=wording.STATUSES[before], after=wording.STATUSES[status]))
    if since is None:
        return
    if on < since:
        raise Refused(wording.STATUS_BEFORE.format(day=since))
    waits = {
        ("lost", "suspended"): (earliest_suspension, wording.LOST_TOO_SHORT),
        ("suspended", "removed"): (earliest_removal, wording.SUSPENDED_TOO_SHORT),
    }
    if (before, status) in waits:
        earliest, words = waits[before, status]
        if on < earliest(since):
            raise Refused(words.format(name=member.name, since=since, earliest=earliest(since)))
