"""通知时间: what is not urgent waits until people are at work, and is then told twice a day in one go."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from mahua.kernel.days import SHANGHAI, day_of
from mahua.rules.workdays import SATURDAY, WorkCalendar, YearNotPublished

AFTERNOON = time(14)
LONGEST_BREAK = 60  # days; no calendar closes all offices for longer

_calendars: list[Callable[[], WorkCalendar]] = []


def by_calendar(ask: Callable[[], WorkCalendar]) -> None:
    """The working calendar is kept in a module above: it says once how to ask for it."""
    _calendars[:] = [ask]


def workdays() -> Callable[[date], bool]:
    """Whether offices work on a day. In a year that is not published, by the days of the week: a notice that comes a
    day too early or too late moves nobody's due day."""
    calendar = _calendars[0]() if _calendars else WorkCalendar(())

    def is_workday(day: date) -> bool:
        try:
            return calendar.is_workday(day)
        except YearNotPublished:
            return day.weekday() < SATURDAY

    return is_workday


@dataclass(frozen=True, slots=True)
class TellingHours:
    """When people of a unit are told, and whether in rounds (at the beginning and at two in the afternoon) or each thing at once."""

    begins: time = time(9)
    ends: time = time(18)
    in_rounds: bool = True

    def each_at_once(self) -> "TellingHours":
        """The same hours without rounds."""
        return replace(self, in_rounds=False)

    def next_after(self, at: datetime, *, is_workday: Callable[[date], bool]) -> datetime:
        """The first moment, from `at` on, to tell what is not urgent."""
        today = day_of(at)
        for day in (today + timedelta(days=ahead) for ahead in range(LONGEST_BREAK)):
            if is_workday(day) and (moment := self._first_on(day, at)):
                return moment
        return at

    def _first_on(self, day: date, at: datetime) -> datetime | None:
        moments = [datetime.combine(day, moment, tzinfo=SHANGHAI) for moment in self._moments()]
        later = next((moment for moment in moments if moment >= at), None)
        if self.in_rounds or later == moments[0]:
            return later
        return at if at < datetime.combine(day, self.ends, tzinfo=SHANGHAI) else None

    def _moments(self) -> list[time]:
        return [self.begins, *([AFTERNOON] if self.begins < AFTERNOON < self.ends else ())]
