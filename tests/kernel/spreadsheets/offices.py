"""Files as offices send them, made by the tests themselves, and one roster's columns."""

import io
import zipfile
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol

from mahua.kernel.spreadsheets.columns import Choice, Column, Kind
from mahua.kernel.spreadsheets.dry_run import Report, dry_run
from mahua.kernel.spreadsheets.mapping import propose
from mahua.kernel.spreadsheets.reading import read

MEMBERS = (
    Column("code", "人员编号", Kind.CODE, unique=True),
    Column("name", "姓名", Kind.NAME, required=True, synonyms=("党员姓名",), max_length=20),
    Column(
        "standing",
        "人员类别",
        Kind.CHOICE,
        synonyms=("党员类别",),
        choices=(Choice("formal", "正式党员", ("正式", "中共党员")), Choice("probationary", "预备党员", ("预备",))),
    ),
    Column("joined_on", "入党日期", Kind.DATE, required=True, synonyms=("入党时间",)),
    Column("branch", "所在党支部", synonyms=("支部", "支部名称")),
)
HEADER = ["人员编号", "姓名", "人员类别", "入党日期", "所在党支部"]
ZHANG = ["M1", "张三", "正式党员", "2020-07-01", "第一党支部"]
LI = ["M2", "李四", "预备党员", "2025-07-01", "第一党支部"]


def xlsx(
    rows: list[list[object]],
    *,
    sheet: str = "名册",
    others: dict[str, list[list[object]]] | None = None,
    merged: tuple[str, ...] = (),
    hidden_rows: tuple[int, ...] = (),
    hidden_columns: tuple[int, ...] = (),
) -> bytes:
    """A workbook; rows and columns to hide count from 0, merged ranges are written A1:B2."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, cells in {sheet: rows, **(others or {})}.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(cells):
                for place, cell in enumerate(row):
                    _put(page, number, place, cell, day)
        page = book.get_worksheet_by_name(sheet)
        for area in merged:
            row, place = xl_cell_to_rowcol(area.partition(":")[0])
            page.merge_range(area, rows[row][place])
        for row in hidden_rows:
            page.set_row(row, None, None, {"hidden": True})
        for place in hidden_columns:
            page.set_column(place, place, None, None, {"hidden": True})
    return buffer.getvalue()


def _put(page: xlsxwriter.worksheet.Worksheet, row: int, place: int, cell: object, day: object) -> None:
    if isinstance(cell, date | datetime):
        page.write_datetime(row, place, cell, day)
    elif isinstance(cell, str):
        if cell:
            page.write_string(row, place, cell)
    else:
        page.write(row, place, cell)


def zipped(files: dict[str, bytes], *, encoding: str = "utf-8") -> bytes:
    """A zip whose names are in `encoding`; anything but UTF-8 goes unannounced, as Windows packs it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name if encoding == "utf-8" else name.encode(encoding).decode("cp437"), data)
    packed = buffer.getvalue()
    return packed if encoding == "utf-8" else _unannounced(packed)


def _unannounced(packed: bytes) -> bytes:
    """The zip with the flag for UTF-8 names taken away and the names put back as the bytes they were meant to be."""
    flagged = zipfile.ZipFile(io.BytesIO(packed))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in flagged.infolist():
            package.writestr(_Bare(entry.filename), flagged.read(entry))
    return buffer.getvalue()


class _Bare(zipfile.ZipInfo):
    """An entry whose name is written as bytes of code page 437, without the UTF-8 flag."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 -- the library's name
        return self.filename.encode("cp437"), self.flag_bits


def checked(data: bytes) -> Report:
    """The first roster of a file, mapped as proposed and tried."""
    roster = read(data, columns=MEMBERS).rosters[0]
    return dry_run(roster, columns=MEMBERS, mapping=propose(roster.headings, columns=MEMBERS).mapping)


def words(report: Report) -> list[tuple[str, str]]:
    """Cell and words of each problem."""
    return [(problem.cell, problem.words) for problem in report.problems]
