"""The braid of one undertaking as a plain dict: SVG paths, circles and words, made here and only printed by the template.

Pure: the same input gives the same bytes. Three drawings: lying for a desk and for paper, upright for a phone, and a small
one without words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from mahua.rules.months import add_months
from mahua.undertakings import braid_words
from mahua.undertakings.braid_frames import MINI, WIDE, Frame, upright
from mahua.undertakings.braid_words import Apart, Gap, Joint
from mahua.undertakings.twist import Knot, Piece, near, path, pieces, spread, warped

__all__ = ["Apart", "Gap", "Joint", "Stage", "braid"]

FULL_SWELL_DAYS = 75
LEAST_SWELL = 0.16
PASSING = 0.45  # how far apart strands lie, in parts of the room, where nothing need be joined


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of the way: 谋划, 部署, … in the words of the unit."""

    label: str
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class Story:
    """What is drawn, in order of time; strands run to `until`, the axis to `last`."""

    first: date
    last: date
    until: date
    today: date | None
    stages: Sequence[Stage]
    joints: Sequence[Joint]
    aparts: Sequence[Apart]
    shares: Sequence[float]  # how far the strands drift before each joint and after the last, from 0 to 1

    @property
    def marks(self) -> list[date]:
        """The days between which the strands drift."""
        return [self.first, *(each.day for each in self.joints), self.until]


def braid(
    starts_on: date,
    ends_on: date,
    *,
    stages: Sequence[Stage] = (),
    joints: Sequence[Joint] = (),
    aparts: Sequence[Apart] = (),
    today: date | None = None,
    drawn: Sequence[str] = ("wide", "phone", "mini"),
) -> dict[str, Any]:
    """The picture; `today` while it is under way: the strands run only so far, and a last gap is told as still open.

    `drawn` names the drawings wanted: each costs a few milliseconds.
    """
    story = _story(starts_on, ends_on, stages, joints, aparts, today)
    found = braid_words.gaps(story.marks, story.aparts, running=today is not None)
    told = (story.joints, found, story.aparts)
    return {
        "count": len(story.joints),
        "summary": braid_words.summary(story.joints, found),
        "aria": braid_words.aria(story.first, story.last, *told),
        "rows": braid_words.rows(*told),
        "gaps": [each.words for each in found],
        **{name: draw(story, _frame(name, story)) for name in drawn},
    }


def _frame(name: str, story: Story) -> Frame:
    if name == "phone":
        return upright(len(story.joints) + 2 * len(story.aparts))
    return WIDE if name == "wide" else MINI


def _story(
    starts_on: date,
    ends_on: date,
    stages: Sequence[Stage],
    joints: Sequence[Joint],
    aparts: Sequence[Apart],
    today: date | None,
) -> Story:
    joints = sorted(joints, key=lambda each: (each.day, each.kind, each.code, each.words))
    days = [each.day for each in joints]
    first = min([starts_on, *days])
    last = max([ends_on, first + timedelta(days=1), *days])
    last = max(last, today) if today else last
    until = last if today is None else max([min(today, last), first, *days])
    kept = sorted((each for each in aparts if each.until_on >= first and each.from_on <= until), key=_by_day)
    shares = [share_of((end - begin).days) for begin, end in pairwise([first, *days, until])]
    return Story(first, last, until, today, stages, joints, kept, shares)


def _by_day(apart: Apart) -> tuple[date, date, str]:
    return (apart.from_on, apart.until_on, apart.reason)


def draw(story: Story, frame: Frame) -> dict[str, Any]:
    """One drawing of a story in one frame."""
    line = Line(story, frame)
    made = pieces(line.knots())
    return {
        "width": frame.width,
        "height": frame.height,
        "bands": frame.bands([(each.label, *line.span(each.from_on, each.until_on)) for each in story.stages]),
        "ticks": frame.ticks([(month, line.at(month)) for month in months(story.first, story.last)]),
        "today": frame.mark(line.at(story.today)) if story.today and story.today >= story.first else None,
        **strands(made, frame, line.crossings),
        "circles": [
            frame.circle(at, line.crossings, braid_words.short(each.day), each.words)
            | {"code": each.code, "url": each.url, "after_the_fact": each.after_the_fact}
            for each, at in zip(story.joints, line.crossings, strict=True)
        ],
        "notes": [
            note
            for each in story.aparts
            if (note := frame.note(each.reason, *line.span(each.from_on, each.until_on), taken=line.crossings))
        ],
    }


