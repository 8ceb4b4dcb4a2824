"""The sheets of one file as plain rows of cells, every cell at the row and column its sender sees."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

import python_calamine as calamine

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.characters import title_core
from mahua.kernel.spreadsheets.compound import xls_layouts
from mahua.kernel.spreadsheets.containers import DAMAGED, ENCRYPTED, Container, container_of, open_zip
from mahua.kernel.spreadsheets.layouts import Layout, too_long, too_wide, xlsx_layouts
from mahua.kernel.spreadsheets.limits import DEFAULT, Limits
from mahua.kernel.spreadsheets.old_books import read_apart
from mahua.kernel.spreadsheets.open_document import open_document_layouts
from mahua.kernel.spreadsheets.raw import Cell, Range

DELIMITERS = ",\t;|，"
NO_DELIMITER = "\x1f"  # a sign that no text has
TRIED_ROWS = 20
GUARDED = ("'=", "'+", "'-", "'@", "'\t")  # how our own csv keeps text from becoming a formula
NOT_A_TABLE = "这不是表格文件，请上传 .xlsx、.xls、.ods 或 .csv"


@dataclass(frozen=True, kw_only=True)
class Grid:
    """One sheet: `rows[0]` is row 1, `rows[0][0]` is A1; an empty cell is ''."""

    name: str
    rows: Sequence[list[Cell]]
    layout: Layout = field(default_factory=Layout)
    merged: tuple[Range, ...] = ()
    is_hidden: bool = False

    @property
    def width(self) -> int:
        """How many columns the sheet has."""
        return len(self.rows[0]) if self.rows else 0


def open_grids(data: bytes, *, limits: Limits = DEFAULT, lone_titles: Sequence[str] = ()) -> list[Grid]:
    """Every sheet of a file, or `Refused`; a zip of several files is unpacked first (`archives.unpack`).

    A text file of one column is a table only when its first line is one of `lone_titles`.
    """
    match container_of(data, limits=limits):
        case Container.TEXT:
            return [_text_grid(data, limits=limits, lone_titles=lone_titles)]
        case Container.ARCHIVE:
            raise Refused("这是压缩包，请解开后逐个上传")
        case Container.XLSX:
            return _book(data, xlsx_layouts(open_zip(data), limits=limits), limits=limits)
        case Container.ODS:
            content = open_zip(data).read("content.xml")
            return _book(data, open_document_layouts(content, limits=limits), limits=limits)
        case Container.XLS:
            return _old_book(data, limits=limits)


def _old_book(data: bytes, *, limits: Limits) -> list[Grid]:
    layouts = xls_layouts(data, limits=limits)
    grids = [
        Grid(
            name=sheet.name,
            rows=sheet.rows,
            layout=layouts.get(sheet.name, Layout()),
            merged=sheet.merged,
            is_hidden=sheet.is_hidden,
        )
        for sheet in read_apart(data)
    ]
    for grid in grids:
        _put_errors(grid.rows, grid.layout)
    return grids


def _book(data: bytes, layouts: dict[str, Layout], *, limits: Limits) -> list[Grid]:
    try:
        with calamine.load_workbook(io.BytesIO(data)) as book:
            return [_sheet(book, each, layouts, limits=limits) for each in _worksheets(book, limits=limits)]
    except calamine.PasswordError as error:
        raise Refused(ENCRYPTED) from error
    except calamine.CalamineError as error:
        raise Refused(DAMAGED) from error
    except BaseException as error:  # a panic in calamine's Rust comes as a BaseException of no importable class
        if type(error).__name__ != "PanicException":
            raise
        raise Refused(DAMAGED) from error


def _worksheets(book: calamine.CalamineWorkbook, *, limits: Limits) -> list[calamine.SheetMetadata]:
    sheets = [each for each in book.sheets_metadata if each.typ == calamine.SheetTypeEnum.WorkSheet]
    if len(sheets) > limits.sheets:
        raise Refused(f"文件里有 {len(sheets)} 张工作表，超过 {limits.sheets} 张的上限，请拆成几份上传")
    return sheets


def _sheet(
    book: calamine.CalamineWorkbook,
    told: calamine.SheetMetadata,
    layouts: dict[str, Layout],
    *,
    limits: Limits,
) -> Grid:
    sheet = book.get_sheet_by_name(told.name)
    last_row, last_column = sheet.end or (0, 0)
    if last_row >= limits.rows:
        raise too_long(told.name, limits=limits)
    if last_column >= limits.columns:
        raise too_wide(told.name, limits=limits)
    rows = sheet.to_python(skip_empty_area=False)
    layout = layouts.get(told.name, Layout())
    _put_errors(rows, layout)
    return Grid(
        name=told.name,
        rows=rows,
        layout=layout,
        merged=tuple(sheet.merged_cell_ranges or ()),
        is_hidden=told.visible != calamine.SheetVisibleEnum.Visible,
    )


def _put_errors(rows: Sequence[list[Cell]], layout: Layout) -> None:
    """calamine leaves a cell in error empty, which would import it as blank without a word."""
    for row, place, error in layout.errors:
        if row <= len(rows) and place < len(rows[row - 1]):
            rows[row - 1][place] = error


def _text_grid(data: bytes, *, limits: Limits, lone_titles: Sequence[str]) -> Grid:
    text = _decoded(data)
    first_line = text.lstrip().partition("\n")[0]
    delimiter = NO_DELIMITER if title_core(first_line) in lone_titles else _delimiter(text)
    rows: list[list[Cell]] = []
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if len(rows) >= limits.rows:
                raise too_long("csv", limits=limits)
            rows.append([each[1:] if each.startswith(GUARDED) else each for each in line])
    except csv.Error as error:
        raise Refused(NOT_A_TABLE) from error
    width = max(map(len, rows), default=0)
    if width > limits.columns:
        raise too_wide("csv", limits=limits)
    for row in rows:
        row.extend([""] * (width - len(row)))
    return Grid(name="csv", rows=rows)


def _delimiter(text: str) -> str:
    """The one that divides most of the first rows into equally many cells: commas inside sentences divide them anyhow."""
    candidates = [(_evenness(text, delimiter), delimiter) for delimiter in DELIMITERS if delimiter in text]
    best = max(candidates, key=lambda each: each[0], default=((0, 0), ""))
    if not best[0][0]:
        raise Refused(NOT_A_TABLE)
    return best[1]


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    """How many of the first rows have the usual number of cells, two at least, and that number."""
    try:
        widths = Counter(
            len(row) for row in islice(csv.reader(io.StringIO(text), delimiter=delimiter), TRIED_ROWS) if row
        )
    except csv.Error:
        return 0, 0
    return max(((rows, width) for width, rows in widths.items() if width > 1), default=(0, 0))


def _decoded(data: bytes) -> str:
    """Text in UTF-8 or, from most Chinese Windows machines, GB18030; UTF-16 only when it says so."""
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused(NOT_A_TABLE)
