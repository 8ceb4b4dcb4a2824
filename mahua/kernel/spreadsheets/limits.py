"""How much one file may hold; beyond it the file is refused in words, before anything is unpacked."""

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Bytes as sent, bytes once unpacked, rows and columns of one sheet, sheets of one book, files in one zip."""

    sent_bytes: int = 50 * MEBIBYTE
    unpacked_bytes: int = 300 * MEBIBYTE
    rows: int = 120_000
    columns: int = 120
    sheets: int = 200
    files: int = 300


DEFAULT = Limits()