def months(first: date, last: date) -> list[date]:
    """The first days of the months between two days."""
    made, month = [], add_months(first.replace(day=1), months=1)
    while month <= last:
        made.append(month)
        month = add_months(month, months=1)
    return made


def strands(made: Sequence[Piece], frame: Frame, crossings: Sequence[float]) -> dict[str, Any]:
    """Both strands, and what is drawn again on top: over and under take turns."""
    loud, quiet = [each for each in made if not each.quiet], [each for each in made if each.quiet]
    room = [frame.first, *crossings, frame.last]
    over = [
        near(made, at, reach=min(frame.over, max(1.0, min(at - before, after - at) / 2)))
        for index, (before, at, after) in enumerate(zip(room, room[1:], room[2:], strict=False))
        if index % 2 == 0
    ]
    return {
        "strands": [
            {
                "side": "business",
                "path": path(loud, frame.place, strand=1),
                "quiet": path(quiet, frame.place, strand=1),
            },
            {"side": "party", "path": path(loud, frame.place, strand=-1), "quiet": path(quiet, frame.place, strand=-1)},
        ],
        "over": [path(each, frame.place, strand=1) for each in over if each],
    }


def share_of(days: int) -> float:
    """How far the strands drift apart in so many days, from 0 to 1."""
    return min(1.0, LEAST_SWELL + days / FULL_SWELL_DAYS)


class Line:
    """The time line of a story in a frame: even, but stretched where joints would stand too close."""

    def __init__(self, story: Story, frame: Frame) -> None:
        self.story, self.frame, self.edge = story, frame, frame.least / 2
        wanted = [self._evenly(each.day) for each in story.joints]
        within = {"first": frame.first + self.edge, "last": frame.last - self.edge}
        self.crossings = spread(wanted, **within, least=frame.least)
        ends = ((frame.first, frame.first), (frame.last, frame.last))
        self.anchors = [ends[0], *zip(wanted, self.crossings, strict=True), ends[1]]

    def at(self, day: date) -> float:
        """Where a day lies."""
        return warped(self._evenly(day), self.anchors)

    def span(self, from_on: date, until_on: date) -> tuple[float, float]:
        """A stretch of days, its last one included."""
        return self.at(from_on), self.at(until_on + timedelta(days=1))

    def knots(self) -> list[Knot]:
        """Crossings, level stretches between them, and both ends."""
        end = max(self.at(self.story.until), (self.crossings[-1] if self.crossings else self.frame.first) + self.edge)
        places = [self.frame.first, *self.crossings, end]
        swells = [self._swell(*each) for each in zip(self.story.shares, pairwise(places), strict=True)]
        made: list[Knot] = []
        for index, (begin, finish) in enumerate(pairwise(places)):
            made.append(Knot(begin, swell=swells[index]) if index else Knot(begin, apart=swells[index]))
            made += self._level(begin, finish)
        return _closed([*made, Knot(end, apart=swells[-1])])

    def _evenly(self, day: date) -> float:
        share = (day - self.story.first).days / (self.story.last - self.story.first).days
        return round(self.frame.first + min(max(share, 0.0), 1.0) * (self.frame.last - self.frame.first), 1)

    def _swell(self, share: float, between: tuple[float, float]) -> float:
        """Never so far that a narrow piece becomes a needle."""
        return round(min(self.frame.reach * share, max(1.0, 1.2 * (between[1] - between[0]))), 1)

    def _level(self, begin: float, finish: float) -> list[Knot]:
        """Where nothing need be joined the strands run level between two places; stretches that touch are one."""
        apart = round(self.frame.reach * PASSING, 1)
        made: list[Knot] = []
        for each in self.story.aparts:
            start, end = self.span(each.from_on, each.until_on)
            start, end = max(start, begin + self.edge), min(end, finish - self.edge)
            touches = bool(made) and start <= made[-1].at
            start = made[-1].at if touches else start
            if end - start < self.edge:
                continue
            made = made[:-1] if touches else [*made, Knot(start, apart=apart, quiet=True)]
            made.append(Knot(end, apart=apart))
        return made


def _closed(knots: list[Knot]) -> list[Knot]:
    """Beside a level stretch the ends lie as far apart as it does."""
    first, *between, last = knots
    if between and not between[0].crosses:
        first = Knot(first.at, apart=between[0].apart)
    if between and not between[-1].crosses:
        last = Knot(last.at, apart=between[-1].apart)
    return [first, *between, last]
