"""What calamine does not tell of a sheet: hidden rows and columns, formula errors, and how far it really reaches.

Read from the XML by pattern, as 100,000 rows through an object model would take half a minute; it also runs first,
because calamine lays out a sheet as a rectangle and one stray cell at XFD1048576 would take all memory.
"""

import posixpath
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.containers import DAMAGED
from mahua.kernel.spreadsheets.limits import Limits
from mahua.kernel.spreadsheets.places import place_of

ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
ROW_CELLS = re.compile(rb"<(?:\w+:)?c\b")
COLUMNS = re.compile(rb"<(?:\w+:)?cols>(.*?)</(?:\w+:)?cols>", re.DOTALL)
COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
FAR_CELL = re.compile(rb'\br="([A-Z]{2,3}\d+|[A-Z]\d{6,})"[^>]*[^/>]>(?!</)')
NAMELESS_CELL = re.compile(rb'<(?:\w+:)?c(?:>|\s(?![^>]*\br="))')
ERROR_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\bt="e"[^>]*>(?:<(?:\w+:)?f\b.*?)?<(?:\w+:)?v>([^<]*)<', re.DOTALL)
REFERENCE = re.compile(rb'\br="([A-Z]+)(\d+)"')
ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
HIDDEN = {b"1", b"true"}
ENTITY = "文件里有不安全的内容，不予读取，请另存为 .xlsx 再上传"


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Hidden rows (from 1), hidden columns (from 0) and errors such as #N/A by (row, column)."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    errors: tuple[tuple[int, int, str], ...] = ()


def xlsx_layouts(package: zipfile.ZipFile, *, limits: Limits) -> dict[str, Layout]:
    """The layout of each sheet by its name; a sheet that reaches too far is refused."""
    try:
        return {name: _layout(package.read(part), name, limits=limits) for name, part in _sheet_parts(package)}
    except (KeyError, ET.ParseError, ValueError) as error:
        raise Refused(DAMAGED) from error


def _sheet_parts(package: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Sheet name and the part it is kept in, by way of the workbook's relations."""
    targets = {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        for relation in _tree(package.read("xl/_rels/workbook.xml.rels"))
    }
    parts = []
    for element in _tree(package.read("xl/workbook.xml")).iter():
        if element.tag.endswith("}sheet"):
            reference = next((value for key, value in element.items() if key.endswith("}id")), "")
            part = targets.get(reference, "")
            if "worksheets" in part:
                parts.append((element.get("name", ""), part))
    return parts


def _tree(xml: bytes) -> ET.Element:
    refuse_entities(xml)
    return ET.fromstring(xml)  # noqa: S314 -- entity declarations, the one danger of it, are refused above


def refuse_entities(xml: bytes) -> None:
    """No honest office file declares entities; a hostile one does, to make a small file large."""
    if b"<!ENTITY" in xml or b"<!DOCTYPE" in xml[:1024]:
        raise Refused(ENTITY)


def _layout(xml: bytes, name: str, *, limits: Limits) -> Layout:
    refuse_entities(xml)
    if b"='" in xml:
        xml = xml.replace(b"'", b'"')
    _refuse_far(xml, name, limits=limits)
    return Layout(
        hidden_rows=frozenset(_hidden_rows(xml)),
        hidden_columns=frozenset(_hidden_columns(xml, limits=limits)),
        errors=tuple(_errors(xml)),
    )


def _refuse_far(xml: bytes, name: str, *, limits: Limits) -> None:
    for found in FAR_CELL.finditer(xml):
        reference = found[1].decode()
        letters = reference.rstrip("0123456789")
        if place_of(letters) >= limits.columns:
            raise too_wide(name, limits=limits)
        if int(reference[len(letters) :]) > limits.rows:
            raise too_long(name, limits=limits)
    if NAMELESS_CELL.search(xml):
        rows = ROW.split(xml)
        if len(rows) // 2 > limits.rows:
            raise too_long(name, limits=limits)
        if max(len(ROW_CELLS.findall(row)) for row in rows) > limits.columns:
            raise too_wide(name, limits=limits)


def too_wide(name: str, *, limits: Limits) -> Refused:
    """The words for a sheet with more columns than may be."""
    return Refused(f"工作表“{name}”超过 {limits.columns} 列，请删去右侧多余的列再上传")


def too_long(name: str, *, limits: Limits) -> Refused:
    """The words for a sheet with more rows than may be."""
    return Refused(f"工作表“{name}”超过 {limits.rows} 行，请删去下方多余的内容或拆成几份上传")


def _hidden_rows(xml: bytes) -> list[int]:
    hidden, number = [], 0
    for found in ROW.finditer(xml):
        attributes = dict(ATTRIBUTE.findall(found[1]))
        number = int(attributes.get(b"r", number + 1))
        if attributes.get(b"hidden") in HIDDEN or attributes.get(b"ht") == b"0":
            hidden.append(number)
    return hidden


def _hidden_columns(xml: bytes, *, limits: Limits) -> list[int]:
    hidden: list[int] = []
    found = COLUMNS.search(xml)
    for column in COLUMN.finditer(found[1] if found else b""):
        attributes = dict(ATTRIBUTE.findall(column[1]))
        if attributes.get(b"hidden") in HIDDEN or attributes.get(b"width") == b"0":
            last = min(int(attributes.get(b"max", b"0")), limits.columns)
            hidden.extend(range(int(attributes.get(b"min", b"1")) - 1, last))
    return hidden


def _errors(xml: bytes) -> list[tuple[int, int, str]]:
    if b't="e"' not in xml:
        return []
    errors = []
    for found in ERROR_CELL.finditer(xml):
        reference = REFERENCE.search(found[0])
        if reference:
            errors.append((int(reference[2]), place_of(reference[1].decode()), found[1].decode()))
    return errors
