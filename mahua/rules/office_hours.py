"""Office hours: the minutes of a working day that count as working time, by the wall clock of the district."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from mahua.kernel.days import SHANGHAI
from mahua.kernel.errors import Refused

Span = tuple[datetime, datetime]  # from, until; what happens at `until` lies in it, a minute later does not

STRETCH = r"\s*(\d{1,2}:\d{2})\s*[-–—~]\s*(\d{1,2}:\d{2})\s*"
WRITTEN = re.compile(f"{STRETCH}(?:,{STRETCH})?")
HALF_WIDTH = str.maketrans("：，、～", ":,,~")
NOT_UNDERSTOOD = "看不懂办公时间“{text}”，请写成 9:00-12:00,14:00-18:00，没有午休时写 9:00-17:00。"


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """When an office works, the same on every working day; without lunch both ends of it are None."""

    opens: time = time(9)
    lunch_from: time | None = time(12)
    lunch_until: time | None = time(14)
    closes: time = time(18)

    def __post_init__(self) -> None:
        if (self.lunch_from is None) != (self.lunch_until is None):
            raise Refused("午休的起止要么都写，要么都不写。")
        given = [each for each in (self.opens, self.lunch_from, self.lunch_until, self.closes) if each is not None]
        if any(earlier >= later for earlier, later in pairwise(given)):
            raise Refused("办公时间须依次为：上班、午休开始、午休结束、下班。")

    @classmethod
    def read(cls, text: str) -> "OfficeHours":
        """`9:00-12:00,14:00-18:00`, or one stretch when there is no lunch."""
        found = WRITTEN.fullmatch(text.translate(HALF_WIDTH))
        try:
            ends = [_time(end) for end in found.groups() if end] if found else []
        except ValueError:
            ends = []
        if not ends:
            raise Refused(NOT_UNDERSTOOD.format(text=text))
        lunch_from, lunch_until = ends[1:-1] or (None, None)
        return cls(ends[0], lunch_from, lunch_until, ends[-1])

    def spans(self, day: date) -> tuple[Span, ...]:
        """The stretches of office time on `day`, if offices work on it."""
        opens = datetime.combine(day, self.opens, SHANGHAI)
        closes = datetime.combine(day, self.closes, SHANGHAI)
        if self.lunch_from is None or self.lunch_until is None:
            return ((opens, closes),)
        noon = datetime.combine(day, self.lunch_from, SHANGHAI), datetime.combine(day, self.lunch_until, SHANGHAI)
        return ((opens, noon[0]), (noon[1], closes))

    @property
    def minutes_a_day(self) -> int:
        """How many minutes of office time a working day has: 420 with the hours of the district."""
        worked = sum((until_at - from_at for from_at, until_at in self.spans(date.min)), timedelta())
        return int(worked.total_seconds()) // 60

    @property
    def in_words(self) -> str:
        """`9:00–12:00、14:00–18:00`."""
        return "、".join(f"{from_at:%-H:%M}–{until_at:%-H:%M}" for from_at, until_at in self.spans(date(2000, 1, 1)))


def _time(written: str) -> time:
    hour, minute = written.split(":")
    return time(int(hour), int(minute))
