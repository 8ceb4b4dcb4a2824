"""What a braid says in words: its summary, its gaps, the label a screen reader speaks, the rows of the table behind it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from mahua.kernel.days import month_in_words

LONG = 60  # days without a joint before a gap is told in words: by then the strands lie as far apart as they come
TOLD = 2  # gaps named in the summary
LEAST_LETTERS = 3
SPOKEN = 12  # joints named one by one to a screen reader; the table has them all
THIRDS = ((10, "初"), (20, "中旬"), (31, "下旬"))


@dataclass(frozen=True, slots=True)
class Joint:
    """结合点: where the strands met; `code` and `url` say what tied them."""

    day: date
    words: str
    code: str = ""
    kind: str = ""
    after_the_fact: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Apart:
    """无需结合: days in which the strands need not meet, and why."""

    from_on: date
    until_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A long time without a joint and without a reason given; `open`: it lasts to this day."""

    from_on: date
    until_on: date
    open: bool = False

    @property
    def days(self) -> int:
        """How many there are between the two."""
        return (self.until_on - self.from_on).days

    @property
    def words(self) -> str:
        """六月初到九月中旬 106 天没有结合点."""
        until = "至今" if self.open else f"到{third(self.until_on, after=self.from_on)}"
        return f"{third(self.from_on)}{until} {self.days} 天没有结合点"


def gaps(marks: Sequence[date], aparts: Sequence[Apart], *, running: bool) -> list[Gap]:
    """The long gaps between the marks (begin, joints, end or today), less the days nobody need join."""
    found: list[Gap] = []
    for begin, end in pairwise(marks):
        from_on = begin
        for apart in sorted(aparts, key=lambda each: each.from_on):
            if apart.until_on < from_on or apart.from_on > end:
                continue
            found.append(Gap(from_on, apart.from_on))
            from_on = apart.until_on + timedelta(days=1)
        found.append(Gap(from_on, end, open=running and end == marks[-1]))
    return [each for each in found if each.days >= LONG]


def summary(joints: Sequence[Joint], found: Sequence[Gap]) -> str:
    """`10 个结合点；六月初到九月中旬 106 天没有结合点`; the longest gaps, in their order."""
    longest = sorted(sorted(found, key=lambda each: -each.days)[:TOLD], key=lambda each: each.from_on)
    first = f"{len(joints)} 个结合点" if joints else "还没有结合点"
    return "；".join([first, *(each.words for each in longest if joints)])


def aria(starts_on: date, ends_on: date, joints: Sequence[Joint], found: Sequence[Gap], aparts: Sequence[Apart]) -> str:
    """The whole picture as sentences."""
    told = [
        f"业务与党建两股，从{full(starts_on)}到{full(ends_on)}，{f'共 {len(joints)} 个' if joints else '还没有'}结合点"
    ]
    told += [
        f"{short(each.day)}{each.words}{'（事后关联）' if each.after_the_fact else ''}" for each in joints[:SPOKEN]
    ]
    told += ["其余见下表"] if len(joints) > SPOKEN else []
    told += [each.words for each in found if joints]
    told += [apart_words(each) for each in aparts]
    return "；".join(told) + "。"


def rows(joints: Sequence[Joint], found: Sequence[Gap], aparts: Sequence[Apart]) -> list[dict[str, Any]]:
    """The table behind the picture, by day: joints, and between them what was apart and what needed no joining."""
    told = [
        (
            each.day,
            {"what": "joint", "day": each.day, "words": each.words, "kind": each.kind, "code": each.code}
            | {"url": each.url, "after_the_fact": each.after_the_fact},
        )
        for each in joints
    ]
    told += [(each.from_on, _plain("gap", each.from_on, each.words)) for each in found]
    told += [(each.from_on, _plain("apart", each.from_on, apart_words(each))) for each in aparts]
    return [row for _, row in sorted(told, key=lambda pair: pair[0])]


def apart_words(apart: Apart) -> str:
    """六月初到九月中旬无需结合：征地还在报批."""
    return f"{third(apart.from_on)}到{third(apart.until_on, after=apart.from_on)}无需结合：{apart.reason}"


def third(day: date, *, after: date | None = None) -> str:
    """六月初, 九月中旬; with its year where that is another than the one before."""
    part = next(words for last, words in THIRDS if day.day <= last)
    year = f"{day.year}年" if after and after.year != day.year else ""
    return f"{year}{month_in_words(day.month)}{part}"


def short(day: date) -> str:
    """1月14日."""
    return f"{day.month}月{day.day}日"


def full(day: date) -> str:
    """2026年1月14日."""
    return f"{day.year}年{short(day)}"


def fitting(words: str, *, width: float, size: int) -> str:
    """As much of the words as fits in a line of this width, with … where they were longer; empty where nothing does."""
    room = int(width / size)
    if len(words) <= room:
        return words
    return f"{words[: room - 1]}…" if room >= LEAST_LETTERS else ""


def _plain(what: str, day: date, words: str) -> dict[str, Any]:
    return {"what": what, "day": day, "words": words, "kind": "", "code": "", "url": "", "after_the_fact": False}
