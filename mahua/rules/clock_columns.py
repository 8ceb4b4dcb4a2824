"""From a limit to its days: where each is cut, and the words beside the pieces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from mahua.kernel.days import SHANGHAI
from mahua.rules import workdays
from mahua.rules.clock_days import NOT_COUNTED, Day, Kind, Segment
from mahua.rules.clock_words import days_in_words, hours_in_words, weekday
from mahua.rules.clocks import Pause, Still, due, stood_still
from mahua.rules.limits import Limit
from mahua.rules.office_hours import OfficeHours
from mahua.rules.workdays import ONE_DAY, SATURDAY, WorkCalendar

ONE_HOUR = timedelta(hours=1)  # how far a drawn working day reaches beyond the office hours
WEEKEND = "周末"
BEFORE_OPENING, AFTER_CLOSING, LUNCH_BREAK = "上班前", "下班后", "午休"


def days(
    start: datetime,
    now: datetime,
    limit: Limit,
    *,
    calendar: WorkCalendar,
    hours: OfficeHours,
    pauses: Sequence[Pause] = (),
) -> list[Day]:
    """Every day from `start` up to the due moment, runs of days off as one; to the second."""
    begins, now = _to_the_second(start), _to_the_second(now)
    whole = [
        replace(each, from_at=_to_the_second(each.from_at), until_at=each.until_at and _to_the_second(each.until_at))
        for each in pauses
    ]
    ends = due(begins, limit, calendar=calendar, hours=hours, pauses=whole, now=now).at.astimezone(SHANGHAI)
    cuts = _Cuts(begins, ends, now, limit, calendar, hours, stood_still(whole, at=now))
    return _with_words(list(cuts.columns()))


@dataclass(frozen=True, slots=True)
class _Cuts:
    """What the columns are cut from."""

    begins: datetime
    ends: datetime
    now: datetime
    limit: Limit
    calendar: WorkCalendar
    hours: OfficeHours
    paused: tuple[Still, ...]

    def columns(self) -> Iterator[Day]:
        day, before = self.begins.date(), None
        while _midnight(day) < self.ends:
            column = self._worked(day, after=before) if self._runs_on(day) else self._off(day, after=before)
            yield column
            before = column.last
            day = before + ONE_DAY

    def _runs_on(self, day: date) -> bool:
        return self.limit.natural or self.calendar.works(day)

    def _worked(self, day: date, *, after: date | None) -> Day:
        pieces = self._pieces(day)
        segments = tuple(part for each in pieces for part in self._cut(each))
        why = weekday(day)
        if not self.limit.natural and day.weekday() >= SATURDAY:
            why = f"{why} {self.calendar.reason(day) or workdays.MADE_UP}"
        return Day(
            label=f"{days_in_words(day, day, after=after)} {why}",
            first=day,
            last=day,
            why=why,
            from_at=pieces[0].from_at,
            until_at=pieces[-1].until_at,
            office=tuple((each.from_at, each.until_at) for each in pieces if each.kind == Kind.COUNTED),
            segments=segments,
            words="" if any(each.kind != Kind.CLOSED for each in segments) else f"{AFTER_CLOSING}，{NOT_COUNTED}",
            provisional=self._is_provisional(day),
        )

    def _off(self, day: date, *, after: date | None) -> Day:
        last = day
        while not self._runs_on(last + ONE_DAY) and _midnight(last + ONE_DAY) < self.ends:
            last += ONE_DAY
        run = [day + timedelta(days=number) for number in range((last - day).days + 1)]
        named = [self.calendar.reason(each) or workdays.OFF for each in run if each.weekday() < SATURDAY]
        why = "、".join(dict.fromkeys(named)) or WEEKEND
        from_at, until_at = _midnight(day), _midnight(last + ONE_DAY)
        return Day(
            label=f"{days_in_words(day, last, after=after)} {why}",
            first=day,
            last=last,
            why=why,
            from_at=from_at,
            until_at=until_at,
            segments=(Segment(max(from_at, self.begins), until_at, Kind.CLOSED, NOT_COUNTED),),
            words=NOT_COUNTED,
            provisional=self._is_provisional(last),
        )

    def _is_provisional(self, day: date) -> bool:
        return not self.limit.natural and not self.calendar.knows(day.year, day.year)

    def _pieces(self, day: date) -> list[Segment]:
        """The whole drawn day before anything happened in it; what can count is COUNTED."""
        if self.limit.natural:
            return [self._natural(day)]
        spans = self.hours.spans(day)
        opens, closes = spans[0][0], spans[-1][1]
        pieces = [Segment(max(opens - ONE_HOUR, _midnight(day)), opens, Kind.CLOSED, BEFORE_OPENING)]
        for from_at, until_at in spans:
            if from_at > pieces[-1].until_at:
                pieces.append(Segment(pieces[-1].until_at, from_at, Kind.LUNCH, LUNCH_BREAK))
            pieces.append(Segment(from_at, until_at, Kind.COUNTED))
        after = min(closes + ONE_HOUR, _midnight(day + ONE_DAY))
        return [*pieces, Segment(closes, after, Kind.CLOSED, AFTER_CLOSING)]

    def _natural(self, day: date) -> Segment:
        """The whole day; of what is over within a day only the hours it touches, lest a quarter of an hour be a hair."""
        from_at, until_at = _midnight(day), _midnight(day + ONE_DAY)
        if self.ends - self.begins < ONE_DAY:
            from_at = max(from_at, self.begins.replace(minute=0, second=0))
            until_at = min(until_at, (self.ends - timedelta(seconds=1)).replace(minute=0, second=0) + ONE_HOUR)
        return Segment(from_at, until_at, Kind.COUNTED)

    def _cut(self, piece: Segment) -> Iterator[Segment]:
        """The part of a piece between start and due, cut at pauses and at now."""
        from_at, until_at = max(piece.from_at, self.begins), min(piece.until_at, self.ends)
        if from_at >= until_at:
            return
        if piece.kind != Kind.COUNTED:
            yield replace(piece, from_at=from_at, until_at=until_at)
            return
        for pause_from, pause_until, reason in self.paused:
            if pause_until <= from_at or pause_from >= until_at:
                continue
            yield from self._at_now(from_at, pause_from)
            yield Segment(max(from_at, pause_from), min(until_at, pause_until), Kind.PAUSED, reason=reason)
            from_at = min(until_at, pause_until)
        yield from self._at_now(from_at, until_at)

    def _at_now(self, from_at: datetime, until_at: datetime) -> Iterator[Segment]:
        """What runs, before now as counted and after it as left."""
        if from_at < min(until_at, self.now):
            yield Segment(from_at, min(until_at, self.now), Kind.COUNTED)
        if max(from_at, self.now) < until_at:
            yield Segment(max(from_at, self.now), until_at, Kind.LEFT)


def _with_words(columns: list[Day]) -> list[Day]:
    """With the sum of each kind beside the first segment of it, and what is left in all beside the first of that."""
    left = sum((day.time(Kind.LEFT) for day in columns), timedelta())
    worded = []
    for day in columns:
        said: set[tuple[Kind, str, str]] = set()
        segments = []
        for each in day.segments:
            like = (each.kind, each.words, each.reason)
            words = "" if like in said else _words(each, day)
            if each.kind == Kind.LEFT and words and left:
                words, left = f"还剩 {hours_in_words(left)}", timedelta()
            said.add(like)
            segments.append(replace(each, words=words))
        worded.append(replace(day, segments=tuple(segments)))
    return worded


def _words(segment: Segment, day: Day) -> str:
    if segment.kind == Kind.PAUSED:
        return f"{segment.reason}，暂停" if segment.reason else "暂停"
    if segment.kind in {Kind.COUNTED, Kind.LEFT}:
        return hours_in_words(day.time(segment.kind))
    return segment.words


def _to_the_second(at: datetime) -> datetime:
    return at.astimezone(SHANGHAI).replace(microsecond=0)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)
