"""Working days by the calendar the State Council publishes each autumn, edited by the working committee.

A year that is not published is refused, never guessed from the days of the week.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from mahua.kernel.errors import Refused

SATURDAY = 5
ONE_DAY = timedelta(days=1)
OFF, MADE_UP = "放假", "调休上班"
HOLIDAYS = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
}


class YearNotPublished(Refused):
    """A working day was asked for in a year whose holidays are not entered."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year}年放假安排尚未公布，请待公布后由工委录入。")
        self.year = year


@dataclass(frozen=True, slots=True)
class WorkYear:
    """The published exceptions of one year: `off` are weekdays off, `made_up` are weekend days worked (调休上班)."""

    year: int
    off: frozenset[date] = field(default_factory=frozenset)
    made_up: frozenset[date] = field(default_factory=frozenset)
    reasons: Mapping[date, str] = field(default_factory=dict, compare=False, repr=False)  # 国庆节, where it is known

    def __post_init__(self) -> None:
        stray = sorted(day for day in self.off | self.made_up if day.year != self.year)
        if stray:
            raise Refused(f"{stray[0]:%Y-%m-%d}不在{self.year}年内，请核对放假安排。")
        both = sorted(self.off & self.made_up)
        if both:
            raise Refused(f"{both[0]:%Y-%m-%d}既列为放假又列为上班，请核对放假安排。")

    def is_workday(self, day: date) -> bool:
        """Whether offices work on a day of this year."""
        return day in self.made_up or (day.weekday() < SATURDAY and day not in self.off)


class WorkCalendar:
    """The published years together."""

    def __init__(self, years: Iterable[WorkYear]) -> None:
        self._years = {year.year: year for year in years}

    @property
    def years(self) -> tuple[int, ...]:
        """The years that are published, in order."""
        return tuple(sorted(self._years))

    def is_workday(self, day: date) -> bool:
        """Whether offices work on `day`; raises YearNotPublished."""
        try:
            return self._years[day.year].is_workday(day)
        except KeyError:
            raise YearNotPublished(day.year) from None

    def knows(self, first: int, last: int) -> bool:
        """Whether all years from `first` to `last` are published."""
        return all(year in self._years for year in range(first, last + 1))

    def works(self, day: date) -> bool:
        """Whether offices work on `day` as far as is known: in a year not published every Monday to Friday."""
        year = self._years.get(day.year)
        return year.is_workday(day) if year else day.weekday() < SATURDAY

    def reason(self, day: date) -> str:
        """Why `day` is off or worked out of turn (国庆节, 调休上班), or nothing when that was not entered."""
        year = self._years.get(day.year)
        return year.reasons.get(day, "") if year else ""

    def add_workdays(self, day: date, *, count: int) -> date:
        """The `count`-th working day after `day` (before it, when negative); `day` itself for 0.

        The day it starts from is not counted: what arrives on Friday and is due in one working day is due on Monday.
        Raises YearNotPublished when the way leads through a year that is not published.
        """
        step = ONE_DAY if count > 0 else -ONE_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def workdays_between(self, start: date, *, end: date) -> int:
        """How many working days lie after `start` up to and including `end`; negative when `end` is earlier.

        Raises YearNotPublished like `add_workdays`, whose inverse it is.
        """
        if end < start:
            return -self.workdays_between(end, end=start)
        days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
        return sum(self.is_workday(day) for day in days)


def published_years() -> tuple[WorkYear, ...]:
    """The years the package chinesecalendar knows, as a first filling of the calendar (2026: six make-up days)."""
    from chinese_calendar.constants import holidays, workdays  # noqa: PLC0415  # only the first filling needs it

    off = {day: HOLIDAYS.get(name, OFF) for day, name in holidays.items() if day.weekday() < SATURDAY}
    made_up = {day: MADE_UP for day in workdays if day.weekday() >= SATURDAY}
    return tuple(
        WorkYear(
            year,
            off=frozenset(day for day in off if day.year == year),
            made_up=frozenset(day for day in made_up if day.year == year),
            reasons={day: reason for day, reason in (off | made_up).items() if day.year == year},
        )
        for year in sorted({day.year for day in off})
    )
