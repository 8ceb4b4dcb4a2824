"""Finding the header of a roster: below the title lines, over one to three levels of merged cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from mahua.kernel.spreadsheets.characters import title_core, unspaced, visible
from mahua.kernel.spreadsheets.columns import Column
from mahua.kernel.spreadsheets.grids import Grid
from mahua.kernel.spreadsheets.mapping import SURE, Heading, propose
from mahua.kernel.spreadsheets.places import letter
from mahua.kernel.spreadsheets.raw import Cell

SEARCHED_ROWS = 30
DEEPEST = 3
LONGEST_HEADING = 40
LEAST_HEADINGS = 2


@dataclass(frozen=True)
class Header:
    """The header of one sheet: its rows (from 1), its headings, and how much of the roster they cover in points."""

    first_row: int
    last_row: int
    headings: tuple[Heading, ...]
    points: int

    @cached_property
    def named(self) -> tuple[Heading, ...]:
        """The headings that say something, numbering left out."""
        return tuple(heading for heading in self.headings if not heading.is_numbering)

    @cached_property
    def numbering(self) -> frozenset[int]:
        """The places of 序号 and the like."""
        return frozenset(heading.place for heading in self.headings if heading.is_numbering)


def find_header(grid: Grid, *, columns: Sequence[Column], remembered: Mapping[str, str] | None = None) -> Header | None:
    """The rows that cover most columns of the roster; failing that, the first row that could be a header at all."""
    best: Header | None = None
    for top in range(min(SEARCHED_ROWS, len(grid.rows))):
        header = _header(grid, top, _depth(grid, top), columns=columns, remembered=remembered)
        if header and (best is None or header.points > best.points):
            best = header
    return best


def _header(
    grid: Grid, top: int, depth: int, *, columns: Sequence[Column], remembered: Mapping[str, str] | None
) -> Header | None:
    levels = [[_words(cell) if _is_heading(cell) else "" for cell in row] for row in grid.rows[top : top + depth]]
    headings = _headings(levels)
    if len(headings) < min(LEAST_HEADINGS, grid.width):
        return None
    matches = propose(headings, columns=columns, remembered=remembered).matches
    points = sum(match.confidence if match.is_sure else match.confidence // 4 for match in matches)
    return Header(top + 1, top + depth, headings, points)


def _depth(grid: Grid, top: int) -> int:
    """How many rows the header has: a further one divides the one above, 党内职务 into 职务 and 任职时间."""
    depth = 1
    while depth < DEEPEST and top + depth < len(grid.rows) and _divides(grid, top + depth - 1):
        depth += 1
    return depth


def _divides(grid: Grid, row: int) -> bool:
    upper, lower = grid.rows[row], grid.rows[row + 1]
    groups = _groups(upper)
    inside = {place for first, last in groups for place in range(first, last + 1)}
    filled = [place for place, cell in enumerate(lower) if _words(cell)]
    if len(filled) < LEAST_HEADINGS or not all(_is_heading(lower[place]) for place in filled):
        return False
    if any(place not in inside and _words(lower[place]) != _words(upper[place]) for place in filled):
        return False
    stands_alone = any(_words(cell) and place not in inside for place, cell in enumerate(upper))
    return stands_alone or (all(_is_merged(grid, row, first, last) for first, last in groups) and len(groups) > 1)


def _groups(row: list[Cell]) -> list[tuple[int, int]]:
    """A heading and the empty cells right of it, as first and last place."""
    groups: list[tuple[int, int]] = []
    for place, cell in enumerate(row):
        if _words(cell):
            groups.append((place, place))
        elif groups:
            groups[-1] = (groups[-1][0], place)
    return [(first, last) for first, last in groups if last > first]


def _is_merged(grid: Grid, row: int, first: int, last: int) -> bool:
    return ((row, first), (row, last)) in grid.merged


def _headings(levels: list[list[str]]) -> tuple[Heading, ...]:
    if len(levels) > 1:
        levels = [_carried(level, below) for level, below in pairwise(levels)] + levels[-1:]
    headings: list[Heading] = []
    seen: dict[str, int] = {}
    for place in range(len(levels[0])):
        stack: list[str] = []
        for level in levels:
            if level[place] and level[place] not in stack:
                stack.append(level[place])
        if not stack:
            continue
        words = "·".join(stack)
        seen[words] = seen.get(words, 0) + 1
        headings.append(Heading(place, words if seen[words] == 1 else f"{words}（{letter(place)}列）", tuple(stack)))
    return tuple(headings)


def _carried(level: list[str], below: list[str]) -> list[str]:
    """An upper heading holds for the empty cells right of it that have a heading below."""
    carried, current = [], ""
    for words, under in zip(level, below, strict=True):
        current = words or (current if under else "")
        carried.append(current)
    return carried


def _is_heading(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) <= LONGEST_HEADING and not title_core(cell).isdigit()


def _words(cell: Cell) -> str:
    """A heading in one line: 姓 名 and 姓⏎名 are 姓名."""
    return unspaced(cell) if isinstance(cell, str) else visible(str(cell))


def is_repeated(row: list[Cell], header: Header) -> bool:
    """Whether a row below repeats the header, as sheets joined from printed pages do."""
    return len(header.named) >= LEAST_HEADINGS and all(
        isinstance(row[each.place], str) and _words(row[each.place]) == each.levels[-1] for each in header.named
    )


def looks_like(header: Header, *, columns: Sequence[Column]) -> bool:
    """Whether a sheet with this header is a roster of these columns at all: two sure columns, or the only one."""
    return header.points >= SURE * min(LEAST_HEADINGS, len(columns))
