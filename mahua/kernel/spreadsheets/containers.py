"""What sort of file this is, told by its bytes: extensions lie."""

import io
import zipfile
from enum import Enum, auto

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.limits import MEBIBYTE, Limits

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
FOREIGN = {
    b"%PDF": "PDF 文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"BM": "图片",
    b"Rar!": "RAR 压缩包，请解压后逐个上传，或改压成 zip",
    b"7z\xbc\xaf": "7z 压缩包，请解压后逐个上传，或改压成 zip",
    b"{\\rtf": "文字文档",
}
MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<meta", b"<div", b"<head")
SAVE_AS = "请用 WPS 或 Excel 打开后另存为 .xlsx 再上传"
ENCRYPTED = "文件设了打开密码，读不出来，请去掉密码后再上传"
DAMAGED = f"文件已损坏或没有传完整，{SAVE_AS}"


class Container(Enum):
    """The files a table may come in, and the zip of several."""

    XLSX = auto()
    XLS = auto()
    ODS = auto()
    TEXT = auto()
    ARCHIVE = auto()


def container_of(data: bytes, *, limits: Limits) -> Container:
    """Which container these bytes are, whatever the file is called; `Refused` when it can hold no table."""
    if not data:
        raise Refused("文件是空的，请检查后重新上传")
    if len(data) > limits.sent_bytes:
        raise Refused(f"文件超过 {_mebibytes(limits.sent_bytes)} 的上限，请拆成几份上传")
    if data.startswith(ZIP):
        return _zipped(data, limits=limits)
    if data.startswith(OLE):
        return _compound(data)
    _refuse_foreign(data)
    return Container.TEXT


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The zip opened, or refused as damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Refused(DAMAGED) from error


def refuse_bomb(package: zipfile.ZipFile, *, limits: Limits) -> None:
    """Sizes are those declared and, as the packer may lie, each entry is unpacked once and its checksum compared."""
    if sum(entry.file_size for entry in package.infolist()) > limits.unpacked_bytes:
        raise Refused(f"文件展开后超过 {_mebibytes(limits.unpacked_bytes)} 的上限，请拆成几份上传")
    if any(entry.flag_bits & 1 for entry in package.infolist()):
        raise Refused(ENCRYPTED)
    try:
        broken = package.testzip()
    except Exception as error:  # zlib, lzma, struct and zipfile each raise their own kinds on damaged entries
        raise Refused(DAMAGED) from error
    if broken:
        raise Refused(DAMAGED)


def _zipped(data: bytes, *, limits: Limits) -> Container:
    package = open_zip(data)
    names = set(package.namelist())
    if "[Content_Types].xml" not in names and "mimetype" not in names:
        return Container.ARCHIVE
    refuse_bomb(package, limits=limits)
    if any(name.lower().endswith("vbaproject.bin") for name in names) or any(n.startswith("Basic/") for n in names):
        raise Refused("文件带有宏，为安全起见不予读取，请另存为不带宏的 .xlsx 再上传")
    if "xl/workbook.bin" in names:
        raise Refused(f"这是 .xlsb 二进制工作簿，{SAVE_AS}")
    if "mimetype" in names:
        return _open_document(package)
    if any(name.startswith("xl/") for name in names):
        return Container.XLSX
    kind = "Word 文档" if any(name.startswith("word/") for name in names) else "Office 文件，但不是表格"
    raise Refused(f"这是 {kind}，请上传表格文件（.xlsx、.xls、.ods 或 .csv）")


def _open_document(package: zipfile.ZipFile) -> Container:
    if b"opendocument.spreadsheet" not in package.read("mimetype") or "content.xml" not in package.namelist():
        raise Refused("这不是表格文件，请上传 .xlsx、.xls、.ods 或 .csv")
    if "META-INF/manifest.xml" in package.namelist() and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise Refused(ENCRYPTED)
    return Container.ODS


def _compound(data: bytes) -> Container:
    """Streams of an OLE file are told by their names, which stand in its directory as UTF-16."""
    if _stream("EncryptedPackage") in data:
        raise Refused(ENCRYPTED)
    if _stream("_VBA_PROJECT") in data:
        raise Refused("文件带有宏，为安全起见不予读取，请另存为不带宏的 .xlsx 再上传")
    if _stream("Workbook") in data or _stream("Book") in data:
        return Container.XLS
    kind = "Word 文档" if _stream("WordDocument") in data else "Office 文件，但不是表格"
    raise Refused(f"这是 {kind}，请上传表格文件（.xlsx、.xls、.ods 或 .csv）")


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


def _refuse_foreign(data: bytes) -> None:
    for start, words in FOREIGN.items():
        if data.startswith(start):
            raise Refused(f"这是{words}，不是表格，请上传 .xlsx、.xls、.ods 或 .csv")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(MARKUP):
        raise Refused(f"这是网页格式的表格（常见于系统导出的 .xls），{SAVE_AS}")


def _mebibytes(number: int) -> str:
    return f"{number / MEBIBYTE:.0f} MB" if number >= MEBIBYTE else f"{number} 字节"
