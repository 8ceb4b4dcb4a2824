"""The strip of a call and the table behind it: which minutes counted and why, up to the due moment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from mahua.kernel.days import SHANGHAI
from mahua.rules.clock_columns import days
from mahua.rules.clock_days import Day, Kind, Segment
from mahua.rules.clock_words import days_in_words, hours_in_words, minutes_in_words, moment_in_words
from mahua.rules.clocks import MINUTE, Due, Pause, due
from mahua.rules.limits import Limit
from mahua.rules.office_hours import OfficeHours
from mahua.rules.workdays import WorkCalendar

COLUMNS = 10
HEAD, TAIL = 2, 3  # columns never folded at either end; beside now one on either side
RUNS = (Kind.COUNTED, Kind.LEFT)
VERBS = {Kind.COUNTED: "计", Kind.LEFT: "将计", Kind.PAUSED: "暂停"}


def strip(
    start: datetime,
    now: datetime,
    limit: Limit,
    *,
    calendar: WorkCalendar,
    hours: OfficeHours,
    pauses: Sequence[Pause] = (),
) -> list[Day]:
    """At most ten columns from the start to the due moment; what lies between is folded, never around now."""
    columns = days(start, now, limit, calendar=calendar, hours=hours, pauses=pauses)
    if len(columns) <= COLUMNS:
        return columns
    shown = _shown(columns, now)
    groups = groupby(range(len(columns)), key=lambda index: (index in shown, index if index in shown else None))
    drawn: list[Day] = []
    for _, indices in groups:
        group = [columns[index] for index in indices]
        drawn.append(group[0] if len(group) == 1 else _fold(group, natural=limit.natural))
    return drawn


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table behind the strip; `total` is what has counted up to its end."""

    label: str
    between: str
    words: str
    minutes: int | None  # None: does not count
    total: int


def table(columns: Iterable[Day]) -> list[Row]:
    """The days of a clock line by line, for print and for screen readers; folded days are opened."""
    rows: list[Row] = []
    total = timedelta()
    for day in _opened(columns):
        told = [each for each in day.segments if not (day.works and each.kind == Kind.CLOSED)]
        if not told:
            rows.append(Row(day.full_label, "", day.words, None, total // MINUTE))
        for each in told:
            total += each.duration if each.kind in RUNS else timedelta()
            rows.append(_row(day, each, total=total))
    return rows


def explain(
    start: datetime,
    limit: Limit,
    *,
    calendar: WorkCalendar,
    hours: OfficeHours,
    pauses: Sequence[Pause] = (),
    now: datetime | None = None,
) -> list[str]:
    """Why it is due when it is, one sentence a day; without `now` every minute is told as counted."""
    found = due(start, limit, calendar=calendar, hours=hours, pauses=pauses, now=now)
    columns = days(start, now or found.at, limit, calendar=calendar, hours=hours, pauses=pauses)
    counts = "计每一分钟" if limit.natural else f"只计工作日 {hours.in_words}"
    began = start.astimezone(SHANGHAI).replace(microsecond=0)
    first = f"{moment_in_words(began)} 起，时限 {limit.words(hours=hours)}，{counts}"
    told = [_sentence(day, after=began.date()) for day in columns]
    return [first, *told, *_ending(found, columns, natural=limit.natural)]


def _shown(columns: list[Day], now: datetime) -> set[int]:
    """The columns that are drawn as they are: both ends, around now, and more of the beginning while there is room."""
    count = len(columns)
    shown = {*range(HEAD), *range(count - TAIL, count)}
    here = next((index for index, day in enumerate(columns) if day.holds(now)), None)
    if here is not None:
        shown |= {each for each in (here - 1, here, here + 1) if 0 <= each < count}
    hidden = [index for index in range(count) if index not in shown]
    return shown | set(hidden[: max(COLUMNS - 2 - len(shown), 0)])


def _fold(group: list[Day], *, natural: bool) -> Day:
    worked = sum(day.works for day in group)
    said = [f"……中间 {worked} {'天' if natural else '个工作日'}"]
    for words, kinds in (("共计", RUNS), ("暂停", (Kind.PAUSED,))):
        time = sum((day.time(*kinds) for day in group), timedelta())
        if time:
            said.append(f"{words} {hours_in_words(time)}")
    first, last = group[0], group[-1]
    return Day(
        label=days_in_words(first.first, last.last),
        first=first.first,
        last=last.last,
        why="",
        from_at=first.from_at,
        until_at=last.until_at,
        words="，".join(said),
        provisional=any(day.provisional for day in group),
        folded=tuple(group),
    )


def _opened(columns: Iterable[Day]) -> Iterable[Day]:
    for day in columns:
        yield from day.folded or (day,)


def _row(day: Day, segment: Segment, *, total: timedelta) -> Row:
    between = segment.between if day.works else "全天"
    words = f"{segment.kind.label}（{segment.reason}）" if segment.reason else segment.kind.label
    return Row(day.full_label, between, words, segment.minutes if segment.kind in RUNS else None, total // MINUTE)


def _sentence(day: Day, *, after: date) -> str:
    name = day.full_label if day.first.year == after.year else f"{day.first.year}年{day.full_label}"
    told = [
        f"{each.between} {VERBS[each.kind]} {minutes_in_words(each.duration)}"
        f"{f'（{each.reason}）' if each.reason else ''}"
        for each in day.segments
        if each.kind in VERBS
    ]
    return f"{name} {'，'.join(told)}" if told else f"{name}，{day.words}"


def _ending(found: Due, columns: list[Day], *, natural: bool) -> list[str]:
    at = found.at.astimezone(SHANGHAI).replace(microsecond=0)
    said = [f"{moment_in_words(at)} 到期"]
    if not natural and at == columns[-1].office[-1][1]:
        said[0] += "，恰在下班时刻，不顺延到下一个工作日"
    if found.paused:
        said.append("暂停尚未结束，到期时刻随之后移")
    if found.provisional:
        missing = sorted({day.last.year for day in columns if day.provisional})
        said.append(f"{'、'.join(f'{year}年' for year in missing)}放假安排尚未公布，暂按周一至周五计，待公布后重算")
    return said
