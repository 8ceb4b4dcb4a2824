"""A year as it hangs on the wall: twelve small months, and its holidays and made-up days as a list. No queries."""

from calendar import Calendar
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mahua.duties import wording
from mahua.rules.workdays import SATURDAY

WEEKS = Calendar(firstweekday=0)
ONE_DAY = timedelta(days=1)
MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Square:
    """A day of a month: its mark 休 or 班, and the reason; `kind` is off, made_up, weekend or empty."""

    number: int
    kind: str
    reason: str = ""
    is_today: bool = False

    @property
    def mark(self) -> str:
        return wording.MARKS.get(self.kind, "")


@dataclass(frozen=True, slots=True)
class Month:
    number: int
    weeks: tuple[tuple[Square | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days off in a row for one reason, with the weekends that touch them; or one day worked."""

    first: date
    last: date
    kind: str
    reason: str

    @property
    def words(self) -> str:
        """1月1日（周四）至3日（周六）."""
        if self.first == self.last:
            return _said(self.first)
        last = _said(self.last)
        return f"{_said(self.first)}至{last.partition('月')[2] if self.first.month == self.last.month else last}"

    @property
    def kind_words(self) -> str:
        return wording.KINDS_OF_WORK_DAY[self.kind]

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class YearSheet:
    """What the page of a published year shows."""

    months: tuple[Month, ...]
    holidays: tuple[Holiday, ...]


def sheet_of(year: int, *, off: Mapping[date, str], made_up: Collection[date], today: date) -> YearSheet:
    """The sheet of a year from its exceptions."""
    holidays = _holidays(off, set(made_up))
    squares = {
        holiday.first + ONE_DAY * each: (holiday.kind, holiday.reason)
        for holiday in holidays
        for each in range(holiday.days)
    }

    def square(day):
        if day.month != month:
            return None
        kind, reason = squares.get(day, ("weekend" if day.weekday() >= SATURDAY else "", ""))
        return Square(day.day, kind, reason, day == today)

    months = []
    for month in MONTHS:
        weeks = WEEKS.monthdatescalendar(year, month)
        months.append(Month(month, tuple(tuple(square(day) for day in week) for week in weeks)))
    return YearSheet(tuple(months), tuple(holidays))


def differences(before, after) -> list[tuple[str, str, str]]:
    """(day, what it was, what it becomes) of each day two years' (off, made_up) do not agree on."""
    days = sorted({day for off, made_up in (before, after) for day in (*off, *made_up)})
    found = [(_said(day), _is(day, *before), _is(day, *after)) for day in days]
    return [row for row in found if row[1] != row[2]]


def _holidays(off, made_up):
    found = [Holiday(day, day, "made_up", wording.MADE_UP_WORK) for day in made_up]
    for day in sorted(off):
        last = found[-1] if found else None
        if last and last.kind == "off" and last.reason == off[day] and _rests_until(last.last, day, made_up):
            found[-1] = Holiday(last.first, day, "off", off[day])
        else:
            found.append(Holiday(day, day, "off", off[day]))
    return sorted((_with_weekends(each, made_up) for each in found), key=lambda each: each.first)


def _rests_until(day, until, made_up):
    """Whether between two days off lie only days at rest."""
    between = [day + ONE_DAY * each for each in range(1, (until - day).days)]
    return all(each.weekday() >= SATURDAY and each not in made_up for each in between)


def _with_weekends(holiday, made_up):
    if holiday.kind == "made_up":
        return holiday
    first, last = holiday.first, holiday.last
    while _is_free_weekend(first - ONE_DAY, first.year, made_up):
        first -= ONE_DAY
    while _is_free_weekend(last + ONE_DAY, last.year, made_up):
        last += ONE_DAY
    return Holiday(first, last, holiday.kind, holiday.reason)


def _is_free_weekend(day, year, made_up):
    return day.year == year and day.weekday() >= SATURDAY and day not in made_up


def _said(day):
    return f"{day.month}月{day.day}日（{wording.WEEKDAYS[day.weekday()]}）"


def _is(day, off, made_up):
    if day in off:
        return f"{wording.HOLIDAY}（{off[day]}）" if off[day] != wording.HOLIDAY else wording.HOLIDAY
    return wording.MADE_UP_WORK if day in made_up else wording.ORDINARY[day.weekday() < SATURDAY]
