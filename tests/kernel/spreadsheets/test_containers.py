import io
import struct
import zipfile

import pytest

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.containers import Container, container_of
from mahua.kernel.spreadsheets.grids import open_grids
from mahua.kernel.spreadsheets.limits import DEFAULT, Limits
from tests.kernel.spreadsheets.biff import ole, xls
from tests.kernel.spreadsheets.offices import HEADER, ZHANG, xlsx, zipped

CONTENT_TYPES = {"[Content_Types].xml": b"<Types/>"}
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def with_sheet(part: bytes) -> bytes:
    """An .xlsx whose only sheet is this XML."""
    package = zipfile.ZipFile(io.BytesIO(xlsx([HEADER])))
    return zipped(
        {name: part if name == "xl/worksheets/sheet1.xml" else package.read(name) for name in package.namelist()}
    )


def sheet_with(cell: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return with_sheet(f'<worksheet xmlns="{space}"><sheetData><row r="1">{cell}</row></sheetData></worksheet>'.encode())


def test_a_file_is_told_by_its_bytes():
    assert container_of(xlsx([HEADER]), limits=DEFAULT) is Container.XLSX
    assert container_of(xls([HEADER]), limits=DEFAULT) is Container.XLS
    assert container_of(zipped({"名册.xlsx": xlsx([HEADER])}), limits=DEFAULT) is Container.ARCHIVE
    assert container_of("姓名,编号\n张三,1".encode(), limits=DEFAULT) is Container.TEXT


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "图片"),
        (b"Rar!\x1a\x07", "RAR 压缩包"),
        (b"<html><table><tr><td>1</td></tr></table>", "网页格式的表格"),
        ("一份没有分栏的说明。\n第二行。".encode(), "不是表格文件"),
        (b"\x00\x01\x02\x03" * 50, "不是表格文件"),
        (zipped(CONTENT_TYPES | {"word/document.xml": b"<w/>"}), "Word 文档"),
        (zipped(CONTENT_TYPES | {"xl/workbook.xml": b"<w/>", "xl/vbaProject.bin": b"x"}), "宏"),
        (zipped(CONTENT_TYPES | {"xl/workbook.bin": b"x"}), "xlsb"),
        (ole("EncryptedPackage", b"x"), "打开密码"),
        (ole("WordDocument", b"x"), "Word 文档"),
        (
            zipped({"mimetype": ODS.encode(), "content.xml": b"<a/>", "META-INF/manifest.xml": b"<encryption-data/>"}),
            "打开密码",
        ),
        (b"PK\x03\x04 and then nothing", "损坏"),
        (xlsx([HEADER])[:-200], "损坏"),
    ],
)
def test_what_is_no_readable_table_is_refused_in_words(data, words):
    with pytest.raises(Refused, match=words):
        open_grids(data)


def test_an_old_workbook_with_macros_is_refused():
    data = ole("Workbook", xls([HEADER])[512 * 3 :] + "_VBA_PROJECT".encode("utf-16-le") + b"\0\0")

    with pytest.raises(Refused, match="宏"):
        open_grids(data)


@pytest.mark.parametrize("method", [0, 1])
def test_an_old_workbook_with_a_password_is_refused(method):
    data = xls([HEADER])
    plain, locked = struct.pack("<HHH", 0x0042, 2, 1200), struct.pack("<HHH", 0x002F, 2, method)
    assert plain in data

    with pytest.raises(Refused, match="打开密码"):
        open_grids(data.replace(plain, locked))


def test_more_bytes_than_may_be_sent_are_refused():
    with pytest.raises(Refused, match="超过 1000 字节"):
        open_grids(xlsx([HEADER, ZHANG]), limits=Limits(sent_bytes=1000))


def test_a_file_that_unfolds_beyond_measure_is_refused():
    bomb = zipped(CONTENT_TYPES | {"xl/workbook.xml": b"0" * 5_000_000})

    with pytest.raises(Refused, match="展开后超过"):
        open_grids(bomb, limits=Limits(unpacked_bytes=1_000_000))


def test_a_file_that_lies_about_its_unfolded_size_is_refused():
    size = 5_000_000
    honest = zipped(CONTENT_TYPES | {"xl/workbook.xml": b"0" * size})
    lying = honest.replace(struct.pack("<I", size), struct.pack("<I", 500))
    assert lying != honest

    with pytest.raises(Refused, match="损坏"):
        open_grids(lying, limits=Limits(unpacked_bytes=1_000_000))


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('<c r="XFD1"><v>1</v></c>', "120 列"),
        ('<c r="A1048576"><v>1</v></c>', "120000 行"),
        ("<c r='XFD1'><v>1</v></c>", "120 列"),
        ("<c><v>1</v></c>" * 200, "120 列"),
    ],
)
def test_a_stray_cell_far_away_is_refused_before_the_sheet_is_laid_out(cell, words):
    with pytest.raises(Refused, match=words):
        open_grids(sheet_with(cell))


def test_empty_formatted_cells_far_away_do_no_harm():
    grids = open_grids(sheet_with('<c r="A1"><v>1</v></c><c r="XFD1" s="1"/><c r="XFC1" s="1"></c>'))

    assert grids[0].rows == [[1.0]]


def test_a_document_with_entities_is_refused():
    with pytest.raises(Refused, match="不安全"):
        open_grids(with_sheet(b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'))


def test_too_many_rows_or_columns_are_refused():
    data = xlsx([HEADER, ZHANG, ZHANG])

    with pytest.raises(Refused, match="超过 2 行"):
        open_grids(data, limits=Limits(rows=2))
    with pytest.raises(Refused, match="超过 4 列"):
        open_grids(data, limits=Limits(columns=4))


@pytest.mark.parametrize(
    ("honest", "hostile"),
    [
        (
            struct.pack("<HHIIHHH", 0x0200, 14, 0, 1, 0, 5, 0),
            struct.pack("<HHIIHHH", 0x0200, 14, 0, 0xFFFFFFF0, 0, 5, 0),
        ),
        (struct.pack("<III", 0xFFFFFFFD, 0xFFFFFFFE, 3), struct.pack("<III", 0xFFFFFFFD, 1, 3)),
        (struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6), struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 31, 6)),
    ],
    ids=["four thousand million rows", "a directory that bites its tail", "sectors of two gigabytes"],
)
def test_an_old_workbook_that_would_end_the_process_is_refused(honest, hostile):
    data = xls([HEADER])
    assert honest in data

    with pytest.raises(Refused, match="损坏"):
        open_grids(data.replace(honest, hostile))


def test_commas_inside_sentences_do_not_divide_a_csv():
    (grid,) = open_grids("姓名,说明\n张三,先来，后走，又来\n李四,没来，请假\n".encode())

    assert grid.rows == [["姓名", "说明"], ["张三", "先来，后走，又来"], ["李四", "没来，请假"]]


def test_one_column_is_a_table_only_under_a_title_that_is_asked_for():
    data = "说明\n先来，后走\n又来\n".encode()

    (grid,) = open_grids(data, lone_titles=["说明"])

    assert grid.rows == [["说明"], ["先来，后走"], ["又来"]]
    with pytest.raises(Refused, match="这不是表格文件"):
        open_grids("说明\n先来后走\n".encode())
