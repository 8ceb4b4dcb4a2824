"""One cell → a typed value or a `Fault`; None where nothing, or only a dash, is written."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from mahua.kernel.spreadsheets.characters import half_width, unspaced, visible
from mahua.kernel.spreadsheets.columns import Column, Kind, MonthDay
from mahua.kernel.spreadsheets.dates import read_day, read_month_day
from mahua.kernel.spreadsheets.faults import Fault
from mahua.kernel.spreadsheets.moments import read_moment

Value = str | int | bool | date | MonthDay

NOTHING = {"", "/", "-", "--", "—", "——", "―", "－", "\\", "／"}
NO_ANSWER = NOTHING | {"无", "空", "不详", "n/a"}
ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}
WHOLE = re.compile(r"[+-]?\d+(?:\.0+)?")
THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.0+)?")
COUNTED = re.compile(r"(?:人|名|个|位|次|年|岁|户|项|件|元)$")
ROUNDED_TEXT = re.compile(r"\d(?:\.\d+)?E\+\d+", re.IGNORECASE)
EXACT = 10**15  # a sheet keeps 15 digits of a number and turns the rest into zeros
YES = {"是", "有", "√", "✓", "✔", "☑", "对", "1", "y", "yes", "true", "t", "已", "∨"}
NO = {"否", "无", "没有", "×", "✗", "✘", "✕", "x", "☐", "□", "不是", "非", "0", "n", "no", "false", "f", "未"}


def parse(cell: object, column: Column) -> Value | Fault | None:
    """The value of a cell in a column of the roster; a required cell left empty is a fault."""
    if isinstance(cell, str) and cell in ERRORS:
        return Fault(f"单元格里是公式错误 {cell}，请改成实际内容")
    value = READERS[column.kind](cell, column)
    if value is None and column.required:
        return Fault(f"“{column.title}”不能为空")
    if isinstance(value, str) and column.max_length and len(value) > column.max_length:
        return Fault(f"“{column.title}”有 {len(value)} 个字，最多 {column.max_length} 个字")
    return value


def as_typed(cell: object) -> str:
    """A cell as its sender sees it: 12 for 12.0, 2024-03-01 for a date cell."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < EXACT else f"{cell:.15g}"
    if isinstance(cell, datetime) and cell.time() == time():
        return str(cell.date())
    return cell if isinstance(cell, str) else str(cell)


def _text(cell: object, column: Column) -> str | Fault | None:
    words = visible(as_typed(cell))
    return None if words in NOTHING else words


def _name(cell: object, column: Column) -> str | Fault | None:
    """张 三 → 张三; a name in Latin letters keeps its blanks, a name with · keeps its dot."""
    words = visible(as_typed(cell))
    if words in NOTHING:
        return None
    if not words.isascii():
        words = unspaced(words) if any(mark in words for mark in " \t\n\u3000\xa0") else words
    if words.replace(".", "").isdigit():
        return Fault(f"“{words}”不像“{column.title}”，请检查是否填错了列")
    return words


def _code(cell: object, column: Column) -> str | Fault | None:
    words = unspaced(as_typed(cell))
    if words in NOTHING:
        return None
    if (isinstance(cell, int | float) and abs(cell) >= EXACT) or ROUNDED_TEXT.fullmatch(words):
        return Fault(f"“{words}”按数字存放，15 位以后的数字已经丢失，请把单元格改成文本格式后重新填写")
    return words


def _day(cell: object, column: Column) -> date | Fault | None:
    if isinstance(cell, str) and unspaced(cell).lower() in NO_ANSWER:
        return None
    return read_day(cell, allows_month=column.allows_month)


def _moment(cell: object, column: Column) -> datetime | Fault | None:
    if isinstance(cell, str) and unspaced(cell).lower() in NO_ANSWER:
        return None
    return read_moment(cell)


def _month_day(cell: object, column: Column) -> MonthDay | Fault | None:
    if isinstance(cell, str) and unspaced(cell).lower() in NO_ANSWER:
        return None
    return read_month_day(cell)


def _integer(cell: object, column: Column) -> int | Fault | None:
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return cell
    if isinstance(cell, bool | date | time | timedelta):
        return Fault(f"“{as_typed(cell)}”不是整数，请只填数字")
    words = unspaced(as_typed(cell))
    if words.lower() in NO_ANSWER:
        return None
    bare = COUNTED.sub("", words)
    if WHOLE.fullmatch(bare) or THOUSANDS.fullmatch(bare):
        return int(bare.replace(",", "").partition(".")[0])
    return Fault(f"“{words}”不是整数，请只填数字")


def _choice(cell: object, column: Column) -> str | Fault | None:
    words = unspaced(as_typed(cell))
    value = _answers(column).get(words.lower())
    if value is not None:
        return value
    if words.lower() in NO_ANSWER:
        return None
    return Fault(f"“{words}”不在可选项内，可填：{'、'.join(choice.title for choice in column.choices)}")


def _yes_no(cell: object, column: Column) -> bool | Fault | None:
    if isinstance(cell, bool):
        return cell
    words = unspaced(as_typed(cell)).lower()
    if words in YES:
        return True
    if words in NO:
        return False
    return None if words in NOTHING else Fault(f"“{words}”请填“是”或“否”")


@lru_cache(maxsize=256)
def _answers(column: Column) -> dict[str, str]:
    answers: dict[str, str] = {}
    for choice in column.choices:
        for words in (choice.title, choice.value, *choice.synonyms):
            answers.setdefault(unspaced(half_width(words)).lower(), choice.value)
    return answers


READERS: dict[Kind, Callable[[object, Column], Value | Fault | None]] = {
    Kind.TEXT: _text,
    Kind.NAME: _name,
    Kind.CODE: _code,
    Kind.DATE: _day,
    Kind.MOMENT: _moment,
    Kind.MONTH_DAY: _month_day,
    Kind.INTEGER: _integer,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
}
