"""The 放假安排 is read as offices receive it; nothing is guessed, and what was not understood is said exactly."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahua.duties.holiday_notices import notice_of, read_notice
from mahua.rules import workdays
from mahua.rules.workdays import published_years

NOTICE_OF_2026 = """国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。
　　四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。
　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
国务院办公厅
2025年11月4日"""


def test_the_official_notice_pasted_whole_gives_the_published_year():
    known = {year.year: year for year in published_years()}[2026]

    reading = read_notice(NOTICE_OF_2026, year=2026)

    assert reading.problems == []
    assert (set(reading.off), reading.made_up) == (known.off, known.made_up)
    assert (reading.off[date(2026, 2, 16)], reading.off[date(2026, 6, 19)]) == ("春节", "端午节")


def test_what_says_nothing_about_a_day_is_listed_as_left_aside():
    reading = read_notice(NOTICE_OF_2026, year=2026)

    assert "2025年11月4日" in reading.unused
    assert "节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作" in reading.unused


@pytest.mark.parametrize(
    ("text", "off", "made_up"),
    [
        ("1月1日至3日放假，1月4日上班", {1: "放假", 2: "放假"}, {4}),
        ("元旦：１月１日-2日放假", {1: "元旦", 2: "元旦"}, set()),
        ("2026-01-01 元旦\n2026/1/2 休\n2026.1.4 上班", {1: "元旦", 2: "放假"}, {4}),
        ("上班：1月4日、10日\n放假：1月1日、2日", {1: "放假", 2: "放假"}, {4, 10}),
        ("元旦：1月1日放假\n1月2日放假", {1: "元旦", 2: "放假"}, set()),
        ("上班：\n1月4日\n1月10日\n\n1月1日 元旦", {1: "元旦"}, {4, 10}),
        ("元旦：\n1月1日（周四）放假1天，不调休", {1: "元旦"}, set()),
    ],
)
def test_dates_are_read_as_offices_write_them(text, off, made_up):
    reading = read_notice(text, year=2026)

    assert reading.problems == []
    assert reading.off == {date(2026, 1, day): reason for day, reason in off.items()}
    assert reading.made_up == {date(2026, 1, day) for day in made_up}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "没有读到放假的日期"),
        ("明年另行通知", "没有读到放假的日期"),
        ("13月1日放假", "没有“13月1日”这一天"),
        ("1.2 元旦", "没有看懂“1.2 元旦”"),
        ("1月1日不放假", "没有看懂“1月1日不放假”"),
        ("1月1日（周五）放假", "2026年1月1日是周四，请核对年份和日期"),
        ("1月1日至3日放假，共4天", "写明4天，按日期数是3天"),
        ("1月5日上班", "1月5日不是周末，本来就上班"),
        ("1月3日", "是周六，没有写明放假还是上班"),
        ("国庆节：9月20日（周日）、", "是周日，没有写明放假还是上班"),
        ("3日放假", "“3日”前面没有月份"),
        ("2月20日至15日放假", "前后颠倒"),
        ("2027年1月1日放假", "1月1日属于2027年，不能录入2026年"),
    ],
)
def test_what_cannot_be_meant_is_said_exactly(text, words):
    reading = read_notice(text, year=2026)

    assert words in "".join(reading.problems)


def test_advice_to_rest_makes_no_holiday():
    reading = read_notice("1月1日放假。鼓励各单位安排职工在除夕（2月13日）休息。", year=2026)

    assert set(reading.off) == {date(2026, 1, 1)}
    assert reading.unused == ["鼓励各单位安排职工在除夕（2月13日）休息"]


days_of_2027 = st.dates(date(2027, 1, 1), date(2027, 12, 31))


@given(
    st.dictionaries(days_of_2027, st.sampled_from(["元旦", "春节", "国庆节、中秋节", "放假"]), min_size=1, max_size=40)
)
def test_what_is_written_out_for_amending_is_read_back_the_same(days):
    off = {day: reason for day, reason in days.items() if day.weekday() < workdays.SATURDAY}
    made_up = {day for day in days if day.weekday() >= workdays.SATURDAY}

    reading = read_notice(notice_of(off, made_up), year=2027)

    assert (reading.off, reading.made_up) == (off, made_up)
