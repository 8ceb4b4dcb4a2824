"""What people may hand in as a file, judged by its bytes: names and declared types prove nothing.

Images are painted anew, so that place, device and time stay behind; those inside office files and zips lose their words only. Nothing is ever unpacked, executed or shown inline.
"""

import io
import warnings
import zipfile
import zlib
from dataclasses import dataclass, replace
from pathlib import PurePath

from PIL import Image, ImageOps, UnidentifiedImageError

from mahua.access import wording
from mahua.access.traces import without_traces
from mahua.kernel.errors import Refused

MEBIBYTE = 1 << 20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STREAMS = {
    "doc": "WordDocument",
    "wps": "WordDocument",
    "xls": "Workbook",
    "et": "Workbook",
    "ppt": "PowerPoint Document",
}
PARTS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/", "ofd": "OFD.xml", "zip": ""}
OFFICE = ("docx", "xlsx", "pptx")
IMAGES = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa\xcf")
FORBIDDEN_INSIDE = (
    ".exe", ".dll", ".scr", ".bat", ".cmd", ".com", ".msi", ".ps1", ".vbs", ".js", ".jar", ".apk", ".lnk", ".hta", ".sh",
    ".html", ".htm", ".svg", "vbaproject.bin",
)  # fmt: skip
ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar", ".xz", ".bz2")
MARKUP = (b"<!doctype", b"<html", b"<svg", b"<script", b"<?xml", b"<body", b"<iframe")


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Bytes as sent, bytes once unpacked, how often the packed size that may be, entries of a zip, dots of an image."""

    sent_bytes: int = 20 * MEBIBYTE
    unpacked_bytes: int = 200 * MEBIBYTE
    ratio: int = 100
    entries: int = 500
    pixels: int = 50_000_000


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """A file fit to keep: the name as shown, its kind, and the bytes to store (those of an image painted anew)."""

    name: str
    kind: str
    data: bytes


def accept(file, *, limits: Limits | None = None) -> Accepted:
    """Judge an uploaded file (`name`, `size`, `read`); `Refused` says in words what is wrong and what to do."""
    limits = limits or Limits()
    name = _plain_name(file.name)
    kind = PurePath(name).suffix.lower().lstrip(".")
    if file.size > limits.sent_bytes:
        raise Refused(wording.FILE_TOO_LARGE.format(name=name, limit=limits.sent_bytes // MEBIBYTE))
    data = file.read()
    if not data:
        raise Refused(wording.FILE_EMPTY.format(name=name))
    if data.startswith(PROGRAMS):
        raise Refused(wording.FILE_IS_PROGRAM.format(name=name))
    judge = _judge_of(kind)
    if judge is None:
        raise Refused(wording.FILE_KIND_NOT_TAKEN.format(name=name))
    return Accepted(name=name, kind=kind, data=judge(data, name=name, kind=kind, limits=limits))


def _judge_of(kind):
    judges = [(IMAGES, _image), (STREAMS, _compound), (PARTS, _zipped), (("pdf",), _pdf), (("txt", "csv"), _text)]
    return next((judge for kinds, judge in judges if kind in kinds), None)


def _image(data, *, name, kind, limits):
    """The same picture without a word about where, when and with what it was taken."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=[IMAGES[kind]])
        if picture.width * picture.height > limits.pixels:
            raise Refused(wording.IMAGE_TOO_LARGE.format(name=name))
        upright = ImageOps.exif_transpose(picture)
    except (
        UnidentifiedImageError,
        Image.DecompressionBombWarning,
        Image.DecompressionBombError,
        OSError,
        ValueError,
    ) as bad:
        raise Refused(wording.FILE_NOT_WHAT_IT_SAYS.format(name=name)) from bad
    see_through = IMAGES[kind] != "JPEG" and upright.has_transparency_data
    painted = upright.convert("RGBA" if see_through else "RGB")
    anew = Image.frombytes(painted.mode, painted.size, painted.tobytes())
    kept = io.BytesIO()
    anew.save(kept, IMAGES[kind], **({"quality": 88} if kind != "png" else {"optimize": True}))
    return kept.getvalue()


