"""Old .xls workbooks: the stream inside the OLE file, and of it what calamine does not tell.

[MS-CFB] names the sectors, [MS-XLS] the records; only what is asked for is read.
"""

import struct
from collections.abc import Iterator

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.containers import DAMAGED, ENCRYPTED
from mahua.kernel.spreadsheets.layouts import Layout, too_long, too_wide
from mahua.kernel.spreadsheets.limits import Limits

HEADER_BYTES = 512
LAST_SECTOR = 0xFFFFFFFA  # higher numbers are marks: end of chain, free, FAT
ENTRY_BYTES = 128
STREAM, ROOT = 2, 5
SECTOR_POWERS = {9, 12}
BOF, END, FILE_PASSWORD, SHEET, COLUMN, ROW, ERROR = 0x0809, 0x000A, 0x002F, 0x0085, 0x007D, 0x0208, 0x0205
BIFF8 = 0x0600  # the version of 1997; the one before kept names in the code page of the machine
STRINGS, EXTENT = 0x00FC, 0x0200
SHORTEST_STRING = 3  # bytes of an empty one in the table of strings
MOST_ROWS, MOST_COLUMNS = 65_536, 256  # of an .xls sheet
CELLS = {0x0203, 0x027E, 0x00FD, 0x0204, 0x0006, 0x0205, 0x00BD, 0x00D6}
HIDDEN_ROW, HIDDEN_COLUMN = 0x20, 0x01
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


def xls_layouts(data: bytes, *, limits: Limits) -> dict[str, Layout]:
    """The layout of each sheet by its name; `Refused` when encrypted, damaged or reaching too far."""
    try:
        stream = _workbook(data)
        starts = dict(_sheets(stream))
        return {name: _layout(stream, start, name, limits=limits) for name, start in starts.items()}
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise Refused(DAMAGED) from error


def _workbook(data: bytes) -> bytes:
    """The bytes of the stream Workbook (Book before 1997); empty when it is too short to have sectors of its own."""
    size = _sector_bytes(data)
    table = _sector_table(data, size)
    (start, smallest) = struct.unpack_from("<I4xI", data, 48)
    directory = b"".join(_chain(data, start, table, size))
    for place in range(0, len(directory) - ENTRY_BYTES + 1, ENTRY_BYTES):
        entry = directory[place : place + ENTRY_BYTES]
        (length,) = struct.unpack_from("<H", entry, 64)
        name = entry[: max(length - 2, 0)].decode("utf-16-le")
        first, long = struct.unpack_from("<II", entry, 116)
        if entry[66] in {STREAM, ROOT} and long > len(data):
            raise Refused(DAMAGED)
        if entry[66] == STREAM and name in {"Workbook", "Book"} and long >= smallest:
            return b"".join(_chain(data, first, table, size))[:long]
    return b""


def _sector_bytes(data: bytes) -> int:
    """Counts in the header are held against the file, as calamine reserves memory for whatever they say."""
    power, small_power = struct.unpack_from("<HH", data, 30)
    tables, small_tables, lists = struct.unpack_from("<I16xI4xI", data, 44)
    if power not in SECTOR_POWERS or small_power != 6 or max(tables, small_tables, lists) > len(data) >> power:  # noqa: PLR2004 -- fixed by the format
        raise Refused(DAMAGED)
    return 1 << int(power)


def _sector_table(data: bytes, size: int) -> list[int]:
    """Which sector follows which; 109 of its own sectors are named in the header, more in a chain of lists."""
    listed = [number for number in struct.unpack_from("<109I", data, 76) if number < LAST_SECTOR]
    following, remaining = struct.unpack_from("<II", data, 68)
    for _ in range(min(remaining, len(data) // size)):
        if following >= LAST_SECTOR:
            break
        *more, following = struct.unpack_from(f"<{size // 4}I", data, HEADER_BYTES + following * size)
        listed.extend(number for number in more if number < LAST_SECTOR)
    table: list[int] = []
    for number in listed:
        table.extend(struct.unpack_from(f"<{size // 4}I", data, HEADER_BYTES + number * size))
    return table


def _chain(data: bytes, number: int, table: list[int], size: int) -> Iterator[bytes]:
    for _ in range(len(table)):  # a chain that bites its tail ends here
        if number >= LAST_SECTOR:
            return
        yield data[HEADER_BYTES + number * size : HEADER_BYTES + (number + 1) * size]
        number = table[number]


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place of the body and its length, up to the end of the part that begins at `start`."""
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        yield kind, start + 4, length
        if kind == END:
            return
        start += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """Name and beginning of each sheet."""
    version = BIFF8
    for kind, place, length in _records(stream, 0):
        if kind == FILE_PASSWORD:
            raise Refused(ENCRYPTED)
        if kind == BOF:
            (version,) = struct.unpack_from("<H", stream, place)
        if kind == STRINGS and struct.unpack_from("<I", stream, place + 4)[0] * SHORTEST_STRING > len(stream):
            raise Refused(DAMAGED)
        if kind == SHEET:
            (start,) = struct.unpack_from("<I", stream, place)
            name = stream[place + 7 : place + length]
            yield (_unicode(name) if version >= BIFF8 else name.decode("gb18030")), start


def _unicode(name: bytes) -> str:
    return name[1:].decode("utf-16-le" if name[0] & 1 else "latin-1")


def _layout(stream: bytes, start: int, name: str, *, limits: Limits) -> Layout:
    rows: set[int] = set()
    columns: set[int] = set()
    errors: list[tuple[int, int, str]] = []
    version = BIFF8
    for kind, place, length in _records(stream, start):
        if kind in CELLS:
            row, column = struct.unpack_from("<HH", stream, place)
            _refuse_far(row, column, name, limits=limits)
            if kind == ERROR and stream[place + 7]:
                errors.append((row + 1, column, ERRORS.get(stream[place + 6], "#N/A")))
        elif kind == BOF:
            (version,) = struct.unpack_from("<H", stream, place)
        elif kind == EXTENT:
            _refuse_impossible_extent(stream, place, version)
        elif kind == ROW and length >= 14 and stream[place + 12] & HIDDEN_ROW:  # noqa: PLR2004 -- flags stand at 12
            rows.add(struct.unpack_from("<H", stream, place)[0] + 1)
        elif kind == COLUMN and stream[place + 8] & HIDDEN_COLUMN:
            first, last = struct.unpack_from("<HH", stream, place)
            columns.update(range(first, min(last + 1, limits.columns)))
    return Layout(hidden_rows=frozenset(rows), hidden_columns=frozenset(columns), errors=tuple(errors))


def _refuse_impossible_extent(stream: bytes, place: int, version: int) -> None:
    _, last_row, _, last_column = struct.unpack_from("<IIHH" if version >= BIFF8 else "<HHHH", stream, place)
    if last_row > MOST_ROWS or last_column > MOST_COLUMNS:
        raise Refused(DAMAGED)


def _refuse_far(row: int, column: int, name: str, *, limits: Limits) -> None:
    if row >= limits.rows:
        raise too_long(name, limits=limits)
    if column >= limits.columns:
        raise too_wide(name, limits=limits)
