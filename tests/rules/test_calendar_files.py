"""A calendar of one's own is read from CSV or YAML, however its cells are ordered."""

from datetime import date

import pytest

from mahua.kernel.errors import Refused
from mahua.rules.calendar_files import calendar_of, read_years
from mahua.rules.workdays import WorkYear

NEW_YEAR, SUNDAY = date(2027, 1, 1), date(2027, 1, 3)
YEAR_2027 = WorkYear(2027, off=frozenset({NEW_YEAR}), made_up=frozenset({SUNDAY}))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("head.csv", "year,date,kind,reason\n2027,2027-01-01,off,元旦\n2027,2027-01-03,made_up,\n"),
        ("spec.csv", "year,date,off|made_up\n2027,2027-01-01,off\n2027,2027-01-03,made_up\n"),
        ("bare.csv", "2027-01-01,off\n2027-01-03,made_up\n"),
        ("chinese.csv", "日期,类别\n# 国务院办公厅通知\n\n2027年1月1日,放假\n2027/1/3,调休上班\n"),
        ("by_year.yml", "2027:\n  off: [2027-01-01]\n  made_up: [2027-01-03]\n"),
        ("named.yaml", "2027:\n  off:\n    2027-01-01: 元旦\n  made_up: 2027-01-03\n"),
        ("items.yml", "- {year: 2027, date: 2027-01-01, kind: off}\n- {date: 2027-01-03, kind: made_up}\n"),
        ("lists.yml", "- [2027-01-01, off]\n- [2027-01-03, made_up]\n"),
        ("days.yml", "2027-01-01: off\n2027-01-03: made_up\n"),
    ],
)
def test_the_same_year_is_read_in_every_form(name, text):
    assert read_years(text.encode(), name=name) == (YEAR_2027,)


def test_a_file_saved_by_an_old_office_program_is_read():
    assert read_years("日期,类别\n2027-01-01,放假\n2027-01-03,上班\n".encode("gb18030"), name="a.csv") == (YEAR_2027,)


def test_the_reason_is_kept_where_it_is_given():
    calendar = calendar_of(b"2027-01-01,off,New Year\n2027-01-04,off\n2027-01-03,made_up\n", name="a.csv")

    assert [calendar.reason(date(2027, 1, day)) for day in (1, 4, 3)] == ["New Year", "放假", "调休上班"]


@pytest.mark.parametrize(("name", "text"), [("a.csv", "2027\n"), ("a.yml", "2027:\n"), ("b.yml", "2027: {off: []}\n")])
def test_a_year_alone_is_published_without_exceptions(name, text):
    assert read_years(text.encode(), name=name) == (WorkYear(2027),)


def test_years_of_the_file_stand_before_those_delivered_and_the_others_remain():
    calendar = calendar_of(b"2026-10-08,off\n2027\n", name="a.csv")

    assert not calendar.is_workday(date(2026, 10, 8))
    assert calendar.is_workday(date(2026, 10, 1))
    assert not calendar.is_workday(date(2025, 10, 1))
    assert calendar.knows(2025, 2027)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", b"2027-13-01,off\n", "a.csv 的第 1 行没有看得懂的日期"),
        ("a.csv", "日期,类别\n元旦\n".encode(), "a.csv 的第 2 行没有看得懂的日期"),
        ("a.csv", b"2027-01-01\n", "a.csv 的第 1 行没有写明放假还是上班"),
        ("a.csv", b"2026,2027-01-01,off\n", "a.csv 的第 1 行：2027-01-01 不在2026年内"),
        ("a.csv", b"2027-01-01,off\n2027-01-01,made_up\n", "a.csv 的第 2 行：2027-01-01 前面写的是放假"),
        ("a.csv", b"", "a.csv 里没有一年的放假安排"),
        ("a.csv", b"PK\x03\x04\x00\x00", "a.csv 不是文本文件"),
        ("a.yml", b"a: [", "a.yml 不是可读的 YAML，请看第 1 行前后"),
        ("a.yml", b"", "a.yml 里没有一年的放假安排"),
        ("a.yml", b"- 3\n", "a.yml 的第 1 项没有看得懂的日期"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(name, data, words):
    with pytest.raises(Refused, match=words):
        read_years(data, name=name)
