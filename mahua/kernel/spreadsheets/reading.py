"""Opening what an office sent: which sheets are rosters, where their headers and rows are, what was noticed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.columns import Column
from mahua.kernel.spreadsheets.grids import Grid, open_grids
from mahua.kernel.spreadsheets.headers import Header, find_header, is_repeated, looks_like
from mahua.kernel.spreadsheets.limits import DEFAULT, Limits
from mahua.kernel.spreadsheets.mapping import Heading, fingerprint
from mahua.kernel.spreadsheets.places import columns_in_words, letter, rows_in_words
from mahua.kernel.spreadsheets.raw import Cell
from mahua.kernel.spreadsheets.tails import is_blank, is_example, is_total, tail_start

OWN_SHEETS = ("问题清单", "填表说明")  # what marking.py and writing.py add, and people send back


@dataclass(frozen=True, kw_only=True)
class Roster:
    """One sheet taken for a roster: its header, the rows below it by number, and notes in words."""

    sheet: str
    header: Header
    body: Sequence[tuple[int, list[Cell]]]
    notes: tuple[str, ...]

    @property
    def headings(self) -> tuple[Heading, ...]:
        """What stands over the columns."""
        return self.header.headings

    @property
    def fingerprint(self) -> str:
        """The same for every file in the same form."""
        return fingerprint(self.header.headings)


@dataclass(frozen=True)
class Reading:
    """The rosters of one file, and in words which sheets were passed over."""

    rosters: tuple[Roster, ...]
    notes: tuple[str, ...]


def read(
    data: bytes,
    *,
    columns: Sequence[Column],
    remembered: Mapping[str, str] | None = None,
    limits: Limits = DEFAULT,
) -> Reading:
    """Every sheet of a file that looks like a roster of `columns`; failing that the fullest one, to be mapped by hand."""
    notes: list[str] = []
    found: list[tuple[Grid, Header]] = []
    for grid in open_grids(data, limits=limits):
        header = None if grid.name.startswith(OWN_SHEETS) else find_header(grid, columns=columns, remembered=remembered)
        if header:
            found.append((grid, header))
        elif not all(is_blank(row) for row in grid.rows):
            notes.append(f"工作表“{grid.name}”不是名册，未读取")
    if not found:
        raise Refused("表里没有找到表头和内容，请检查是否传错了文件")
    best = max(header.points for _, header in found)
    chosen = [pair for pair in found if looks_like(pair[1], columns=columns) and pair[1].points * 2 >= best]
    if not chosen:
        chosen = [max(found, key=lambda pair: len(pair[0].rows))]
        notes.append(f"没有认出表头，暂按工作表“{chosen[0][0].name}”读取，请逐列核对")
    passed_over = [grid.name for grid, header in found if (grid, header) not in chosen]
    notes.extend(f"工作表“{name}”看起来不是这份名册，未读取" for name in passed_over)
    return Reading(tuple(_roster(grid, header) for grid, header in chosen), tuple(notes))


def _roster(grid: Grid, header: Header) -> Roster:
    notes = _hidden_notes(grid, header)
    _fill_down(grid, header, notes)
    rows = grid.rows[header.last_row :]
    end = tail_start(rows)
    passed: dict[str, list[int]] = {}
    body = [
        (header.last_row + 1 + index, row)
        for index, row in enumerate(rows[:end])
        if not _passes_over(header.last_row + 1 + index, row, header, passed)
    ]
    tail = [header.last_row + 1 + end + index for index, row in enumerate(rows[end:]) if not is_blank(row)]
    if tail:
        passed.setdefault("是合计、签名或说明", []).extend(tail)
    notes.extend(f"{rows_in_words(numbers)}{reason}，未导入" for reason, numbers in passed.items())
    return Roster(sheet=grid.name, header=header, body=body, notes=tuple(notes))


def _passes_over(number: int, row: list[Cell], header: Header, passed: dict[str, list[int]]) -> bool:
    """Whether a row is nobody's; blank rows go without a word, the others are named."""
    if is_blank(row):
        return True
    if is_total(row):
        passed.setdefault("是合计、签名或说明", []).append(number)
    elif is_example(row):
        passed.setdefault("是示例", []).append(number)
    elif is_repeated(row, header):
        passed.setdefault("重复了表头", []).append(number)
    elif _is_only_numbered(row, header):
        passed.setdefault("只有序号", []).append(number)
    else:
        return False
    return True


def _is_only_numbered(row: list[Cell], header: Header) -> bool:
    return bool(header.numbering) and all(cell == "" or place in header.numbering for place, cell in enumerate(row))


def _hidden_notes(grid: Grid, header: Header) -> list[str]:
    notes = []
    if grid.is_hidden:
        notes.append(f"工作表“{grid.name}”是隐藏的，已一并导入")
    rows = [
        number
        for number in sorted(grid.layout.hidden_rows)
        if header.last_row < number <= len(grid.rows) and not is_blank(grid.rows[number - 1])
    ]
    if rows:
        notes.append(f"{rows_in_words(rows)}是隐藏行，已一并导入")
    places = [heading.place for heading in header.headings if heading.place in grid.layout.hidden_columns]
    if places:
        notes.append(f"{columns_in_words(places)}是隐藏列，已一并导入")
    return notes


def _fill_down(grid: Grid, header: Header, notes: list[str]) -> None:
    """A cell merged over several rows (支部名称 over its members) holds for each of them."""
    filled: dict[int, list[int]] = {}
    for place, first, last in _merged_down(grid, header):
        filled.setdefault(place, []).extend(range(first + 1, last + 2))
        for row in range(first + 1, last + 1):
            grid.rows[row][place] = grid.rows[first][place]
    for place, numbers in sorted(filled.items()):
        notes.append(f"{letter(place)}列{rows_in_words(numbers)}有合并单元格，已按同一内容逐行填入")


def _merged_down(grid: Grid, header: Header) -> Iterator[tuple[int, int, int]]:
    """Place, first and last row (from 0) of each cell merged over rows of the body."""
    for (top, left), (bottom, right) in grid.merged:
        if top >= header.last_row and bottom > top and left == right and left < grid.width and bottom < len(grid.rows):
            yield left, top, bottom
