"""Rows → a workbook or csv that is safe to open, and the empty roster to fill in.

Text never becomes a formula: in a workbook it is written as text, in csv an apostrophe is put before it.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from mahua.kernel.spreadsheets.columns import Column, Kind, MonthDay
from mahua.kernel.spreadsheets.limits import DEFAULT

SAFE = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_CELL = 32_767  # characters a sheet's cell may hold
NARROWEST, WIDEST = 8, 50  # column widths in half-width characters
DATE_WIDTH = 12
FIRST_CODE_OF_WIDE = 0x2E80
STYLES = {
    "title": {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"},
    "header": {"bold": True, "bg_color": "#E9EDF2", "border": 1, "align": "center", "valign": "vcenter"},
    "text": {"num_format": "@", "valign": "top"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"},
    "integer": {"num_format": "0", "valign": "top"},
    "note": {"text_wrap": True, "valign": "top"},
}
Values = Mapping[str, object]


def write(
    columns: Sequence[Column],
    rows: Iterable[Values],
    *,
    title: str = "",
    sheet: str = "名册",
    to: Path | BinaryIO | None = None,
) -> bytes:
    """A workbook of `rows` (values by column key); its bytes, or b'' when written into `to`."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer if to is None else to, SAFE) as book:
        _write_sheet(book, columns, rows, title=title, sheet=sheet)
    return buffer.getvalue()


def write_csv(columns: Sequence[Column], rows: Iterable[Values]) -> bytes:
    """The same rows as csv in UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_guarded(column.title) for column in columns])
    for row in rows:
        writer.writerow([_csv_cell(row.get(column.key), column) for column in columns])
    return text.getvalue().encode("utf-8-sig")


def template(columns: Sequence[Column], *, title: str = "", sheet: str = "名册") -> bytes:
    """An empty roster: header, one example row that import passes over, lists to choose from, and a sheet of notes."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, SAFE) as book:
        styles = _styles(book)
        page = book.add_worksheet(sheet)
        top = _write_header(page, columns, styles, title=title)
        for place, column in enumerate(columns):
            example = column.example or _example(column)
            page.write_string(top, place, f"示例：{example}" if place == 0 else example, styles["text"])
            page.set_column(place, place, max(NARROWEST, width(column.title) + 4, width(example) + 8), styles["text"])
            _offer_choices(page, column, place, top)
        _write_notes(book.add_worksheet("填表说明"), columns, styles)
    return buffer.getvalue()


def shown(value: object, column: Column) -> str:
    """A value as text for people: the choice's title, 是/否, 2024-03-01."""
    if value is None:
        return ""
    if column.kind is Kind.CHOICE:
        return next((choice.title for choice in column.choices if choice.value == value), str(value))
    if column.kind is Kind.YES_NO:
        return "是" if value else "否"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}" if column.kind is Kind.MOMENT else value.date().isoformat()
    if isinstance(value, tuple) and column.kind is Kind.MONTH_DAY:
        return str(MonthDay(*value))
    return str(value)


def width(text: str) -> int:
    """How wide a text is in half-width characters: a Chinese one takes two."""
    return sum(2 if ord(character) >= FIRST_CODE_OF_WIDE else 1 for character in text)


def _write_sheet(
    book: xlsxwriter.Workbook, columns: Sequence[Column], rows: Iterable[Values], *, title: str, sheet: str
) -> None:
    styles = _styles(book)
    page = book.add_worksheet(sheet)
    top = _write_header(page, columns, styles, title=title)
    widths = [width(column.title) + 2 for column in columns]
    for number, row in enumerate(rows, start=top):
        for place, column in enumerate(columns):
            widths[place] = max(widths[place], _write_cell(page, number, place, row.get(column.key), column, styles))
    for place, widest in enumerate(widths):
        page.set_column(place, place, min(max(widest + 1, NARROWEST), WIDEST))


def _styles(book: xlsxwriter.Workbook) -> dict[str, Format]:
    return {name: book.add_format(style) for name, style in STYLES.items()}


