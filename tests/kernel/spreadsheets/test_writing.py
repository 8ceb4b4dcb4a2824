import csv
import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mahua.kernel.spreadsheets.columns import Choice, Column, Kind, MonthDay
from mahua.kernel.spreadsheets.dry_run import dry_run
from mahua.kernel.spreadsheets.mapping import propose
from mahua.kernel.spreadsheets.reading import read
from mahua.kernel.spreadsheets.writing import template, write, write_csv
from tests.kernel.spreadsheets.offices import HEADER, MEMBERS

EVERY_KIND = (
    Column("code", "编号", Kind.CODE, required=True, unique=True, max_length=20),
    Column("name", "姓名", Kind.NAME),
    Column("remark", "备注"),
    Column("joined_on", "入党日期", Kind.DATE),
    Column("birthday", "政治生日", Kind.MONTH_DAY),
    Column("staff", "人数", Kind.INTEGER),
    Column("standing", "类别", Kind.CHOICE, choices=(Choice("formal", "正式党员"), Choice("probationary", "预备党员"))),
    Column("is_floating", "是否流动", Kind.YES_NO),
)
ROWS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["张三", "李四", "阿卜杜拉·买买提", "Anna Li", None]),
        "remark": st.none()
        | st.sampled_from(["=1+1", "+8613800000000", "-无", "@我", "a,b", '他说"好"', "第一行\n第二行"]),
        "joined_on": st.none() | st.dates(date(1930, 1, 1), date(2099, 12, 31)),
        "birthday": st.none() | st.dates().map(lambda day: MonthDay(day.month, day.day)),
        "staff": st.none() | st.integers(-10, 10**9),
        "standing": st.sampled_from([None, "formal", "probationary"]),
        "is_floating": st.sampled_from([None, True, False]),
    }
)
DANGEROUS = ["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "http://example.com", "00123"]


def read_back(data: bytes) -> list[dict]:
    roster = read(data, columns=EVERY_KIND).rosters[0]
    report = dry_run(roster, columns=EVERY_KIND, mapping=propose(roster.headings, columns=EVERY_KIND).mapping)
    assert report.is_acceptable
    return [row.values for row in report.rows]


@settings(max_examples=40, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=8))
def test_what_is_written_is_read_back_the_same(drawn):
    rows = [{"code": f"M{number:03d}", **row} for number, row in enumerate(drawn)]

    assert read_back(write(EVERY_KIND, rows, title="党员名册")) == rows
    assert read_back(write_csv(EVERY_KIND, rows)) == rows


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_of_a_workbook_becomes_a_formula(text):
    page = openpyxl.load_workbook(io.BytesIO(write((Column("remark", text),), [{"remark": text}], title=text))).active

    assert [(cell.value, cell.data_type, cell.hyperlink) for (cell,) in page.iter_rows()] == [(text, "s", None)] * 3


@pytest.mark.parametrize("text", DANGEROUS[:6])
def test_no_cell_of_a_csv_becomes_a_formula(text):
    written = write_csv((Column("code", "编号"), Column("remark", "备注")), [{"code": "1", "remark": text}])

    assert list(csv.reader(io.StringIO(written.decode("utf-8-sig"))))[1] == ["1", f"'{text}"]


def test_dates_are_real_dates_and_the_header_stays_in_sight():
    rows = [
        {
            "code": "M1",
            "name": "张三",
            "joined_on": date(2020, 7, 1),
            "standing": "formal",
            "branch": "示例区发展和改革局第一党支部",
        }
    ]

    page = openpyxl.load_workbook(io.BytesIO(write(MEMBERS, rows, title="党员名册"))).active

    assert page["A1"].value == "党员名册"
    assert [cell.value for cell in page[2]] == HEADER
    assert page["D3"].is_date
    assert page["C3"].value == "正式党员"
    assert page.freeze_panes == "A3"
    assert page.column_dimensions["E"].width > 28


def test_rows_may_be_a_stream_and_go_into_a_file(tmp_path):
    path = tmp_path / "out.xlsx"

    returned = write(MEMBERS, ({"code": f"M{number}", "name": "张三"} for number in range(300)), to=path)

    assert returned == b""
    assert openpyxl.load_workbook(path).active.max_row == 301


def test_a_template_holds_header_example_choices_and_notes():
    book = openpyxl.load_workbook(io.BytesIO(template(EVERY_KIND, title="党员名册")))

    assert book.sheetnames == ["名册", "填表说明"]
    assert [cell.value for cell in book["名册"][2]] == [column.title for column in EVERY_KIND]
    assert book["名册"]["A3"].value.startswith("示例：")
    assert [each.formula1 for each in book["名册"].data_validations.dataValidation] == [
        '"正式党员,预备党员"',
        '"是,否"',
    ]
    assert [cell.value for cell in book["填表说明"][2]] == [
        "编号",
        "必填",
        "按文本填写，前面的 0 请保留，最多 20 个字，不能重复",
    ]


def test_a_template_that_was_filled_in_gives_its_rows_and_not_the_example():
    book = openpyxl.load_workbook(io.BytesIO(template(EVERY_KIND)))
    book["名册"].append(["M1", "王五"])
    filled = io.BytesIO()
    book.save(filled)

    rows = read_back(filled.getvalue())

    assert [(row["code"], row["name"]) for row in rows] == [("M1", "王五")]
