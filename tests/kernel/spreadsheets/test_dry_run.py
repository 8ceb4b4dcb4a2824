from datetime import date, datetime

import pytest

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.dry_run import dry_run
from mahua.kernel.spreadsheets.reading import read
from tests.kernel.spreadsheets.biff import xls
from tests.kernel.spreadsheets.offices import HEADER, LI, MEMBERS, ZHANG, checked, words, xlsx

TYPED = {"code": "M1", "name": "张三", "standing": "formal", "joined_on": date(2020, 7, 1), "branch": "第一党支部"}


@pytest.mark.parametrize(
    "joined", ["2020.7.1", "2020年7月1日", "２０２０．７．１", 44013, "44013", datetime(2020, 7, 1), "20200701"]
)
def test_a_row_is_typed_however_the_office_wrote_it(joined):
    report = checked(xlsx([HEADER, [" M1　", "张 三", "中共党员", joined, "第一党支部\u200b"]]))

    assert [row.values for row in report.rows] == [TYPED]
    assert report.rows[0].number == 2
    assert report.is_acceptable


def test_an_old_workbook_gives_the_same_rows():
    assert [row.values for row in checked(xls([HEADER, ["M1", "张三", "正式", 44013.0, "第一党支部"]])).rows] == [TYPED]


def test_every_problem_is_listed_by_row_and_column():
    rows = [["党员名册"], HEADER, ["M1", "", "群众", "2023.2.29", "一"], ["M2", "李四", "预备", "", "一"]]

    report = checked(xlsx(rows))

    assert words(report) == [
        ("B3", "“姓名”不能为空"),
        ("C3", "“群众”不在可选项内，可填：正式党员、预备党员"),
        ("D3", "“2023.2.29”：2023年2月没有29日"),
        ("D4", "“入党日期”不能为空"),
    ]
    assert report.problems[1].title == "人员类别"
    assert report.problems[1].value == "群众"
    assert report.rows == []
    assert not report.is_acceptable


def test_a_repeated_code_is_a_fault_and_a_repeated_name_a_warning():
    report = checked(xlsx([HEADER, ZHANG, ["M2", *ZHANG[1:]], ["M1", *LI[1:]]]))

    assert words(report) == [("B3", "“张三”与第2行同名，如不是同一人可不处理"), ("A4", "“M1”与第2行重复")]
    assert [problem.is_warning for problem in report.problems] == [True, False]
    assert [row.number for row in report.rows] == [2, 3]


def test_warnings_alone_do_not_stop_a_file():
    assert checked(xlsx([HEADER, ZHANG, ["M2", *ZHANG[1:]]])).is_acceptable


def test_a_missing_column_is_one_problem_and_not_one_a_row():
    report = checked(xlsx([["人员编号", "姓名"], ["M1", "张三"], ["M2", "李四"]]))

    assert words(report) == [("", "表中没有“入党日期”这一列，请补上或指定对应的列")]
    assert not report.is_acceptable


def test_rows_empty_in_all_columns_that_are_read_are_named():
    report = checked(xlsx([[*HEADER, "备注"], [*ZHANG, ""], ["", "", "", "", "", "看这里"]]))

    assert report.notes == ["第3行在所读的各列都是空的，未导入"]
    assert report.problems == []


def test_a_corrected_mapping_is_what_counts():
    roster = read(xlsx([["姓名", "曾用名", "入党日期"], ["张三", "张大", "2020.7.1"]]), columns=MEMBERS).rosters[0]

    report = dry_run(roster, columns=MEMBERS, mapping={"曾用名": "name", "姓名": "", "入党日期": "joined_on"})

    assert [row.values["name"] for row in report.rows] == ["张大"]


def test_a_mapping_that_uses_a_column_twice_is_refused():
    roster = read(xlsx([["姓名", "曾用名", "入党日期"], ["张三", "张大", "2020.7.1"]]), columns=MEMBERS).rosters[0]

    with pytest.raises(Refused, match="都对应“姓名”"):
        dry_run(roster, columns=MEMBERS, mapping={"曾用名": "name", "姓名": "name"})


def test_true_one_and_one_point_nought_are_not_confused():
    report = checked(xlsx([HEADER, [1, "张三", "正式", "2020.7.1", True], ["1.0", "李四", "正式", "2020.7.1", 1]]))

    assert [row.values["branch"] for row in report.rows] == ["是", "1"]


def test_a_long_list_says_how_many_there_are_and_where_the_rest_is():
    report = checked(
        xlsx([HEADER, ZHANG, ["M9", "张三", "正式", "?", ""], *[[f"M{n}", "", "", "?", ""] for n in range(20, 30)]])
    )

    shown, said = report.shown(5)

    assert len(report.problems) == 22
    assert len(shown) == 5
    assert said == "共 21 处错误，1 处提醒；这里列出前 5 处，全部问题见标注后的工作簿。"
    assert report.shown(100) == ([*report.faults, report.problems[0]], "共 21 处错误，1 处提醒。")
