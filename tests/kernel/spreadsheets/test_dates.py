from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahua.kernel.spreadsheets.columns import MonthDay
from mahua.kernel.spreadsheets.dates import EPOCH, read_day, read_month_day
from mahua.kernel.spreadsheets.faults import Fault

FULL_WIDTH = str.maketrans("0123456789.-/", "０１２３４５６７８９．－／")
NUMERALS = "〇一二三四五六七八九"
DAYS = st.dates(date(1928, 1, 1), date(2099, 12, 31))


def chinese(day: date) -> str:
    def tens(number: int) -> str:
        ten, one = divmod(number, 10)
        return ("" if ten == 0 else "十" if ten == 1 else f"{NUMERALS[ten]}十") + ("" if one == 0 else NUMERALS[one])

    return f"{''.join(NUMERALS[int(digit)] for digit in str(day.year))}年{tens(day.month)}月{tens(day.day)}日"


@given(DAYS)
def test_every_way_of_writing_a_day_gives_the_same_day(day):
    written = [
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month} 月 {day.day} 号",
        f"{day:%Y-%m-%d}",
        f"{day:%Y-%m-%d} 00:00:00",
        f"{day.year}-{day.month}-{day.day} 18:30",
        f"{day.year}/{day.month}/{day.day}",
        f"{day:%Y%m%d}",
        f"{day.year}.{day.month}.{day.day}".translate(FULL_WIDTH),
        f"\u200b{day:%Y-%m-%d}　",
        chinese(day),
        str((day - EPOCH).days),
        float((day - EPOCH).days),
        float(f"{day:%Y%m%d}"),
        datetime(day.year, day.month, day.day, 9, 30),
        day,
    ]

    assert {read_day(each) for each in written} == {day}


@given(DAYS)
def test_a_month_is_its_first_day_only_where_the_column_allows_it(day):
    for each in (f"{day.year}.{day.month}", f"{day.year}年{day.month}月", f"{day:%Y%m}", f"{day:%Y-%m}"):
        assert read_day(each, allows_month=True) == day.replace(day=1)
        assert read_day(each) == Fault(f"“{each}”只有年和月，请补上日，写成 2024-03-01 的样子")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2023.2.29", "“2023.2.29”：2023年2月没有29日"),
        ("2024年13月1日", "“2024年13月1日”：没有13月"),
        ("20240431", "“20240431”：2024年4月没有31日"),
        ("2024-3-0", "“2024-3-0”：日不能是0"),
        ("1024-3-1", "“1024-3-1”：1024年不在 1900—2099 年之间"),
        ("24.3.1", "“24.3.1”的年份只有两位，请写成四位"),
        ("2024年", "“2024年”只有年份，请补上月和日"),
        (2024.0, "“2024”只有年份，请补上月和日"),
        ("去年七一", "“去年七一”不是日期，请写成 2024-03-01 这样的日期"),
        (True, "“True”不是日期，请写成 2024-03-01 这样的日期"),
    ],
)
def test_an_impossible_day_is_named(written, words):
    assert read_day(written) == Fault(words)


def test_a_number_that_may_be_january_or_october_is_asked_about():
    assert read_day(2024.1, allows_month=True) == Fault(
        "“2024.1”是数字，分不清是1月还是10月，请写成“2024年1月”或“2024年10月”"
    )
    assert read_day(2024.12, allows_month=True) == date(2024, 12, 1)
    assert read_day("2024.1", allows_month=True) == date(2024, 1, 1)


@given(DAYS)
def test_every_way_of_writing_a_day_of_the_year_gives_the_same(day):
    written = [
        f"{day.month}月{day.day}日",
        f"{day.month}-{day.day}",
        f"{day.month}.{day.day}",
        f"{day:%m%d}",
        f"{day:%Y-%m-%d}",
        day,
        float((day - EPOCH).days),
    ]

    assert {read_month_day(each) for each in written} == {MonthDay(day.month, day.day)}


def test_the_29th_of_february_is_a_day_of_the_year_and_the_30th_is_not():
    assert read_month_day("2月29日") == MonthDay(2, 29)
    assert read_month_day("2月30日") == Fault("“2月30日”：2024年2月没有30日")


def test_a_number_that_may_be_the_1st_or_the_10th_is_asked_about():
    assert read_month_day(7.1) == Fault("“7.1”是数字，分不清是1日还是10日，请写成“7月1日”这样的文字")
    assert read_month_day(12.25) == MonthDay(12, 25)
