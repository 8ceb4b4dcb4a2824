"""What a picture says besides what it shows: place, time, device, names. Taken out without painting the picture anew.

For pictures inside office files and zips, of which there may be hundreds. Bytes that are no picture are left alone.
"""

import io
import struct
from collections.abc import Iterator

from PIL import Image

PNG, RIFF = b"\x89PNG\r\n\x1a\n", b"RIFF"
SHOWN_IN_PNG = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP bKGD pHYs sBIT hIST sPLT acTL fcTL fdAT cICP".split()
)
TOLD_IN_WEBP, TELLS = (b"EXIF", b"XMP "), 0x08 | 0x04  # chunks, and the flags that announce them
START, END, SCAN = 0xD8, 0xD9, 0xDA
ORIENTATION, TURNS = 0x0112, range(2, 9)
BARE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length


def without_traces(data: bytes) -> bytes:
    """The same picture (JPEG, PNG, WebP) without a word about it; whatever cannot be made out comes back as it was."""
    try:
        if data.startswith(b"\xff\xd8\xff"):
            return b"".join(_upright(data, _of_jpeg(data)))
        if data.startswith(PNG):
            return PNG + b"".join(_of_png(data))
        if data.startswith(RIFF) and data[8:12] == b"WEBP":
            return _of_webp(data)
    except (struct.error, IndexError, OSError, ValueError):
        pass
    return data


def _upright(data: bytes, segments: Iterator[bytes]) -> Iterator[bytes]:
    """How the camera was held is the one thing still told, for the picture would lie on its side without."""
    turn = Image.open(io.BytesIO(data), formats=["JPEG"]).getexif().get(ORIENTATION, 1)
    yield next(segments)
    if turn in TURNS:
        said = b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<HHHIHHI", 1, ORIENTATION, 3, 1, turn, 0, 0)
        yield b"\xff\xe1" + struct.pack(">H", len(said) + 2) + said
    yield from segments


def _of_jpeg(data: bytes) -> Iterator[bytes]:
    """Segments up to the end of the picture; nothing that hangs on behind, nothing an application wrote but the colours."""
    place = 0
    while True:
        if data[place] != 0xFF:  # noqa: PLR2004 (every segment begins so)
            raise IndexError(place)
        marker = data[place + 1]
        if marker == 0xFF:  # noqa: PLR2004 (filling)
            place += 1
            continue
        end = place + 2 if marker in BARE or marker == END else place + 2 + _size(data, place + 2)
        if marker == SCAN:
            end = _end_of_scan(data, end)
        if _is_shown(marker, data[place + 4 : end]):
            yield data[place:end]
        if marker == END or end >= len(data):
            return
        place = end


def _size(data: bytes, place: int) -> int:
    size: int = struct.unpack_from(">H", data, place)[0]
    return size


def _end_of_scan(data: bytes, place: int) -> int:
    """The next marker that is neither a stuffed byte nor a restart."""
    while True:
        place = data.find(b"\xff", place)
        if place < 0 or place + 1 >= len(data):
            return len(data)
        if data[place + 1] and not 0xD0 <= data[place + 1] <= 0xD7:  # noqa: PLR2004 (restarts)
            return place
        place += 2


def _is_shown(marker: int, body: bytes) -> bool:
    """JFIF, colour profile and Adobe's colour transform are needed to show it; comments and the rest are not."""
    if marker == 0xE2:  # noqa: PLR2004 (APP2)
        return body.startswith(b"ICC_PROFILE")
    return marker in {0xE0, 0xEE} or not (0xE1 <= marker <= 0xEF or marker == 0xFE)  # noqa: PLR2004 (APPn, comment)


def _of_png(data: bytes) -> Iterator[bytes]:
    place = len(PNG)
    while place < len(data):
        size, name = struct.unpack_from(">I4s", data, place)
        end = place + 12 + size
        if name in SHOWN_IN_PNG:
            yield data[place:end]
        if name == b"IEND":
            return
        place = end


def _of_webp(data: bytes) -> bytes:
    place, kept = 12, [b"WEBP"]
    while place + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, place)
        end = place + 8 + size + size % 2
        chunk = data[place:end]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~TELLS & 0xFF]) + chunk[9:]
        if name not in TOLD_IN_WEBP:
            kept.append(chunk)
        place = end
    body = b"".join(kept)
    return RIFF + struct.pack("<I", len(body)) + body
