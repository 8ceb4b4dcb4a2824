"""Rows of a roster that are nobody's: totals, signatures and notes at the bottom, examples, bare numbering."""

import re
from collections.abc import Sequence

from mahua.kernel.spreadsheets.characters import unspaced
from mahua.kernel.spreadsheets.raw import Cell

TOTAL = re.compile(
    r"(本页|本表)?(合计|总计|共计|小计|累计)(人数|数)?[:：]?(\d+(人|名|个)?)?|总人数[:：]?.*|共计?\d+(人|名|个|条|行).*"
)
SIGNED = re.compile(
    r"(填表人|填报人|制表人|制表|审核人|审核|复核人|经办人|联系人|联系电话|单位负责人|负责人|主管领导|填报单位|填表单位"
    r"|填报日期|填表日期|填报时间|填表时间|制表日期|单位盖章|盖章)(\(.*\))?[:：].*"
)
REMARK = re.compile(r"(注|备注|说明|附注|填表说明|填报说明|注意|注意事项|要求)(\d?[:：.、].*|$)")
EXAMPLE = re.compile(r"(示例|样例|范例|例)([:：].*|$)|\((示例|样例|范例|例)\).*")  # but 示例区 is a district
SEARCHED_ROWS = 60


def is_blank(row: Sequence[Cell]) -> bool:
    """Whether nothing is written in the row."""
    return not any(row) or not any(_words(cell) for cell in row)


def is_total(row: Sequence[Cell]) -> bool:
    """合计, 小计: such a row may also stand between two groups of rows."""
    first = _first(row)
    return bool(first) and TOTAL.fullmatch(first) is not None


def is_example(row: Sequence[Cell]) -> bool:
    """The sample row of a template, left in place by whoever filled it in."""
    first = _first(row)
    return bool(first) and EXAMPLE.fullmatch(first) is not None


def tail_start(rows: Sequence[Sequence[Cell]]) -> int:
    """Index of the first row of the closing lines (合计, 填表人, 注：and what follows), or `len(rows)`."""
    start = len(rows)
    for index in range(len(rows) - 1, max(-1, len(rows) - 1 - SEARCHED_ROWS), -1):
        row = rows[index]
        if is_blank(row):
            continue
        if _closes(row):
            start = index
        elif sum(1 for cell in row if _words(cell)) > 1:
            break
    return start


def _closes(row: Sequence[Cell]) -> bool:
    first = _first(row)
    return any(pattern.fullmatch(first) for pattern in (TOTAL, SIGNED, REMARK))


def _first(row: Sequence[Cell]) -> str:
    for cell in row:
        if cell != "" and (words := _words(cell)):
            return words
    return ""


def _words(cell: Cell) -> str:
    return unspaced(cell) if isinstance(cell, str) else str(cell)
