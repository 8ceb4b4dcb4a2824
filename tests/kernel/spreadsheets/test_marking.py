import io

import openpyxl
import pytest

from mahua.kernel.spreadsheets import marking
from mahua.kernel.spreadsheets.columns import Column
from mahua.kernel.spreadsheets.dry_run import dry_run
from mahua.kernel.spreadsheets.mapping import propose
from mahua.kernel.spreadsheets.marking import FAULT_COLOUR, LIST_SHEET, WARNING_COLOUR, mark
from mahua.kernel.spreadsheets.reading import read
from tests.kernel.spreadsheets.biff import xls
from tests.kernel.spreadsheets.offices import HEADER, LI, MEMBERS, ZHANG, checked, words, xlsx

FAULTY = ["M3", "王五", "群众", "2023.2.29", "=1+1"]
TITLED = [["党员名册", "", "", "", ""], HEADER, ZHANG, FAULTY, ["M4", *ZHANG[1:]]]


def marked(data: bytes):
    return openpyxl.load_workbook(io.BytesIO(mark(data, reports=[checked(data)])))


def listed(book) -> list[tuple]:
    rows = list(book[LIST_SHEET].iter_rows(values_only=True))
    return rows[[row[0] for row in rows].index("工作表") + 1 :]


def colour(cell) -> str:
    return cell.fill.fgColor.rgb[-6:] if cell.fill.fill_type else ""


EXPECTED = [
    ("名册", 4, "人员类别", "C4", "群众", "“群众”不在可选项内，可填：正式党员、预备党员", "错误"),
    ("名册", 4, "入党日期", "D4", "2023.2.29", "“2023.2.29”：2023年2月没有29日", "错误"),
    ("名册", 5, "姓名", "B5", "张三", "“张三”与第3行同名，如不是同一人可不处理", "提醒"),
]


@pytest.mark.parametrize("data", [xlsx(TITLED, merged=("A1:E1",)), xls(TITLED)], ids=["xlsx", "xls"])
def test_faulty_cells_are_coloured_and_commented_where_they_stand(data):
    book = marked(data)

    assert book.sheetnames == [LIST_SHEET, "名册"]
    assert listed(book) == EXPECTED
    page = book["名册"]
    assert [colour(page[cell]) for cell in ("C4", "D4", "B5", "A4")] == [FAULT_COLOUR, FAULT_COLOUR, WARNING_COLOUR, ""]
    assert page["D4"].comment.text == "“2023.2.29”：2023年2月没有29日"
    assert page["A4"].comment is None
    assert (page["A1"].value, page["E4"].value, page["E4"].data_type) == ("党员名册", "=1+1", "s")


def test_a_small_xlsx_keeps_its_layout_and_says_so():
    book = marked(xlsx(TITLED, merged=("A1:E1",), hidden_columns=(4,)))

    assert "保留了原表的格式" in book[LIST_SHEET]["A1"].value
    assert [str(area) for area in book["名册"].merged_cells.ranges] == ["A1:E1"]
    assert book["名册"].column_dimensions["E"].hidden


def test_what_cannot_keep_its_layout_says_so():
    assert "没有保留原来的格式" in marked(xls(TITLED))[LIST_SHEET]["A1"].value
    text = "\n".join(",".join(row) for row in TITLED).encode("gb18030")
    assert "没有保留原来的格式" in marked(text)[LIST_SHEET]["A1"].value


def test_a_large_workbook_is_written_afresh_with_every_problem():
    data = xlsx([HEADER, *[[f"M{number}", f"张{number}甲", "群众", "2020-07-01", "一"] for number in range(500)]])

    book = openpyxl.load_workbook(io.BytesIO(mark(data, reports=[checked(data)], kept_rows=400)))

    assert "没有保留原来的格式" in book[LIST_SHEET]["A1"].value
    assert len(listed(book)) == 500
    assert book["名册"].max_row == 501


@pytest.mark.parametrize("kept_rows", [0, 1000])
def test_beyond_so_many_comments_cells_are_only_coloured_and_the_list_says_so(monkeypatch, kept_rows):
    monkeypatch.setattr(marking, "COMMENTED", 3)
    data = xlsx([HEADER, *[[f"M{number}", f"张{number}甲", "群众", "2020-07-01", "一"] for number in range(8)]])

    book = openpyxl.load_workbook(io.BytesIO(mark(data, reports=[checked(data)], kept_rows=kept_rows)))

    cells = [book["名册"].cell(row, 3) for row in range(2, 10)]
    assert [cell.comment is not None for cell in cells] == [True] * 3 + [False] * 5
    assert {colour(cell) for cell in cells} == {FAULT_COLOUR}
    assert len(listed(book)) == 8
    assert "只在前 3 处加了批注" in book[LIST_SHEET]["A2"].value


def test_a_list_longer_than_a_sheet_goes_on_in_the_next(monkeypatch):
    monkeypatch.setattr(marking, "LISTED_ROWS", 5)
    data = xls([HEADER, *[[f"M{number}", f"张{number}甲", "群众", "2020-07-01", "一"] for number in range(10)]])

    book = marked(data)

    pages = [name for name in book.sheetnames if name.startswith(LIST_SHEET)]
    assert sum(row[6] == "错误" for name in pages for row in book[name].iter_rows(values_only=True)) == 10


def test_a_sheet_name_excel_forbids_is_changed_for_the_copy():
    book = marked(xls(TITLED, sheet="2026/11:名册"))

    assert book.sheetnames == [LIST_SHEET, "2026_11_名册"]


def test_a_problem_in_a_merged_cell_is_marked_at_its_corner():
    rows = [["所在党支部", *HEADER[:4]], ["党" * 300, *ZHANG[:4]], ["", *LI[:4]]]
    columns = (*MEMBERS[:4], Column("branch", "所在党支部", max_length=50))
    data = xlsx(rows, merged=("A2:A3",))
    roster = read(data, columns=columns).rosters[0]
    report = dry_run(roster, columns=columns, mapping=propose(roster.headings, columns=columns).mapping)

    book = openpyxl.load_workbook(io.BytesIO(mark(data, reports=[report])))

    assert [problem.cell for problem in report.problems] == ["A2", "A3"]
    assert "最多 50 个字" in book["名册"]["A2"].comment.text


def test_a_missing_column_stands_in_the_list_and_colours_nothing():
    book = marked(xlsx([HEADER[:2], ZHANG[:2]]))

    assert listed(book) == [
        ("名册", 1, "入党日期", None, None, "表中没有“入党日期”这一列，请补上或指定对应的列", "错误")
    ]


def test_a_marked_workbook_that_was_mended_comes_back_clean():
    book = marked(xlsx(TITLED))
    book["名册"]["C4"], book["名册"]["D4"], book["名册"]["B5"] = "正式", "2023.2.28", "赵六"
    mended = io.BytesIO()
    book.save(mended)

    assert words(checked(mended.getvalue())) == []
    again = marked(mended.getvalue())
    assert again.sheetnames == [LIST_SHEET, "名册"]
    assert listed(again) == []
    assert (colour(again["名册"]["C4"]), again["名册"]["C4"].comment) == ("", None)


def test_the_notes_of_the_reading_stand_above_the_list():
    book = marked(xlsx([HEADER, ZHANG, FAULTY, ["合计", "2人"]], hidden_rows=(1,)))

    above = [row[0] for row in book[LIST_SHEET].iter_rows(values_only=True)]
    assert "工作表“名册”：第2行是隐藏行，已一并导入" in above
    assert "工作表“名册”：第4行是合计、签名或说明，未导入" in above