def _write_header(page: Worksheet, columns: Sequence[Column], styles: dict[str, Format], *, title: str) -> int:
    """Title line, if any, and header, both kept in sight; the index of the first row below."""
    top = 0
    if title:
        if len(columns) > 1:
            page.merge_range(0, 0, 0, len(columns) - 1, "", styles["title"])
        page.write_string(0, 0, title, styles["title"])
        page.set_row(0, 30)
        top = 1
    for place, column in enumerate(columns):
        page.write_string(top, place, column.title, styles["header"])
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(0, top)
    return top + 1


def _write_cell(page: Worksheet, row: int, place: int, value: object, column: Column, styles: dict[str, Format]) -> int:
    """Write one value and say how wide it is."""
    if value is None or value == "":
        return 0
    if isinstance(value, date) and column.kind is Kind.DATE:
        page.write_datetime(row, place, datetime(value.year, value.month, value.day), styles["date"])  # noqa: DTZ001 -- a day, no instant
        return DATE_WIDTH
    if isinstance(value, int) and column.kind is Kind.INTEGER:
        page.write_number(row, place, value, styles["integer"])
        return len(str(value))
    text = shown(value, column)[:LONGEST_CELL]
    page.write_string(row, place, text, styles["text"])
    return width(text) if len(text) < WIDEST else WIDEST


def _offer_choices(page: Worksheet, column: Column, place: int, top: int) -> None:
    titles = ["是", "否"] if column.kind is Kind.YES_NO else [choice.title for choice in column.choices]
    if titles and len(",".join(titles)) <= 255:  # noqa: PLR2004 -- what Excel allows for a list
        page.data_validation(
            top, place, DEFAULT.rows - 1, place, {"validate": "list", "source": titles, "error_type": "warning"}
        )


def _write_notes(page: Worksheet, columns: Sequence[Column], styles: dict[str, Format]) -> None:
    for place, (words, wide) in enumerate((("列名", 20), ("是否必填", 10), ("怎样填写", 60))):
        page.write_string(0, place, words, styles["header"])
        page.set_column(place, place, wide)
    for number, column in enumerate(columns, start=1):
        page.write_string(number, 0, column.title, styles["note"])
        page.write_string(number, 1, "必填" if column.required else "可不填", styles["note"])
        page.write_string(number, 2, _how_to_fill(column), styles["note"])
    page.write_string(len(columns) + 2, 0, "“示例”一行导入时自动略过，可以保留，也可以删去。", styles["note"])


def _how_to_fill(column: Column) -> str:
    words = {
        Kind.TEXT: "文字",
        Kind.NAME: "姓名或名称",
        Kind.CODE: "按文本填写，前面的 0 请保留",
        Kind.DATE: "日期，如 2024-03-01" + ("；只知道年月的，可填 2024年3月" if column.allows_month else ""),
        Kind.MOMENT: "日期和时刻，如 2024-03-01 09:30",
        Kind.MONTH_DAY: "月和日，如 7月1日",
        Kind.INTEGER: "整数，只填数字",
        Kind.CHOICE: f"从中选一：{'、'.join(choice.title for choice in column.choices)}",
        Kind.YES_NO: "填“是”或“否”",
    }[column.kind]
    longest = f"，最多 {column.max_length} 个字" if column.max_length else ""
    return words + longest + ("，不能重复" if column.unique else "")


def _example(column: Column) -> str:
    examples = {
        Kind.NAME: "张三",
        Kind.DATE: "2024-03-01",
        Kind.MOMENT: "2024-03-01 09:30",
        Kind.MONTH_DAY: "7月1日",
        Kind.INTEGER: "12",
        Kind.YES_NO: "是",
    }
    return column.choices[0].title if column.choices else examples.get(column.kind, "")


def _csv_cell(value: object, column: Column) -> str:
    if isinstance(value, int) and column.kind is Kind.INTEGER:
        return str(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return _guarded(shown(value, column))


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
