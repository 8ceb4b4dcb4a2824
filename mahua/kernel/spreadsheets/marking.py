"""The sender's workbook handed back: faulty cells coloured and commented, and a first sheet 问题清单 with all of them."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice

import openpyxl
import xlsxwriter
from openpyxl.cell import Cell as SheetCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet as Page

from mahua.kernel.spreadsheets.cells import as_typed
from mahua.kernel.spreadsheets.containers import Container, container_of, open_zip
from mahua.kernel.spreadsheets.dry_run import Problem, Report
from mahua.kernel.spreadsheets.grids import Grid, open_grids
from mahua.kernel.spreadsheets.limits import DEFAULT, Limits
from mahua.kernel.spreadsheets.places import letter
from mahua.kernel.spreadsheets.raw import Cell
from mahua.kernel.spreadsheets.writing import LONGEST_CELL, SAFE

KEPT_ROWS = 20_000  # up to here the sender's own layout is kept; beyond it that would take minutes
KEPT_BYTES = 60 << 20  # unpacked; openpyxl takes some twenty times as much
COMMENTED = 5_000  # cells of one sheet; beyond it a book takes minutes to write and will not open well
LIST_SHEET = "问题清单"
LISTED_ROWS = 1_000_000  # of one list sheet; a sheet ends at 1,048,576
AUTHOR = "麻花"
FAULT_COLOUR, WARNING_COLOUR = "FFC7CE", "FFEB9C"
HEADINGS = ("工作表", "行", "列", "单元格", "原内容", "问题", "类别")
WIDTHS = (16, 8, 18, 10, 28, 60, 8)
KEPT = "本工作簿保留了原表的格式；涂色的单元格有问题，鼠标移上去可看说明。改好后直接上传本工作簿即可，本页不会被导入。"
FRESH = (
    "原文件是旧格式、文本格式或行数较多，本工作簿只重抄了各表的内容，没有保留原来的格式；"
    "行号列号与原表一致，涂色的单元格有问题。改好后可直接上传，本页不会被导入。"
)
TEXT, NUMBER, DAY, MOMENT = "@", "General", "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME = 31
Marks = dict[tuple[int, int], list[Problem]]


def mark(data: bytes, *, reports: Sequence[Report], limits: Limits = DEFAULT, kept_rows: int = KEPT_ROWS) -> bytes:
    """An .xlsx with every problem of every report on `data` marked; none is left out, however many there are."""
    grids = open_grids(data, limits=limits)
    if sum(len(grid.rows) for grid in grids) <= kept_rows and _is_light(data, limits=limits):
        try:
            return _mark_kept(data, reports)
        except Exception:  # noqa: BLE001, S110 -- openpyxl fails in many ways on files Excel opens: then written afresh
            pass
    return _mark_fresh(grids, reports)


def _is_light(data: bytes, *, limits: Limits) -> bool:
    """Whether openpyxl can hold the workbook: rows without end of formatted empty cells weigh on it too."""
    if container_of(data, limits=limits) is not Container.XLSX:
        return False
    return sum(entry.file_size for entry in open_zip(data).infolist()) <= KEPT_BYTES


def _mark_kept(data: bytes, reports: Sequence[Report]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    _forget_earlier_marks(book)
    fills = {warning: PatternFill("solid", fgColor=_colour(is_warning=warning)) for warning in (False, True)}
    for report in reports:
        page = book[report.sheet]
        for count, ((row, place), problems) in enumerate(_by_cell(report).items()):
            cell = _corner(page, row, place)
            cell.fill = fills[all(problem.is_warning for problem in problems)]
            if count < COMMENTED:
                before = f"{cell.comment.text}\n" if cell.comment else ""
                cell.comment = Comment(before + _words(problems), AUTHOR, height=90, width=260)
    _list_kept(book, reports)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _forget_earlier_marks(book: Workbook) -> None:
    """A marked workbook sent back: what was marked last time may be mended now."""
    if LIST_SHEET not in book.sheetnames:
        return
    for name in [name for name in book.sheetnames if name.startswith(LIST_SHEET)]:
        del book[name]
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.comment and cell.comment.author == AUTHOR:
                    cell.comment = None
                    cell.fill = PatternFill()


def _corner(page: Worksheet, row: int, place: int) -> SheetCell:
    """The cell, or the first cell of the merged range it lies in, which alone can carry a comment."""
    for merged in page.merged_cells.ranges:
        if merged.min_row <= row <= merged.max_row and merged.min_col <= place + 1 <= merged.max_col:
            return page.cell(merged.min_row, merged.min_col)
    return page.cell(row, place + 1)


def _list_kept(book: Workbook, reports: Sequence[Report]) -> None:
    page = book.create_sheet(LIST_SHEET, 0)
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False
    lines: list[tuple[str | int, ...]] = [(KEPT,), *((note,) for note in _notes(reports)), HEADINGS, *_lines(reports)]
    for number, line in enumerate(lines, start=1):
        for place, value in enumerate(line, start=1):
            cell = page.cell(number, place)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # openpyxl takes =… for a formula
            if line is HEADINGS:
                cell.font = Font(bold=True)
    for place, wide in enumerate(WIDTHS):
        page.column_dimensions[letter(place)].width = wide


def _mark_fresh(grids: Iterable[Grid], reports: Sequence[Report]) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, SAFE) as book:
        _list_fresh(book, reports)
        by_sheet = {report.sheet: report for report in reports}
        for grid in grids:
            if not grid.name.startswith(LIST_SHEET):
                report = by_sheet.get(grid.name)
                _copy(book, grid, _by_cell(report) if report else {})
    return written.getvalue()


def _list_fresh(book: xlsxwriter.Workbook, reports: Sequence[Report]) -> None:
    bold = book.add_format({"bold": True})
    page, number = book.add_worksheet(LIST_SHEET), 0
    _size(page)
    for words in (FRESH, *_notes(reports)):
        page.write_string(number, 0, words)
        number += 1
    _write_line(page, number, HEADINGS, bold)
    for line in _lines(reports):
        number += 1
        if number >= LISTED_ROWS:
            page, number = book.add_worksheet(f"{LIST_SHEET}{len(book.worksheets()) + 1}"), 1
            _size(page)
            _write_line(page, 0, HEADINGS, bold)
        _write_line(page, number, line, None)


def _size(page: Page) -> None:
    for place, wide in enumerate(WIDTHS):
        page.set_column(place, place, wide)


def _write_line(page: Page, row: int, line: tuple[str | int, ...], style: Format | None) -> None:
    for place, value in enumerate(line):
        if isinstance(value, str):
            page.write_string(row, place, value[:LONGEST_CELL], style)
        else:
            page.write_number(row, place, value, style)


def _copy(book: xlsxwriter.Workbook, grid: Grid, marks: Marks) -> None:
    """The cells of a sheet at their own rows and columns, the faulty ones coloured."""
    page = book.add_worksheet(_sheet_name(book, grid.name))
    page.set_column(0, max(grid.width - 1, 0), 14)
    styles = _styles(book)
    commented = set(islice(marks, COMMENTED))
    for row, cells in enumerate(grid.rows):
        for place, cell in enumerate(cells):
            problems = marks.get((row + 1, place))
            if cell != "" or problems:
                warns = problems and all(problem.is_warning for problem in problems)
                _copy_cell(page, row, place, cell, styles[_colour(is_warning=bool(warns)) if problems else ""])
            if problems and (row + 1, place) in commented:
                page.write_comment(row, place, _words(problems), {"author": AUTHOR})


def _styles(book: xlsxwriter.Workbook) -> dict[str, dict[str, Format]]:
    """Formats by colour ('' for none) and number format."""
    return {
        colour: {
            number_format: book.add_format(
                {"num_format": number_format} | ({"bg_color": f"#{colour}"} if colour else {})
            )
            for number_format in (TEXT, NUMBER, DAY, MOMENT)
        }
        for colour in ("", FAULT_COLOUR, WARNING_COLOUR)
    }


def _copy_cell(page: Page, row: int, place: int, cell: Cell, styles: dict[str, Format]) -> None:
    match cell:
        case datetime():
            page.write_datetime(row, place, cell, styles[MOMENT])
        case date():
            page.write_datetime(row, place, cell, styles[DAY])
        case bool():
            page.write_boolean(row, place, cell, styles[NUMBER])
        case int() | float():
            page.write_number(row, place, cell, styles[NUMBER])
        case "":
            page.write_blank(row, place, None, styles[TEXT])
        case _:
            page.write_string(row, place, as_typed(cell)[:LONGEST_CELL], styles[TEXT])


def _sheet_name(book: xlsxwriter.Workbook, name: str) -> str:
    """A name Excel takes: an .ods may have longer ones, and signs Excel forbids."""
    name = NOT_IN_NAMES.sub("_", name).strip("'")[:LONGEST_NAME] or "名册"
    taken = {page.name.lower() for page in book.worksheets()}
    return name if name.lower() not in taken else f"{name[: LONGEST_NAME - 4]}_{len(taken)}"


def _by_cell(report: Report) -> Marks:
    """Problems by (row, place); that of a missing column has no cell and stands in the list only."""
    marks: Marks = {}
    for problem in report.problems:
        if problem.place is not None:
            marks.setdefault((problem.row, problem.place), []).append(problem)
    return marks


def _lines(reports: Sequence[Report]) -> Iterator[tuple[str | int, ...]]:
    for report in reports:
        for problem in report.problems:
            kind = "提醒" if problem.is_warning else "错误"
            yield report.sheet, problem.row, problem.title, problem.cell, problem.value, problem.words, kind


def _notes(reports: Sequence[Report]) -> list[str]:
    notes: list[str] = []
    for report in reports:
        notes.extend(f"工作表“{report.sheet}”：{note}" for note in report.notes)
        if len(_by_cell(report)) > COMMENTED:
            notes.append(f"工作表“{report.sheet}”：问题较多，只在前 {COMMENTED} 处加了批注，其余只涂色；说明都在下表")
    return notes


def _words(problems: Iterable[Problem]) -> str:
    return "；".join(problem.words for problem in problems)


def _colour(*, is_warning: bool) -> str:
    return WARNING_COLOUR if is_warning else FAULT_COLOUR
