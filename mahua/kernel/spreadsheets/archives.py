"""A zip with several offices' workbooks in it, taken apart."""

import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.containers import Container, container_of, open_zip, refuse_bomb
from mahua.kernel.spreadsheets.limits import DEFAULT, Limits

TABLES = {".xlsx", ".xls", ".xlsm", ".et", ".ods", ".csv", ".txt", ".tsv"}
NESTED = {".zip", ".rar", ".7z", ".gz", ".tar"}
UTF8_NAME = 0x800


@dataclass(frozen=True)
class Sent:
    """One file as it was sent: its name, with the folder inside the zip, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Parcel:
    """The workbooks of one upload, and in words what was left aside."""

    files: tuple[Sent, ...]
    notes: tuple[str, ...]


def unpack(data: bytes, *, name: str, limits: Limits = DEFAULT) -> Parcel:
    """The files of an upload: those inside a zip, or the one workbook itself."""
    if container_of(data, limits=limits) is not Container.ARCHIVE:
        return Parcel((Sent(name, data),), ())
    package = open_zip(data)
    entries = [entry for entry in package.infolist() if not _is_litter(entry)]
    if len(entries) > limits.files:
        raise Refused(f"压缩包里有 {len(entries)} 个文件，超过 {limits.files} 个的上限，请分批上传")
    _refuse_nested(entries)
    refuse_bomb(package, limits=limits)
    return _sorted_out(package, entries, limits=limits)


def name_in_zip(entry: zipfile.ZipInfo) -> str:
    """The name as its sender typed it: Windows packs it in GBK and says nothing, newer tools in UTF-8."""
    if entry.flag_bits & UTF8_NAME:
        return entry.filename
    try:
        packed = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return packed.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _sorted_out(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo], *, limits: Limits) -> Parcel:
    files, notes = [], []
    for entry in sorted(entries, key=name_in_zip):
        name = name_in_zip(entry)
        if _suffix(entry) not in TABLES:
            notes.append(f"压缩包里的“{name}”不是表格，未读取")
        elif entry.file_size > limits.sent_bytes:
            raise Refused(f"压缩包里的“{name}”过大，请单独拆开上传")
        else:
            files.append(Sent(name, package.read(entry)))
    if not files:
        raise Refused("压缩包里没有表格文件（.xlsx、.xls、.ods 或 .csv）")
    return Parcel(tuple(files), tuple(notes))


def _refuse_nested(entries: list[zipfile.ZipInfo]) -> None:
    for entry in entries:
        if _suffix(entry) in NESTED:
            raise Refused(f"压缩包里还有压缩包“{name_in_zip(entry)}”，请解开后再压成一个 zip 上传")


def _suffix(entry: zipfile.ZipInfo) -> str:
    return PurePosixPath(name_in_zip(entry)).suffix.lower()


def _is_litter(entry: zipfile.ZipInfo) -> bool:
    """Folders and what systems and office programs leave behind: `~$名册.xlsx`, `.DS_Store`, `Thumbs.db`."""
    path = PurePosixPath(name_in_zip(entry))
    return (
        entry.is_dir()
        or "__MACOSX" in path.parts
        or path.name.startswith((".", "~$"))
        or path.name.lower() in {"thumbs.db", "desktop.ini"}
    )
