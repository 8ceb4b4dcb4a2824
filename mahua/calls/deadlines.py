"""When something about a call is due: a limit, the hours of the body in charge, the district's calendar."""

from mahua.duties.calendar import work_calendar
from mahua.rules import clocks
from mahua.rules.office_hours import OfficeHours

DISTRICT_HOURS = OfficeHours()


def due(start, limit, *, hours=DISTRICT_HOURS, pauses=(), now=None) -> clocks.Due:
    """When the limit that began at `start` is used up; provisional in a year not yet published."""
    return clocks.due(start, limit, calendar=work_calendar(), hours=hours, pauses=pauses, now=now)


def counted(start, until, limit, *, hours=DISTRICT_HOURS, pauses=()) -> int:
    """Minutes of the limit's own time between two instants."""
    return clocks.counted(start, until, limit, calendar=work_calendar(), hours=hours, pauses=pauses)


def is_in_time(due_at, at) -> bool:
    """Whether something done `at` was done by `due_at`; without a limit it was."""
    return due_at is None or at <= due_at