def _pdf(data, *, name, **_):
    if not data.startswith(b"%PDF-"):
        raise Refused(wording.FILE_NOT_WHAT_IT_SAYS.format(name=name))
    return data


def _text(data, *, name, **_):
    """Words only: no zero bytes, readable as UTF-8 or GB18030, and no page in disguise."""
    if b"\0" in data or data.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(MARKUP):
        raise Refused(wording.FILE_NOT_WHAT_IT_SAYS.format(name=name))
    for encoding in ("utf-8", "gb18030"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return data
    raise Refused(wording.FILE_NOT_WHAT_IT_SAYS.format(name=name))


def _compound(data, *, name, kind, **_):
    """The older office files: told by the streams in their directory; with macros they are programs."""
    if not data.startswith(OLE) or _stream(STREAMS[kind]) not in data:
        raise Refused(wording.FILE_NOT_WHAT_IT_SAYS.format(name=name))
    if _stream("_VBA_PROJECT") in data:
        raise Refused(wording.FILE_HAS_MACROS.format(name=name))
    return data


def _stream(name):
    return name.encode("utf-16-le") + b"\0\0"


def _zipped(data, *, name, kind, limits, inside=False):
    """Office files and zips: few entries, no bomb, no archive within an archive, nothing that runs."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as bad:
        raise Refused(wording.FILE_NOT_WHAT_IT_SAYS.format(name=name)) from bad
    entries = package.infolist()
    names = [entry.filename.lower() for entry in entries]
    if not any(entry.filename.startswith(PARTS[kind]) for entry in entries):
        raise Refused(wording.FILE_NOT_WHAT_IT_SAYS.format(name=name))
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > limits.entries or unpacked > min(limits.unpacked_bytes, len(data) * limits.ratio):
        raise Refused(wording.ZIP_TOO_LARGE.format(name=name))
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(wording.ZIP_LOCKED.format(name=name))
    if any(each.endswith(FORBIDDEN_INSIDE) for each in names):
        raise Refused(wording.FILE_HAS_MACROS.format(name=name))
    try:
        if any(each.endswith(ARCHIVES) for each in names) or _holds_archive(package, entries):
            raise Refused(wording.ZIP_NESTED.format(name=name))
        return _repacked(package, data, name=name, limits=limits, inside=inside)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as bad:
        raise Refused(wording.FILE_NOT_WHAT_IT_SAYS.format(name=name)) from bad


def _repacked(package, data, *, name, limits, inside):
    """The same package, its pictures without a word about them; the very bytes sent where they had none."""
    new, left = {}, limits.unpacked_bytes
    for entry in package.infolist():
        found, kind = package.read(entry), PurePath(entry.filename).suffix.lower().lstrip(".")
        if kind in OFFICE:  # a table embedded in a document is judged as one sent by itself, but all together must fit
            if inside:
                raise Refused(wording.ZIP_NESTED.format(name=name))
            clean = _zipped(found, name=name, kind=kind, limits=replace(limits, unpacked_bytes=left), inside=True)
            left -= _unpacked(found)
        else:
            clean = without_traces(found)
        if clean != found:
            new[entry.filename] = clean
    return _with_parts(package, new) if new else data


def _with_parts(package, new):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as anew:
        for entry in package.infolist():
            anew.writestr(entry, new.get(entry.filename) or package.read(entry), compress_type=entry.compress_type)
    return kept.getvalue()


def _unpacked(data):
    return sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(data)).infolist())


def _holds_archive(package, entries):
    """By the first bytes too, whatever the entry is called; a table embedded in a document is no archive."""
    for entry in entries:
        if entry.filename.lower().endswith((".docx", ".xlsx", ".pptx", ".ofd")):
            continue
        with package.open(entry) as part:
            first = part.read(4)
        if first.startswith((b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", *PROGRAMS)):
            return True
    return False


def _plain_name(name):
    """The last part of what the sender called it, without anything a path, a header or a shell would read."""
    last = str(name).replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(sign for sign in last if sign.isprintable() and sign not in '<>:"|?*;')
    stem, dot, suffix = plain.rpartition(".")
    return f"{stem[:80]}{dot}{suffix[:8]}" if dot and stem else plain[:80] or wording.UNNAMED
