"""What the regulations let people decide about a member who is lost, suspended or away; a proposal, never a change."""

from dataclasses import dataclass
from datetime import date

from mahua.members import wording
from mahua.members.statuses import AWAY_MONTHS, earliest_removal, earliest_suspension
from mahua.rules.months import add_months


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """TR-LOST or TR-MOVE: what may be considered since when, and the clause."""

    rule: str
    words: str
    clause: str
    since: date


def proposal_for(member, *, on: date) -> Proposal | None:
    """What may be considered about a member on a day (教育管理条例 第二十四条, 第二十五条); None before its time."""
    if member.status_on is None:
        return None
    days = {
        "lost": ("TR-LOST", earliest_suspension(member.status_on)),
        "suspended": ("TR-LOST", earliest_removal(member.status_on)),
        "away": ("TR-MOVE", add_months(member.status_on, months=AWAY_MONTHS)),
    }
    if member.status not in days:
        return None
    rule, since = days[member.status]
    if on < since:
        return None
    words, clause = wording.PROPOSALS[member.status]
    return Proposal(rule=rule, words=words, clause=clause, since=since)
