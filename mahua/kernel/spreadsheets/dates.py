"""Days as people write them in a sheet: 2024.3.1, 2024年3月1日, 20240301, 二〇二四年三月一日, 45352, a date cell."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from mahua.kernel.spreadsheets.characters import half_width, unspaced, visible
from mahua.kernel.spreadsheets.columns import MonthDay
from mahua.kernel.spreadsheets.faults import Fault

FULL = re.compile(r"(\d{4})[-./年、,](\d{1,2})[-./月、,](\d{1,2})[日号.]?|(\d{4})(\d{2})(\d{2})")
TIME = re.compile(r"[\sT]+\d{1,2}[:时]\d{1,2}.*$")
MONTH = re.compile(r"(\d{4})[-./年](\d{1,2})月?|(\d{4})(\d{2})")
YEAR = re.compile(r"(\d{4})年?")
SHORT_YEAR = re.compile(r"\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?")
MONTH_DAY = re.compile(r"-{0,2}(\d{1,2})[-./月](\d{1,2})[日号]?|(\d{2})(\d{2})")
NUMERALS = str.maketrans("〇零○Ｏ一二三四五六七八九", "0000123456789")
CHINESE = re.compile(
    r"[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}[日号])?"
)
EPOCH = date(1899, 12, 30)  # day 0 of a sheet's day numbers, counting its 29 February 1900 that never was
FIRST_SERIAL, LAST_SERIAL = 10000, 73050  # 1927-05-18 and 2099-12-31: below it a number is no day but a year or a count
EARLIEST, LATEST = 1900, 2100
HOW = "请写成 2024-03-01 这样的日期"
LEAP_YEAR = 2024


def read_day(cell: object, *, allows_month: bool = False) -> date | Fault:
    """A day; with `allows_month` 2024.03 is one too, the month's first."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return Fault(f"“{cell}”不是日期，{HOW}")
    if isinstance(cell, int | float):
        return _day_of_number(cell, allows_month=allows_month)
    return _day_of_text(_arabic(unspaced(TIME.sub("", half_width(cell)))), visible(cell), allows_month=allows_month)


def read_month_day(cell: object) -> MonthDay | Fault:
    """A day of any year: 7月1日, 7-1, 07.01, or a date of which the year is left out."""
    if isinstance(cell, date):
        return MonthDay(cell.month, cell.day)
    words = unspaced(str(cell))
    if isinstance(cell, float) and FIRST_SERIAL <= cell <= LAST_SERIAL:
        counted = EPOCH + timedelta(days=int(cell))
        return MonthDay(counted.month, counted.day)
    if isinstance(cell, float) and len(words.partition(".")[2]) == 1 and words[-1] in "123":
        return Fault(f"“{words}”是数字，分不清是{words[-1]}日还是{words[-1]}0日，请写成“7月1日”这样的文字")
    found = MONTH_DAY.fullmatch(_arabic(words))
    if not found:
        day_of_year = read_day(cell)
        if isinstance(day_of_year, Fault):
            return Fault(f"“{words}”不是月和日，请写成“7月1日”")
        return MonthDay(day_of_year.month, day_of_year.day)
    month, day = int(found[1] or found[3]), int(found[2] or found[4])
    wrong = _impossible(LEAP_YEAR, month, day)
    return Fault(f"“{words}”：{wrong}") if wrong else MonthDay(month, day)


def _day_of_number(number: float, *, allows_month: bool) -> date | Fault:
    if FIRST_SERIAL <= number < LAST_SERIAL + 1:
        return EPOCH + timedelta(days=int(number))
    words = f"{number:.10g}"
    if re.fullmatch(r"\d{4}\.1", words) and allows_month:
        return Fault(f"“{words}”是数字，分不清是1月还是10月，请写成“{words[:4]}年1月”或“{words[:4]}年10月”")
    return _day_of_text(words, words, allows_month=allows_month)


def _day_of_text(words: str, written: str, *, allows_month: bool) -> date | Fault:
    if found := FULL.fullmatch(words):
        year, month, day = (int(part) for part in found.groups() if part)
        wrong = _impossible(year, month, day)
        return Fault(f"“{written}”：{wrong}") if wrong else date(year, month, day)
    if found := MONTH.fullmatch(words):
        year, month = (int(part) for part in found.groups() if part)
        if not allows_month:
            return Fault(f"“{written}”只有年和月，请补上日，写成 2024-03-01 的样子")
        wrong = _impossible(year, month, 1)
        return Fault(f"“{written}”：{wrong}") if wrong else date(year, month, 1)
    if words.isdigit() and FIRST_SERIAL <= int(words) <= LAST_SERIAL:
        return EPOCH + timedelta(days=int(words))
    return _not_a_day(words, written, allows_month=allows_month)


def _not_a_day(words: str, written: str, *, allows_month: bool) -> Fault:
    if YEAR.fullmatch(words):
        return Fault(f"“{written}”只有年份，请补上月{'' if allows_month else '和日'}")
    if SHORT_YEAR.fullmatch(words):
        return Fault(f"“{written}”的年份只有两位，请写成四位")
    return Fault(f"“{written}”不是日期，{HOW}")


def _impossible(year: int, month: int, day: int) -> str:
    if not EARLIEST <= year < LATEST:
        return f"{year}年不在 {EARLIEST}—{LATEST - 1} 年之间"
    if not 1 <= month <= 12:  # noqa: PLR2004 -- months of a year
        return f"没有{month}月"
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        return f"{year}年{month}月没有{day}日" if day else "日不能是0"
    return ""


def _arabic(words: str) -> str:
    """二〇二四年十一月二十三日 → 2024年11月23日; other text as it is."""
    if not CHINESE.fullmatch(words):
        return words
    return re.sub("[一二三四五六七八九十]+(?=[月日号])", _ten, words).translate(NUMERALS)


def _ten(found: re.Match[str]) -> str:
    tens, ten, ones = found[0].rpartition("十")
    if not ten:
        return found[0]
    return (tens or "一") + (ones or "零")
