"""Terms of office (届期): how long they last, when to remind, how far they may be extended.

机关条例 第五条至第七条, 支部条例 第二十一条, 选举条例 第三条.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mahua.kernel.errors import Refused
from mahua.rules.months import add_months
from mahua.rules.organisation_kinds import OrganisationKind

REMINDER_MONTHS = 6  # 支部条例 第二十一条: the superior reminds six months before
SHIFT_MONTHS = 12  # 选举条例 第三条: early or late by one year at most, with approval

# Months of a term per kind of organisation; the other kinds are appointed (党组, 工委, 临时党支部) or have no term.
TERM_MONTHS: dict[str, int] = {
    OrganisationKind.PARTY_COMMITTEE: 60,
    OrganisationKind.GENERAL_BRANCH: 36,
    OrganisationKind.BRANCH: 36,
}


class TermState(StrEnum):
    """Where a term stands on a day."""

    RUNNING = "running"
    ENDING = "ending"  # within the six months in which the superior reminds
    EXTENDED = "extended"  # past its end, within an approved extension
    OVERDUE = "overdue"

    @property
    def label(self) -> str:
        """The word on a page."""
        return STATE_LABELS[self]


STATE_LABELS = {
    TermState.RUNNING: "任期内",
    TermState.ENDING: "即将届满",
    TermState.EXTENDED: "经批准延期",
    TermState.OVERDUE: "已届满未换届",
}


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office; an election on `expires_on` itself is still in time."""

    expires_on: date
    extended_until: date | None = None

    @property
    def remind_on(self) -> date:
        """The day from which the superior reminds (支部条例 第二十一条)."""
        return add_months(self.expires_on, months=-REMINDER_MONTHS)

    @property
    def earliest_on(self) -> date:
        """The first day of an early election, with approval (选举条例 第三条)."""
        return add_months(self.expires_on, months=-SHIFT_MONTHS)

    @property
    def latest_on(self) -> date:
        """The last day an approval may extend to (选举条例 第三条)."""
        return add_months(self.expires_on, months=SHIFT_MONTHS)

    @property
    def ends_on(self) -> date:
        """The last day in office: the approved extension, cut at one year, or else the regular end."""
        return max(self.expires_on, min(self.extended_until or self.expires_on, self.latest_on))

    def state(self, on: date) -> TermState:
        """Where the term stands on a day."""
        if on < self.remind_on:
            return TermState.RUNNING
        if on <= self.expires_on:
            return TermState.ENDING
        return TermState.EXTENDED if on <= self.ends_on else TermState.OVERDUE

    def extended(self, *, until: date) -> "Term":
        """The same term with an approved extension; refused beyond one year, or when it extends nothing."""
        if not self.expires_on < until <= self.latest_on:
            words = (
                f"延期换届的日期应在{self.expires_on:%Y-%m-%d}之后、{self.latest_on:%Y-%m-%d}之前（含当日）："
                "延长期限一般不超过1年。请按上级批复核对日期。"
            )
            raise Refused(words)
        return Term(self.expires_on, until)


def term_months(kind: str) -> int | None:
    """How many months a term of this kind of organisation lasts; none where leaders are appointed."""
    return TERM_MONTHS.get(kind)


def term_of(kind: str, *, began_on: date) -> Term | None:
    """The term that began on a day; none where leaders are appointed (党组, 工委, 临时党支部)."""
    months = term_months(kind)
    return None if months is None else Term(add_months(began_on, months=months))
