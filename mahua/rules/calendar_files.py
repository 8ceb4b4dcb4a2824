"""放假安排 in a file of one's own: CSV or YAML, one exception a line, each cell known by what it is."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import yaml  # type: ignore[import-untyped]  # PyYAML ships no types

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.dates import read_day
from mahua.rules.workdays import MADE_UP, OFF, WorkCalendar, WorkYear, published_years

Line = tuple[str, list[object]]  # where it stands, its cells

KINDS = {
    OFF: ("off", "holiday", "放假", "休", "休息"),
    MADE_UP: ("made_up", "made-up", "workday", "调休上班", "调休", "上班", "补班", "班"),
}
KIND_OF = {word: kind for kind, words in KINDS.items() for word in words}
YEAR = re.compile(r"(\d{4})年?")
YAML_NAMES = (".yml", ".yaml")

NOT_TEXT = "{name} 不是文本文件，请另存为 UTF-8 的 CSV 或 YAML。"
NOT_YAML = "{name} 不是可读的 YAML，请看第 {line} 行前后。"
NO_DAY = "{name} 的{where}没有看得懂的日期，请写成 2026-10-01 的样子。"
NO_KIND = "{where}没有写明放假还是上班，请写 off（放假）或 made_up（调休上班）。"
OTHER_YEAR = "{where}：{day} 不在{year}年内。"
NO_YEARS = "{name} 里没有一年的放假安排。"
BOTH = "{where}：{day} 前面写的是放假，这里写的是上班，或者相反，请核对。"


def calendar_of(data: bytes, *, name: str) -> WorkCalendar:
    """The years of the file, and the published years for those it does not name."""
    return WorkCalendar((*published_years(), *read_years(data, name=name)))


def read_years(data: bytes, *, name: str) -> tuple[WorkYear, ...]:
    """The years of a file: a line with a year alone says that it has no exceptions."""
    text = _text(data, name=name)
    lines = _yaml_lines(text, name=name) if name.lower().endswith(YAML_NAMES) else _csv_lines(text)
    years: dict[int, dict[date, tuple[str, str]]] = {}
    for where, cells in lines:
        year, day, kind, reason = _told(cells)
        if day is None and (kind or not year):
            raise Refused(NO_DAY.format(name=name, where=where))
        if day is None:
            years.setdefault(year, {})
            continue
        _check(day, kind, year=year, before=years.get(day.year, {}), where=f"{name} 的{where}")
        years.setdefault(day.year, {})[day] = (kind, reason or kind)
    if not years:
        raise Refused(NO_YEARS.format(name=name))
    return tuple(_year(year, days) for year, days in sorted(years.items()))


def _check(day: date, kind: str, *, year: int, before: Mapping[date, tuple[str, str]], where: str) -> None:
    """Refuse a day without its kind, of another year, or told twice and differently."""
    if not kind:
        raise Refused(NO_KIND.format(where=where))
    if year and year != day.year:
        raise Refused(OTHER_YEAR.format(where=where, day=day, year=year))
    if before.get(day, (kind,))[0] != kind:
        raise Refused(BOTH.format(where=where, day=day))


def _year(year: int, days: dict[date, tuple[str, str]]) -> WorkYear:
    off, made_up = (frozenset(day for day, (its, _) in days.items() if its == kind) for kind in (OFF, MADE_UP))
    return WorkYear(year, off=off, made_up=made_up, reasons={day: reason for day, (_, reason) in days.items()})


def _told(cells: Iterable[object]) -> tuple[int, date | None, str, str]:
    """(year or 0, day, kind, reason) of a line, in whatever order they stand."""
    year, kind, reason = 0, "", ""
    day: date | None = None
    for cell in cells:
        words = _words(cell)
        read = read_day(cell) if isinstance(cell, date) else read_day(words)
        if isinstance(read, date):
            day = read
        elif found := YEAR.fullmatch(words):
            year = int(found[1])
        elif words.lower() in KIND_OF:
            kind = KIND_OF[words.lower()]
        else:
            reason = words or reason
    return year, day, kind, reason


def _words(cell: object) -> str:
    """As it was typed: YAML takes a bare `off` for false."""
    if cell is None:
        return ""
    return "off" if cell is False else str(cell).strip()


def _text(data: bytes, *, name: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused(NOT_TEXT.format(name=name))


def _csv_lines(text: str) -> Iterator[Line]:
    """The lines with something on them, but neither remarks nor the head line."""
    for number, cells in enumerate(csv.reader(io.StringIO(text)), start=1):
        if not any(cell.strip() for cell in cells) or cells[0].lstrip().startswith("#"):
            continue
        year, day, kind, _ = _told(cells)
        if number == 1 and not (year or day or kind):
            continue
        yield f"第 {number} 行", list(cells)


def _yaml_lines(text: str, *, name: str) -> Iterator[Line]:
    try:
        told = yaml.safe_load(text)
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        raise Refused(NOT_YAML.format(name=name, line=mark.line + 1 if mark else 1)) from None
    for number, cells in enumerate(_flat(told, []), start=1):
        yield f"第 {number} 项", cells


def _flat(told: object, above: list[object]) -> Iterator[list[object]]:
    """Every leaf with the keys above it; what stands in a list is one line, a year over nothing has no exceptions."""
    if isinstance(told, dict) and told:
        for key, value in told.items():
            yield from _flat(value, [*above, key])
    elif isinstance(told, list) and told:
        for each in told:
            cells = each.values() if isinstance(each, dict) else each if isinstance(each, list) else [each]
            yield [*above, *cells]
    elif told not in (None, [], {}):
        yield [*above, told]
    else:
        yield from ([key] for key in above[:1] if YEAR.fullmatch(_words(key)))
