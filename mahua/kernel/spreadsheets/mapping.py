"""Which heading of a sender's sheet is which column of the roster: proposed, corrected once, remembered.

A mapping is a plain dict from heading to column key; a heading to be left out is mapped to ''.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.characters import title_core, without_brackets
from mahua.kernel.spreadsheets.columns import Column
from mahua.kernel.spreadsheets.places import letter

SURE = 80  # percent; below it a person is asked to look
TITLE, SYNONYM, LAST_LEVEL, INSIDE, PART = 100, 95, 85, 60, 50
WITHOUT_REMARK = 5  # taken off when only brackets were in the way
SHORTEST_PART = 2
NUMBERING = {"序号", "编号序号", "行号", "no", "顺序号", "项次"}


@dataclass(frozen=True)
class Heading:
    """The heading over one column of a sheet: its place (from 0), its words, and its levels from the top down."""

    place: int
    words: str
    levels: tuple[str, ...]

    @property
    def is_numbering(self) -> bool:
        """Whether it only numbers the rows (序号), which nobody needs to map."""
        return title_core(self.words) in NUMBERING


@dataclass(frozen=True)
class Match:
    """A heading taken for a column; confidence in percent."""

    heading: Heading
    column: Column
    confidence: int

    @property
    def is_sure(self) -> bool:
        """Whether it needs no second look."""
        return self.confidence >= SURE


@dataclass(frozen=True)
class Proposal:
    """What goes where, what is left over in the sheet, and what the roster needs but the sheet lacks."""

    matches: tuple[Match, ...]
    unmapped: tuple[Heading, ...]
    missing: tuple[Column, ...]

    @property
    def mapping(self) -> dict[str, str]:
        """As a plain dict to be shown, corrected and kept."""
        return {match.heading.words: match.column.key for match in self.matches}

    @property
    def is_sure(self) -> bool:
        """Whether nobody needs to look: every match sure, every required column there."""
        return not self.missing and all(match.is_sure for match in self.matches)

    def notes(self) -> list[str]:
        """What the clerk should know before the rows are read."""
        notes = [
            f"“{match.heading.words}”暂按“{match.column.title}”读取，请核对"
            for match in self.matches
            if not match.is_sure
        ]
        if self.unmapped:
            notes.append(f"以下各列没有对应的内容，未读取：{'、'.join(each.words for each in self.unmapped)}")
        if self.missing:
            notes.append(f"没有找到必填的列：{'、'.join(each.title for each in self.missing)}")
        return notes


def propose(
    headings: Sequence[Heading], *, columns: Sequence[Column], remembered: Mapping[str, str] | None = None
) -> Proposal:
    """The best pairing of headings and columns; what the sender's remembered mapping says is taken first."""
    matches, ignored = _recalled(headings, columns, remembered or {})
    taken = {match.heading.place for match in matches} | ignored
    used = {match.column.key for match in matches}
    pairs = [
        Match(heading, column, likeness)
        for heading in headings
        for column in columns
        if (likeness := confidence(heading, column)) and not heading.is_numbering
    ]
    for pair in sorted(pairs, key=lambda each: (-each.confidence, each.heading.place)):
        if pair.heading.place not in taken and pair.column.key not in used:
            taken.add(pair.heading.place)
            used.add(pair.column.key)
            matches.append(pair)
    return Proposal(
        matches=tuple(sorted(matches, key=lambda each: each.heading.place)),
        unmapped=tuple(each for each in headings if each.place not in taken and not each.is_numbering),
        missing=tuple(each for each in columns if each.required and each.key not in used),
    )


def _recalled(
    headings: Sequence[Heading], columns: Sequence[Column], remembered: Mapping[str, str]
) -> tuple[list[Match], set[int]]:
    by_key = {column.key: column for column in columns}
    wanted = {title_core(words): key for words, key in remembered.items()}
    matches: list[Match] = []
    ignored: set[int] = set()
    for heading in headings:
        key = wanted.get(title_core(heading.words))
        if key == "":
            ignored.add(heading.place)
        elif key in by_key:
            matches.append(Match(heading, by_key.pop(key), TITLE))
    return matches, ignored


def confidence(heading: Heading, column: Column) -> int:
    """How likely a heading means a column, in percent; 0 when nothing speaks for it."""
    joined = "".join(heading.levels)
    return max(
        _likeness(joined, column),
        _likeness(without_brackets(joined), column) - WITHOUT_REMARK,
        min(LAST_LEVEL, _likeness(heading.levels[-1], column)) if len(heading.levels) > 1 else 0,
        0,
    )


@lru_cache(maxsize=16384)
def _likeness(words: str, column: Column) -> int:
    core = title_core(words)
    if not core:
        return 0
    names = [title_core(name) for name in column.synonyms]
    if core == title_core(column.title):
        return TITLE
    if core in names:
        return SYNONYM
    names.append(title_core(column.title))
    if any(len(name) >= SHORTEST_PART and name in core for name in names):
        return INSIDE
    return PART if len(core) >= SHORTEST_PART and any(core in name for name in names) else 0


def placed(headings: Iterable[Heading], mapping: Mapping[str, str], *, columns: Sequence[Column]) -> dict[str, Heading]:
    """Column key → heading, as a (corrected) mapping says; `Refused` when one column is claimed twice."""
    by_key = {column.key: column for column in columns}
    wanted = {title_core(words): key for words, key in mapping.items()}
    found: dict[str, Heading] = {}
    for heading in headings:
        key = wanted.get(title_core(heading.words), "")
        if key not in by_key:
            continue
        if key in found:
            both = f"{letter(found[key].place)}列“{found[key].words}”和{letter(heading.place)}列“{heading.words}”"
            raise Refused(f"{both}都对应“{by_key[key].title}”，请只留一列")
        found[key] = heading
    return found


def fingerprint(headings: Iterable[Heading]) -> str:
    """A short digest of a header row, the same however it is spaced or punctuated: the same form again."""
    cores = [title_core(heading.words) for heading in headings if not heading.is_numbering]
    return hashlib.sha256("\n".join(cores).encode()).hexdigest()[:16]
