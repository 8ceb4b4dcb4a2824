import pytest

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.archives import unpack
from mahua.kernel.spreadsheets.limits import Limits
from tests.kernel.spreadsheets.offices import HEADER, xlsx, zipped

BOOK = xlsx([HEADER])


def test_one_workbook_is_a_parcel_of_one():
    parcel = unpack(BOOK, name="名册.xls")

    assert [(sent.name, sent.data) for sent in parcel.files] == [("名册.xls", BOOK)]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_names_in_a_zip_are_read_as_their_sender_typed_them(encoding):
    parcel = unpack(zipped({"发改局/党员名册.xlsx": BOOK, "财政局名册.xlsx": BOOK}, encoding=encoding), name="汇总.zip")

    assert [sent.name for sent in parcel.files] == ["发改局/党员名册.xlsx", "财政局名册.xlsx"]
    assert parcel.notes == ()


def test_what_is_no_table_in_a_zip_is_left_aside_and_named_and_litter_is_not():
    files = {"名册.xlsx": BOOK, "说明.docx": b"x", "__MACOSX/._名册.xlsx": b"x", "~$名册.xlsx": b"x", "Thumbs.db": b"x"}

    parcel = unpack(zipped(files), name="汇总.zip")

    assert [sent.name for sent in parcel.files] == ["名册.xlsx"]
    assert parcel.notes == ("压缩包里的“说明.docx”不是表格，未读取",)


@pytest.mark.parametrize(
    ("files", "limits", "words"),
    [
        ({"内层.zip": b"x", "名册.xlsx": BOOK}, Limits(), "还有压缩包“内层.zip”"),
        ({"说明.docx": b"x"}, Limits(), "没有表格文件"),
        ({"1.xlsx": BOOK, "2.xlsx": BOOK}, Limits(files=1), "超过 1 个的上限"),
        ({"名册.csv": b"0," * 500_000}, Limits(unpacked_bytes=1000), "展开后超过"),
        ({"名册.csv": b"0," * 500_000}, Limits(sent_bytes=100_000), "“名册.csv”过大"),
    ],
)
def test_a_zip_in_a_zip_or_beyond_the_limits_is_refused(files, limits, words):
    with pytest.raises(Refused, match=words):
        unpack(zipped(files), name="汇总.zip", limits=limits)
