"""The strip of a call as plain figures for an SVG: which minutes counted and why; made and tested here, drawn by the page."""

from dataclasses import dataclass, field

from mahua.calls import deadlines, wording
from mahua.duties.calendar import work_calendar
from mahua.rules import clock_strips, clocks
from mahua.rules.clock_days import Kind
from mahua.rules.limits import Limit
from mahua.ui.templatetags.ui import duration

WIDTH, GAP = 1120, 6
TONES = {
    Kind.COUNTED: "counted",
    Kind.PAUSED: "paused",
    Kind.LUNCH: "closed",
    Kind.CLOSED: "closed",
    Kind.LEFT: "left",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a column: from `x`, so wide, in the colour of `tone`."""

    x: float
    width: float
    tone: str


@dataclass(frozen=True, slots=True)
class Column:
    """One day, or several folded into one."""

    x: float
    width: float
    label: str
    words: str
    pieces: tuple[Piece, ...] = ()

    @property
    def middle(self):
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True)
class ClockStrip:
    """The whole strip, with the figures above it and the table behind it."""

    limit: str
    counted: int
    left: int
    columns: tuple[Column, ...]
    now_x: float | None
    mark: str = wording.STRIP_MARKS["now"]
    rows: list = field(default_factory=list)
    provisional: bool = False

    @property
    def has_stopped(self):
        return self.mark != wording.STRIP_MARKS["now"]


def strip_of(call, *, now) -> ClockStrip:
    """How the solution clock of this call (read `for_page`) ran until `now`, or until it was answered."""
    until = min(now, call.answered_at or call.ended_at or now)
    own = getattr(call.lead, "hours", None)
    hours = own.hours if own else deadlines.DISTRICT_HOURS
    pauses = [each.as_rule for each in call.pauses.order_by("from_at")] if call.has_paused else []
    limit = Limit(call.limit_minutes + call.extended_minutes, natural=call.limit_natural)
    calendar = work_calendar()
    around = {"calendar": calendar, "hours": hours, "pauses": _closed(pauses, at=until)}
    days = clock_strips.strip(call.clock_from, until, limit, **around)
    counted = clocks.counted(call.clock_from, until, limit, **around)
    width = (WIDTH - GAP * (len(days) - 1)) / len(days)
    columns, now_x = [], None
    for index, day in enumerate(days):
        x = index * (width + GAP)
        columns.append(_column(day, x=x, width=width))
        if day.holds(until):
            now_x = round(x + day.share(until) * width, 1)
    due = clocks.due(call.clock_from, limit, calendar=calendar, hours=hours, pauses=pauses, now=until)
    return ClockStrip(
        limit=limit.words(hours=hours),
        counted=counted,
        left=limit.minutes - counted,
        columns=tuple(columns),
        now_x=now_x,
        mark=wording.STRIP_MARKS["answered" if call.answered_at else "ended" if call.ended_at else "now"],
        rows=clock_strips.table(days),
        provisional=due.provisional,
    )


def _column(day, *, x, width) -> Column:
    pieces = []
    for each in day.segments:
        begins, ends = day.share(each.from_at), day.share(each.until_at)
        pieces.append(Piece(round(x + begins * width, 1), round((ends - begins) * width, 1), TONES[each.kind]))
    return Column(round(x, 1), round(width, 1), day.label, _said(day), tuple(pieces))


def _said(day) -> str:
    """What stands below a day, in few words: how long it counted, else why it did not; the table below says all."""
    counted, paused = day.minutes(Kind.COUNTED), day.minutes(Kind.PAUSED)
    said = [duration(counted)] if counted else []
    if paused:
        said.append(wording.STILL.format(time=duration(paused)))
    return "，".join(said) or day.words


def _closed(pauses, *, at):
    """A pause still open is drawn up to now."""
    return [
        each if each.until_at else clocks.Pause(each.from_at, max(at, each.from_at), each.reason) for each in pauses
    ]
