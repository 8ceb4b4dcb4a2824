"""A day of a clock, cut into what counted, what did not and why."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from mahua.kernel.days import SHANGHAI
from mahua.rules.clock_words import between, days_in_words
from mahua.rules.office_hours import Span

NOT_COUNTED = "不计时"


class Kind(StrEnum):
    """What became of the minutes of a segment."""

    COUNTED = "counted"
    PAUSED = "paused"
    LUNCH = "lunch"
    CLOSED = "closed"
    LEFT = "left"  # will count, if nothing comes between

    @property
    def label(self) -> str:
        """The word in a table."""
        return KINDS[self]


KINDS = {
    Kind.COUNTED: "计时",
    Kind.PAUSED: "暂停",
    Kind.LUNCH: "午休，不计时",
    Kind.CLOSED: NOT_COUNTED,
    Kind.LEFT: "尚未到",
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one day with one fate; `words` stand beside it, once for all its like of that day."""

    from_at: datetime
    until_at: datetime
    kind: Kind
    words: str = ""
    reason: str = ""  # of a pause

    @property
    def duration(self) -> timedelta:
        """To the second."""
        return self.until_at - self.from_at

    @property
    def minutes(self) -> int:
        """Whole minutes."""
        return int(self.duration.total_seconds()) // 60

    @property
    def between(self) -> str:
        """15:30–18:00."""
        return between(self.from_at, self.until_at)


@dataclass(frozen=True, slots=True)
class Day:
    """One column of the strip: a working day, a run of days off, or several columns folded into one.

    `from_at` and `until_at` are what the column draws, `office` the office time in it. `label` names the day as short
    as it may beside the column before it; `words` say what of it is not to be seen in the segments.
    """

    label: str
    first: date
    last: date
    why: str  # 周二, 周末, 国庆节
    from_at: datetime
    until_at: datetime
    office: tuple[Span, ...] = ()
    segments: tuple[Segment, ...] = ()
    words: str = ""
    provisional: bool = False  # of a year that is not published
    folded: tuple["Day", ...] = ()

    @property
    def works(self) -> bool:
        """Whether anything of it can count."""
        return bool(self.office)

    @property
    def full_label(self) -> str:
        """The day by itself: 11月18日 周三."""
        return f"{days_in_words(self.first, self.last)} {self.why}".strip()

    def time(self, *kinds: Kind) -> timedelta:
        """How much of the day is of these kinds, to the second."""
        own = (each.duration for each in self.segments if each.kind in kinds)
        return sum(own, timedelta()) + sum((day.time(*kinds) for day in self.folded), timedelta())

    def minutes(self, *kinds: Kind) -> int:
        """How many whole minutes of the day are of these kinds."""
        return int(self.time(*kinds).total_seconds()) // 60

    def holds(self, at: datetime) -> bool:
        """Whether `at` falls on it."""
        return self.first <= at.astimezone(SHANGHAI).date() <= self.last

    def share(self, at: datetime) -> float:
        """Where `at` lies in the column, from 0 at its left to 1 at its right edge."""
        return min(max((at - self.from_at) / (self.until_at - self.from_at), 0.0), 1.0)
