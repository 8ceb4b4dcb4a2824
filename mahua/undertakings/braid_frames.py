"""The frames a braid is drawn in: how large, which way time runs, where its words stand. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mahua.undertakings.braid_words import fitting
from mahua.undertakings.twist import Point

SIZE = 14  # of letters
LINE = 17
BAND_EDGE = 6
MANY = 16  # marks on a phone, beyond which each has but one line


@dataclass(frozen=True, slots=True)
class Frame:
    """Time runs from `first` to `last`; the middle line lies at `middle`, and strands keep within `reach` of it."""

    width: int
    height: int
    first: float
    last: float
    middle: float
    reach: float
    least: float = 12.0
    ring: float = 13.0
    over: float = 11.0
    upright: bool = False
    words: bool = True

    @property
    def words_at(self) -> float:
        """Where words begin beside an upright braid."""
        return self.middle + self.reach + 12

    def place(self, along: float, apart: float) -> Point:
        """A point of the time line on the sheet."""
        here = (self.middle - apart, along) if self.upright else (along, self.middle - apart)
        return (round(here[0], 1), round(here[1], 1))

    def bands(self, stages: Sequence[tuple[str, float, float]]) -> list[dict[str, Any]]:
        """Stages side by side, shaded by turns; a label stands where there is room for it."""
        return [
            self._band(label, start, end, shaded=index % 2 == 0)
            for index, (label, start, end) in enumerate(stages)
            if end > start
        ]

    def ticks(self, months: Sequence[tuple[date, float]]) -> list[dict[str, Any]]:
        """The months over a lying braid, as many as stand well beside each other."""
        if self.upright or not self.words:
            return []
        step, years = -(-len(months) // 12) or 1, len({month.year for month, _ in months}) > 1
        return [
            {
                "x": at,
                "y": 20,
                "label": f"{month.year}年{month.month}月" if years and month.month <= step else f"{month.month}月",
            }
            for month, at in months[::step]
            if self.last - at >= 2 * SIZE
        ]

    def mark(self, at: float) -> dict[str, Any]:
        """A line across at this day, with its word where words are drawn."""
        line = {"x1": at, "x2": at, "y1": BAND_EDGE, "y2": self.height - (24 if self.words else 2)}
        word = {"x": at + 4, "y": self.height - 30, "anchor": "start"}
        if self.upright:
            line = {"x1": 0, "x2": self.width, "y1": at, "y2": at}
            word = {"x": self.width - 4, "y": round(at + LINE - 2, 1), "anchor": "end"}
        return line | word | {"words": "今天" if self.words else ""}

    def circle(self, at: float, crossings: Sequence[float], day: str, words: str) -> dict[str, Any]:
        """The ring around a crossing; upright its words stand beside it."""
        x, y = self.place(at, 0)
        nearest = min((abs(at - each) for each in crossings if each != at), default=4 * self.ring)
        made = {
            "x": x,
            "y": y,
            "r": round(min(self.ring, max(5.0, nearest / 2)), 1),
            "title": f"{day} {words}",
            "lines": [],
        }
        return made | ({"lines": self._beside(at, nearest, f"{day} {words}")} if self.upright and self.words else {})

    def note(self, words: str, start: float, end: float, *, taken: Sequence[float]) -> dict[str, Any] | None:
        """Why nothing need be joined, between the two strands; nothing where there is no room for it."""
        middle = round((start + end) / 2, 1)
        covered = any(start < each < end or (self.upright and abs(each - middle) < LINE + 4) for each in taken)
        if not self.words or covered or end - start < 2 * LINE:
            return None
        if self.upright:
            x = self.words_at
            return {
                "x": x,
                "y": middle + 5,
                "anchor": "start",
                "words": fitting(words, width=self.width - x, size=SIZE),
            }
        return {
            "x": middle,
            "y": self.middle + 5,
            "anchor": "middle",
            "words": fitting(words, width=end - start, size=SIZE),
        }

    def _band(self, label: str, start: float, end: float, *, shaded: bool) -> dict[str, Any]:
        length = round(end - start, 1)
        fits = self.words and length >= (LINE + 2 if self.upright else SIZE * len(label) + 4)
        shown = label if fits else ""
        if self.upright:
            return {"x": 0, "y": start, "width": self.width, "height": length, "shaded": shaded} | {
                "label": shown,
                "label_x": 4,
                "label_y": round(start + LINE, 1),
                "anchor": "start",
            }
        edge = 24 if self.words else 2
        return {"x": start, "y": BAND_EDGE, "width": length, "height": self.height - BAND_EDGE - edge} | {
            "shaded": shaded, "label": shown, "label_x": round(start + length / 2, 1), "label_y": self.height - 6,
            "anchor": "middle",
        }  # fmt: skip

    def _beside(self, at: float, nearest: float, words: str) -> list[dict[str, Any]]:
        """One line or two, as the neighbours leave room."""
        x = self.words_at
        letters = int((self.width - x) / SIZE)
        if len(words) <= letters or nearest < 2 * LINE:
            return [{"x": x, "y": round(at + 5, 1), "words": fitting(words, width=self.width - x, size=SIZE)}]
        second = fitting(words[letters:], width=self.width - x, size=SIZE)
        return [
            {"x": x, "y": round(at - 3, 1), "words": words[:letters]},
            {"x": x, "y": round(at + LINE - 3, 1), "words": second},
        ]


WIDE = Frame(width=1120, height=190, first=34, last=1086, middle=95, reach=62)
MINI = Frame(width=420, height=120, first=10, last=410, middle=60, reach=46, least=8, ring=9, over=9, words=False)


def upright(marks: int) -> Frame:
    """For a phone: as long as the words beside so many marks need."""
    many = marks > MANY
    least = 24 if many else 38
    length = max(320, (marks + 1) * least + 40)
    return Frame(
        width=358,
        height=length + 24,
        first=12,
        last=length + 12,
        middle=104,  # left of the strands stand the names of the stages, four letters wide
        reach=30,
        least=least,
        ring=11,
        upright=True,
    )
