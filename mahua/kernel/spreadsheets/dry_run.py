"""A trial reading: every problem of a roster by row and column, before anything is changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mahua.kernel.spreadsheets.cells import Value, as_typed, parse
from mahua.kernel.spreadsheets.columns import Column, Kind
from mahua.kernel.spreadsheets.faults import Fault
from mahua.kernel.spreadsheets.mapping import placed
from mahua.kernel.spreadsheets.places import letter, rows_in_words
from mahua.kernel.spreadsheets.reading import Roster

SHOWN = 200  # problems listed on a page; the marked workbook has them all
REMEMBERED = 50_000  # distinct cells of one column kept parsed: branches, dates and yes/no repeat


class Row(NamedTuple):
    """One typed row: its number in the sheet and its values by column key; an empty cell is None."""

    number: int
    values: dict[str, Value | None]


class Problem(NamedTuple):
    """What is wrong where: a fault stops the file, a warning asks for a second look."""

    row: int
    place: int | None  # from 0; None when the sheet lacks the whole column
    title: str
    value: str
    words: str
    is_warning: bool = False

    @property
    def cell(self) -> str:
        """As people name it: C7; empty when the column is missing."""
        return "" if self.place is None else f"{letter(self.place)}{self.row}"


@dataclass(frozen=True, kw_only=True)
class Report:
    """The typed rows without a fault, all problems in the order of the sheet, and what was noticed."""

    sheet: str
    rows: Sequence[Row]
    problems: Sequence[Problem]
    notes: Sequence[str]

    @property
    def faults(self) -> list[Problem]:
        """The problems that stop the file."""
        return [problem for problem in self.problems if not problem.is_warning]

    @property
    def is_acceptable(self) -> bool:
        """Whether the whole file may be taken over: all or nothing."""
        return all(problem.is_warning for problem in self.problems)

    def shown(self, at_most: int = SHOWN) -> tuple[list[Problem], str]:
        """The first problems, faults before warnings, and a sentence that says how many there are and where the rest is."""
        ordered = sorted(self.problems, key=lambda problem: problem.is_warning)
        faults = len(self.faults)
        counted = f"共 {faults} 处错误，{len(ordered) - faults} 处提醒"
        if len(ordered) <= at_most:
            return ordered, f"{counted}。"
        return ordered[:at_most], f"{counted}；这里列出前 {at_most} 处，全部问题见标注后的工作簿。"


@dataclass
class _Track:
    """One mapped column on its way down the sheet."""

    place: int
    column: Column
    parsed: dict[str, Value | Fault | None] = field(default_factory=dict)
    first_seen: dict[Value, int] = field(default_factory=dict)

    def value(self, cell: object) -> Value | Fault | None:
        """The typed value; texts are parsed once each (numbers are not remembered: True == 1 == 1.0)."""
        if type(cell) is not str:
            return parse(cell, self.column)
        if cell not in self.parsed:
            if len(self.parsed) >= REMEMBERED:
                self.parsed.clear()
            self.parsed[cell] = parse(cell, self.column)
        return self.parsed[cell]

    def repeat(self, value: Value, row: int) -> tuple[str, bool] | None:
        """Words, and whether only a warning, when the value stood in an earlier row."""
        first = self.first_seen.setdefault(value, row)
        if first == row:
            return None
        if self.column.unique:
            return f"“{value}”与第{first}行重复", False
        return f"“{value}”与第{first}行同名，如不是同一人可不处理", True


def dry_run(roster: Roster, *, columns: Sequence[Column], mapping: Mapping[str, str]) -> Report:
    """Read a roster by a mapping (heading → column key) into typed rows and problems; nothing is stored."""
    headings = placed(roster.headings, mapping, columns=columns)
    tracks = [_Track(headings[column.key].place, column) for column in columns if column.key in headings]
    problems = [
        Problem(roster.header.last_row, None, column.title, "", f"表中没有“{column.title}”这一列，请补上或指定对应的列")
        for column in columns
        if column.required and column.key not in headings
    ]
    rows: list[Row] = []
    empty: list[int] = []
    for number, cells in roster.body:
        values: dict[str, Value | None] = {}
        found = list(_problems(number, cells, tracks, values))
        if all(value is None for value in values.values()) and not _is_written(cells, tracks):
            empty.append(number)
            continue
        problems.extend(found)
        if all(problem.is_warning for problem in found):
            rows.append(Row(number, values))
    notes = [*roster.notes, *([f"{rows_in_words(empty)}在所读的各列都是空的，未导入"] if empty else [])]
    return Report(sheet=roster.sheet, rows=rows, problems=problems, notes=notes)


def _problems(
    number: int, cells: Sequence[object], tracks: Sequence[_Track], values: dict[str, Value | None]
) -> Iterator[Problem]:
    """Parse one row into `values`, giving out what is wrong on the way."""
    for track in tracks:
        cell = cells[track.place]
        value = track.value(cell)
        if isinstance(value, Fault):
            yield Problem(number, track.place, track.column.title, as_typed(cell), value.words)
            continue
        values[track.column.key] = value
        if value is None or not (track.column.unique or track.column.kind is Kind.NAME):
            continue
        if repeated := track.repeat(value, number):
            words, is_warning = repeated
            yield Problem(number, track.place, track.column.title, as_typed(cell), words, is_warning)


def _is_written(cells: Sequence[object], tracks: Sequence[_Track]) -> bool:
    return any(str(cells[track.place]).strip() for track in tracks)
