"""工作日历: the working days of all published years, and what depends on them.

Whoever promises something in working days hands in a function that says which of its open due days another calendar
would move, so that the working committee sees it before it saves:

    @keeps_due_days
    def moved_due_days(calendar): ...   # → Iterable[Move]
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from mahua.duties.models import WorkYear
from mahua.rules import workdays

NOVEMBER = 11  # the State Council publishes the next year's 放假安排 about then
OFF, MADE_UP = "off", "made_up"


@dataclass(frozen=True, slots=True)
class Kept:
    """The calendar as this process last read it; `stamps` say whether the table still holds the same."""

    stamps: tuple[tuple[int, str], ...]
    years: tuple[workdays.WorkYear, ...]
    calendar: workdays.WorkCalendar


_kept: list[Kept] = []


def work_calendar() -> workdays.WorkCalendar:
    """The published years for working-day arithmetic; asked for another, it raises YearNotPublished.

    One query: the first time the days of all years, later a row a year that says whether they have changed. The stamps
    are digests of the days, so that it is right whichever process amended, and after a transaction that was undone.
    """
    return _newest().calendar


def calendar_stamps() -> tuple[tuple[int, str], ...]:
    """((year, digest), …) of the published years, for whoever notes which calendar a result was made with."""
    return WorkYear.objects.stamps()


def calendar_with(year: workdays.WorkYear) -> workdays.WorkCalendar:
    """The calendar as it would be with this year entered or amended."""
    return workdays.WorkCalendar((*_newest().years, year))


def missing_year(today: date) -> int | None:
    """The first year the working committee ought to have entered and has not: this one, from November on the next too."""
    wanted = (today.year, today.year + 1) if today.month >= NOVEMBER else (today.year,)
    entered = WorkYear.objects.filter(year__in=wanted).values_list("year", flat=True)
    return min(set(wanted) - set(entered), default=None)


@dataclass(frozen=True, slots=True)
class Move:
    """An open due day that another calendar moves: of what (with its page), from when to when."""

    what: str
    url: str
    before: date
    after: date


_keepers: dict[str, Callable[[workdays.WorkCalendar], Iterable[Move]]] = {}


def keeps_due_days(find: Callable[[workdays.WorkCalendar], Iterable[Move]]):
    """Decorator: this function knows open due days counted in working days, and where a calendar would put them."""
    _keepers[f"{find.__module__}.{find.__qualname__}"] = find
    return find


def moves(calendar: workdays.WorkCalendar) -> list[Move]:
    """Every open due day this calendar would move, the earliest first."""
    found = [move for find in _keepers.values() for move in find(calendar)]
    return sorted(found, key=lambda move: (move.before, move.what))


def _newest() -> Kept:
    if not _kept or _kept[0].stamps != WorkYear.objects.stamps():
        _kept[:] = [_read()]
    return _kept[0]


def _read() -> Kept:
    stamps, years = [], []
    for stamp, rows in groupby(WorkYear.objects.exceptions(), key=itemgetter(0, 1)):
        days = [(day, kind, reason) for *_, day, kind, reason in rows if day]
        off, made_up = (frozenset(day for day, its, _ in days if its == kind) for kind in (OFF, MADE_UP))
        stamps.append(stamp)
        reasons = {day: reason for day, _, reason in days}
        years.append(workdays.WorkYear(stamp[0], off=off, made_up=made_up, reasons=reasons))
    return Kept(tuple(stamps), tuple(years), workdays.WorkCalendar(years))
