"""A true .xls made by hand: a BIFF8 stream of text and number cells inside the smallest OLE file that holds it."""

import struct

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
GLOBALS, SHEET = 0x0005, 0x0010
SMALLEST_STREAM = 4096  # anything shorter would have to go into the mini stream


def xls(
    rows: list[list[str | float]],
    *,
    sheet: str = "名册",
    merged: tuple[int, int, int, int] | None = None,
    hidden_row: int | None = None,
    hidden_column: int | None = None,
) -> bytes:
    """One sheet of `rows`; `merged` is first row, last row, first column, last column; all count from 0."""
    name = struct.pack("<BB", len(sheet), 1) + sheet.encode("utf-16-le")
    page = _record(0x0809, struct.pack("<HHHHII", 0x0600, SHEET, 0, 0, 0, 0))
    page += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    if hidden_column is not None:
        page += _record(0x007D, struct.pack("<HHHHHH", hidden_column, hidden_column, 2048, 0, 1, 0))
    if hidden_row is not None:
        page += _record(0x0208, struct.pack("<HHHHHHI", hidden_row, 0, 5, 255, 0, 0, 0x20))
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            page += _cell(number, place, cell)
    if merged:
        page += _record(0x00E5, struct.pack("<H4H", 1, *merged))
    page += _record(0x000A)
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, GLOBALS, 0, 0, 0, 0)) + _record(0x0042, b"\xb0\x04")
    offset = len(start) + 4 + 6 + len(name) + 4
    stream = start + _record(0x0085, struct.pack("<IH", offset, 0) + name) + _record(0x000A) + page
    return ole("Workbook", stream)


def ole(name: str, stream: bytes) -> bytes:
    """An OLE file with one stream."""
    stream = stream.ljust(max(SMALLEST_STREAM, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    count = len(stream) // SECTOR
    chain = [FAT, END, *range(3, count + 2), END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, SMALLEST_STREAM, END, 0, END, 0) + struct.pack("<I", 0)
    directory = _entry("Root Entry", 5, 1, END, 0) + _entry(name, 2, FREE, 2, len(stream))
    return header.ljust(SECTOR, b"\xff") + table + directory.ljust(SECTOR, b"\0") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    spelled = (name + "\0").encode("utf-16-le")
    links = struct.pack("<III", FREE, FREE, child)
    return (
        spelled.ljust(64, b"\0")
        + struct.pack("<HBB", len(spelled), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _cell(row: int, place: int, cell: str | float) -> bytes:
    at = struct.pack("<HHH", row, place, 0)
    if cell == "#N/A":
        return _record(0x0205, at + b"\x2a\x01")
    if isinstance(cell, str):
        return _record(0x0204, at + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
    return _record(0x0203, at + struct.pack("<d", cell))
