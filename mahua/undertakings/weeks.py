"""Weekly counts of undertakings: how many were under way, how many joints were made, how many had none for long. Pure.

A week tells only what was known by its Sunday, so that a later joint changes no earlier gap.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mahua.undertakings.braid_weeks import WEEK, Week
from mahua.undertakings.braid_words import LONG

SUNDAY, DAY = timedelta(days=6), timedelta(days=1)
OVERTIME = 52 * WEEK  # an undertaking nobody ended is counted for a year past its day


@dataclass(frozen=True, slots=True)
class Life:
    """One undertaking: its first and last day, the days of its joints, and the stretches nobody need join."""

    starts_on: date
    until_on: date
    joints: tuple[date, ...] = ()
    aparts: tuple[tuple[date, date], ...] = ()

    def silent_on(self, day: date) -> bool:
        """Whether by that day there was no joint for long, and nobody had said that none was needed."""
        if any(from_on <= day <= until_on for from_on, until_on in self.aparts):
            return False
        began = [self.starts_on, *self.joints, *(until_on + DAY for _, until_on in self.aparts)]
        return (day - max(each for each in began if each <= day)).days >= LONG


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def count(lives: Iterable[Life]) -> list[Week]:
    """The weeks in which anything was under way or any joint was made, in order; others are empty."""
    under_way: Counter[date] = Counter()
    joints: Counter[date] = Counter()
    gaps: Counter[date] = Counter()
    for life in lives:
        joints.update(monday(day) for day in life.joints)
        for week_on in _weeks(life.starts_on, life.until_on):
            under_way[week_on] += 1
            gaps[week_on] += life.silent_on(max(min(week_on + SUNDAY, life.until_on), life.starts_on))
    return [Week(on, under_way[on], joints[on], gaps[on]) for on in sorted({*under_way, *joints})]


def filled(weeks: Iterable[Week], *, until: date, many: int) -> list[Week]:
    """The last `many` weeks up to that day without a break; where nothing was counted a week is empty."""
    known = {each.starts_on: each for each in weeks}
    last = monday(until)
    wanted = [last - number * WEEK for number in reversed(range(many))]
    return [known.get(on) or Week(on, 0, 0, 0) for on in wanted]


def _weeks(first: date, last: date) -> Iterator[date]:
    on = monday(first)
    while on <= last:
        yield on
        on += WEEK
