"""Stretches of the calendar in which something is owed: months, quarters, halves and years.

Days are Asia/Shanghai days (see `kernel.days`); a period is known everywhere by its code: `2026`, `2026H1`, `2026Q3`,
`2026-11`.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from mahua.kernel.errors import Refused
from mahua.rules.frequencies import Frequency
from mahua.rules.months import last_day_of_month

CODE = re.compile(r"(?P<year>[0-9]{4})(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?")
QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")
HALVES = ("上半年", "下半年")


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """One month, quarter, half or year; periods sort by their first day. Made by the functions below, not by hand."""

    starts_on: date
    ends_on: date
    code: str
    frequency: Frequency

    def __str__(self) -> str:
        return self.code

    def contains(self, day: date) -> bool:
        """Whether `day` lies within it, first and last day included."""
        return self.starts_on <= day <= self.ends_on

    @property
    def year(self) -> int:
        """The year it lies in; no period crosses a year."""
        return self.starts_on.year

    @property
    def next(self) -> "Period":
        """The period of the same length that follows."""
        return period_of(self.frequency, day=self.ends_on + timedelta(days=1))

    @property
    def previous(self) -> "Period":
        """The period of the same length before."""
        return period_of(self.frequency, day=self.starts_on - timedelta(days=1))

    @property
    def label(self) -> str:
        """What a clerk calls it: 2026年11月, 2026年第四季度, 2026年上半年, 2026年度."""
        number = (self.starts_on.month - 1) // self.frequency.months
        match self.frequency:
            case Frequency.MONTH:
                return f"{self.year}年{number + 1}月"
            case Frequency.QUARTER:
                return f"{self.year}年{QUARTERS[number]}"
            case Frequency.HALF:
                return f"{self.year}年{HALVES[number]}"
            case _:
                return f"{self.year}年度"


def month_of(day: date) -> Period:
    """The month `day` lies in."""
    return period_of(Frequency.MONTH, day=day)


def quarter_of(day: date) -> Period:
    """The quarter `day` lies in."""
    return period_of(Frequency.QUARTER, day=day)


def half_of(day: date) -> Period:
    """The half-year `day` lies in."""
    return period_of(Frequency.HALF, day=day)


def year_of(day: date) -> Period:
    """The year `day` lies in."""
    return period_of(Frequency.YEAR, day=day)


def year(number: int) -> Period:
    """The year itself: `2026` → 2026年度."""
    return _numbered(Frequency.YEAR, number, 0)


def parse(code: str) -> Period:
    """The period a code names; refused when it is none."""
    found = CODE.fullmatch(code)
    if found is None or found["year"] == "0000":
        words = f"期间“{code}”写法不正确，应写作 2026、2026H1、2026Q3 或 2026-11 这样的形式。"
        raise Refused(words)
    number = int(found["year"])
    if found["month"]:
        return _numbered(Frequency.MONTH, number, int(found["month"]) - 1)
    if found["quarter"]:
        return _numbered(Frequency.QUARTER, number, int(found["quarter"]) - 1)
    if found["half"]:
        return _numbered(Frequency.HALF, number, int(found["half"]) - 1)
    return year(number)


def period_of(frequency: Frequency, *, day: date) -> Period:
    """The period of this frequency that `day` lies in."""
    return _numbered(frequency, day.year, (day.month - 1) // frequency.months)


def period_of_fact(frequency: Frequency, *, occurred_on: date, belongs_to_year: int | None = None) -> Period:
    """The period a fact counts for: the one it occurred in, or the year it says where the rule goes by that.

    A life meeting held on 2024-03-08 for 2023年度 counts for 2023 only (支部条例 第十七条).
    Refused when such a rule meets a fact that says no year: guessing it from the day would be wrong every January.
    """
    if frequency is not Frequency.BELONGS_TO_YEAR:
        return period_of(frequency, day=occurred_on)
    if belongs_to_year is None:
        raise Refused("未注明所属年度，无法判断计入哪一年。请补填所属年度。")
    return year(belongs_to_year)


def periods_within(frequency: Frequency, *, start: date, end: date) -> tuple[Period, ...]:
    """The periods that share a day with `start`–`end` (both included), in order; none if `end` is earlier."""
    return _within(frequency, start, end)


@lru_cache(maxsize=1024)
def _within(frequency: Frequency, start: date, end: date) -> tuple[Period, ...]:
    periods: list[Period] = []
    if start > end:
        return ()
    period = period_of(frequency, day=start)
    while period.ends_on < end:
        periods.append(period)
        period = period.next
    return (*periods, period)


@lru_cache(maxsize=4096)
def _numbered(frequency: Frequency, year_number: int, number: int) -> Period:
    """The `number`-th period (from 0) of a year; kept, because millions of facts ask for the same few."""
    first_month = number * frequency.months + 1
    last_month = first_month + frequency.months - 1
    kind = Frequency.YEAR if frequency is Frequency.BELONGS_TO_YEAR else frequency
    return Period(
        starts_on=date(year_number, first_month, 1),
        ends_on=last_day_of_month(date(year_number, last_month, 1)),
        code=f"{year_number:04d}" + _suffix(kind, number + 1),
        frequency=kind,
    )


def _suffix(frequency: Frequency, number: int) -> str:
    return {
        Frequency.MONTH: f"-{number:02d}",
        Frequency.QUARTER: f"Q{number}",
        Frequency.HALF: f"H{number}",
    }.get(frequency, "")
