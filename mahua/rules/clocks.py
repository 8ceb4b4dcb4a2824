"""The clock of a limit: when it is due, and how many of its minutes have passed.

Natural time counts every minute. Working time counts the office minutes of working days: 调休 days are worked, holidays
are not; what starts outside office hours counts from the next opening. A limit used up exactly at closing is due at that
closing, not on the next morning. Paused minutes do not count. Seconds are kept.

In a year that is not published only weekends are left out, and the result is provisional (待公布后重算).
Arithmetic goes day by day, not minute by minute.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import takewhile

from mahua.kernel.days import SHANGHAI
from mahua.kernel.errors import Refused
from mahua.rules.limits import Limit
from mahua.rules.office_hours import OfficeHours, Span
from mahua.rules.workdays import ONE_DAY, WorkCalendar

Still = tuple[datetime, datetime, str]  # from, until, reason
FOREVER = datetime(9999, 12, 31, tzinfo=SHANGHAI)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stood still, and why; an open pause has no end yet."""

    from_at: datetime
    until_at: datetime | None
    reason: str

    def __post_init__(self) -> None:
        if self.until_at is not None and self.until_at < self.from_at:
            raise Refused("暂停的结束不能早于开始。")


@dataclass(frozen=True, slots=True)
class Due:
    """When a limit is used up, in UTC; `provisional` until a year is published, `paused` while it still moves."""

    at: datetime
    provisional: bool
    paused: bool = False


def due(
    start: datetime,
    limit: Limit,
    *,
    calendar: WorkCalendar,
    hours: OfficeHours,
    pauses: Sequence[Pause] = (),
    now: datetime | None = None,
) -> Due:
    """When the limit that began at `start` is used up; a pause still open is taken to end `now`."""
    began = start.astimezone(SHANGHAI)
    left = limit.minutes * MINUTE
    at = began
    for from_at, until_at in running(began, limit, calendar=calendar, hours=hours, paused=stood_still(pauses, at=now)):
        at = min(until_at, from_at + left)
        left -= at - from_at
        if not left:
            break
    guessed = not limit.natural and not calendar.knows(began.year, at.year)
    moving = any(each.until_at is None and each.from_at < at and now and each.from_at <= now for each in pauses)
    return Due(at.astimezone(UTC), provisional=guessed, paused=moving)


def counted(
    start: datetime,
    until: datetime,
    limit: Limit,
    *,
    calendar: WorkCalendar,
    hours: OfficeHours,
    pauses: Sequence[Pause] = (),
) -> int:
    """How many whole minutes of the limit's time passed between `start` and `until`, also beyond the limit."""
    end = until.astimezone(SHANGHAI)
    spans = running(
        start.astimezone(SHANGHAI), limit, calendar=calendar, hours=hours, paused=stood_still(pauses, at=until)
    )
    begun = takewhile(lambda span: span[0] < end, spans)
    return sum((min(until_at, end) - from_at for from_at, until_at in begun), timedelta()) // MINUTE


def remaining(
    start: datetime,
    until: datetime,
    limit: Limit,
    *,
    calendar: WorkCalendar,
    hours: OfficeHours,
    pauses: Sequence[Pause] = (),
) -> int:
    """How many minutes of the limit are left at `until`, a begun minute as a whole one; negative once it is overrun."""
    return limit.minutes - counted(start, until, limit, calendar=calendar, hours=hours, pauses=pauses)


def running(
    start: datetime, limit: Limit, *, calendar: WorkCalendar, hours: OfficeHours, paused: Sequence[Still]
) -> Iterator[Span]:
    """The stretches in which the clock runs, in order and without end; all times by the wall clock."""
    spans = iter([(start, FOREVER)]) if limit.natural else office_time(start, calendar=calendar, hours=hours)
    return without(spans, paused) if paused else spans


def office_time(start: datetime, *, calendar: WorkCalendar, hours: OfficeHours) -> Iterator[Span]:
    """The stretches of office time from `start` on, without end."""
    day = start.date()
    while True:
        if calendar.works(day):
            for opens, closes in hours.spans(day):
                if closes > start:
                    yield max(opens, start), closes
        day += ONE_DAY


def without(spans: Iterable[Span], paused: Sequence[Still]) -> Iterator[Span]:
    """What of the stretches lies in no pause."""
    for from_at, until_at in spans:
        begins = from_at
        for pause_from, pause_until, _ in paused:
            if pause_until <= begins or pause_from >= until_at:
                continue
            if pause_from > begins:
                yield begins, pause_from
            begins = pause_until
        if begins < until_at:
            yield begins, until_at


def stood_still(pauses: Sequence[Pause], *, at: datetime | None) -> tuple[Still, ...]:
    """The pauses in order by the wall clock, none reaching into the next; an open one ends `at`."""
    if at is None and any(each.until_at is None for each in pauses):
        raise ValueError("a pause is open: say what time it is (now=)")
    spans: list[Still] = []
    for each in sorted(pauses, key=lambda pause: pause.from_at):
        from_at, until_at = (end.astimezone(SHANGHAI) for end in (each.from_at, each.until_at or at or each.from_at))
        from_at = max(from_at, spans[-1][1]) if spans else from_at
        if from_at < until_at:
            spans.append((from_at, until_at, each.reason))
    return tuple(spans)
