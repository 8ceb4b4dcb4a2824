"""The strip of a call says of every minute whether it counted and why, in at most ten columns."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahua.kernel.days import SHANGHAI
from mahua.rules.clock_columns import days
from mahua.rules.clock_days import Kind
from mahua.rules.clock_strips import COLUMNS, Row, explain, strip, table
from mahua.rules.clocks import Pause, counted, due
from mahua.rules.limits import Limit
from mahua.rules.office_hours import OfficeHours
from mahua.rules.workdays import WorkCalendar, published_years

DISTRICT = {"calendar": WorkCalendar(published_years()), "hours": OfficeHours()}
MINUTE = timedelta(minutes=1)


def on(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def working(minutes):
    return Limit(minutes, natural=False)


def natural(minutes):
    return Limit(minutes, natural=True)


def told(day, *kinds):
    return [(each.between, each.words) for each in day.segments if each.kind in kinds]


# the call that is drawn in the look of the product: a lift for house 3
RAISED, NOW, FOUR_DAYS = on("2026-11-17 15:30"), on("2026-11-23 10:12"), working(28 * 60)
WAITING = [Pause(on("2026-11-19 11:00"), on("2026-11-20 10:00"), "等住户材料")]


def the_drawn_call():
    return strip(RAISED, NOW, FOUR_DAYS, **DISTRICT, pauses=WAITING)


def test_days_are_named_shortly_and_weekends_are_one_column():
    assert [day.label for day in the_drawn_call()] == [
        "11月17日 周二",
        "18日 周三",
        "19日 周四",
        "20日 周五",
        "21–22日 周末",
        "23日 周一",
        "24日 周二",
    ]


def test_every_stretch_says_what_became_of_it():
    first, second, third, *_ = the_drawn_call()

    assert told(first, *Kind) == [("15:30–18:00", "2.5 小时"), ("18:00–19:00", "下班后")]
    assert told(second, *Kind) == [
        ("8:00–9:00", "上班前"),
        ("9:00–12:00", "7 小时"),
        ("12:00–14:00", "午休"),
        ("14:00–18:00", ""),
        ("18:00–19:00", "下班后"),
    ]
    assert told(third, Kind.PAUSED) == [("11:00–12:00", "等住户材料，暂停"), ("14:00–18:00", "")]


def test_what_is_left_is_told_in_all_beside_now_and_then_day_by_day():
    *_, today, tomorrow = the_drawn_call()

    assert told(today, Kind.COUNTED, Kind.LEFT) == [
        ("9:00–10:12", "1.2 小时"),
        ("10:12–12:00", "还剩 9.3 小时"),
        ("14:00–18:00", ""),
    ]
    assert told(tomorrow, Kind.LEFT) == [("9:00–12:00", "3.5 小时"), ("14:00–14:30", "")]


def test_a_column_knows_where_a_moment_lies_in_it():
    columns = the_drawn_call()
    today = next(day for day in columns if day.holds(NOW))

    assert today.label == "23日 周一"
    assert (today.from_at, today.until_at) == (on("2026-11-23 08:00"), on("2026-11-23 19:00"))
    assert today.share(NOW) == pytest.approx(2.2 / 11)
    assert today.share(on("2026-11-23 22:00")) == 1
    assert [day.works for day in columns] == [True, True, True, True, False, True, True]


def test_holidays_are_named_and_a_made_up_saturday_is_worked():
    labels = [day.label for day in days(on("2026-09-30 16:00"), on("2026-09-30 16:00"), working(1400), **DISTRICT)]

    assert labels == [
        "9月30日 周三",
        "10月1–7日 国庆节",
        "8日 周四",
        "9日 周五",
        "10日 周六 调休上班",
        "11日 周末",
        "12日 周一",
    ]


def test_a_run_over_new_year_names_both_years_and_is_provisional():
    columns = strip(on("2026-12-31 16:00"), on("2026-12-31 16:00"), working(700), **DISTRICT)

    assert [(day.label, day.provisional) for day in columns] == [
        ("12月31日 周四", False),
        ("2027年1月1日 周五", True),
        ("2–3日 周末", True),
        ("4日 周一", True),
    ]


def test_what_starts_after_closing_says_that_the_evening_does_not_count():
    evening, morning = strip(on("2026-11-17 22:00"), on("2026-11-18 09:30"), working(60), **DISTRICT)

    assert (evening.segments, evening.words) == ((), "下班后，不计时")
    assert told(morning, Kind.COUNTED, Kind.LEFT) == [("9:00–9:30", "30 分钟"), ("9:30–10:00", "还剩 30 分钟")]


def test_of_a_quarter_of_an_hour_only_its_hours_are_drawn():
    before, after = strip(on("2026-11-17 23:50"), on("2026-11-17 23:55"), natural(15), **DISTRICT)

    assert (before.from_at, before.until_at) == (on("2026-11-17 23:00"), on("2026-11-18 00:00"))
    assert (after.from_at, after.until_at) == (on("2026-11-18 00:00"), on("2026-11-18 01:00"))
    assert told(after, Kind.LEFT) == [("0:00–0:05", "5 分钟")]


def test_an_open_pause_lasts_until_now_and_what_was_left_is_still_left():
    waiting = [Pause(on("2026-11-17 10:00"), None, "等鉴定")]
    (day,) = strip(on("2026-11-17 09:00"), on("2026-11-17 11:00"), working(120), **DISTRICT, pauses=waiting)

    assert told(day, Kind.PAUSED) == [("10:00–11:00", "等鉴定，暂停")]
    assert told(day, Kind.LEFT) == [("11:00–12:00", "还剩 1 小时")]


def test_a_long_limit_is_folded_but_never_around_now():
    start, now, limit = on("2026-09-10 15:30"), on("2026-10-12 10:12"), working(24 * 420)

    columns = strip(start, now, limit, **DISTRICT)

    assert [(day.label, day.words) for day in columns if day.folded] == [
        ("9月12日–10月10日", "……中间 16 个工作日，共计 112 小时"),
        ("10月14–16日", "……中间 3 个工作日，共计 21 小时"),
    ]
    assert [day.label for day in columns if day.works][1:4] == ["11日 周五", "12日 周一", "13日 周二"]
    assert sum(day.minutes(Kind.COUNTED, Kind.LEFT) for day in columns) == limit.minutes


def test_a_long_natural_limit_is_folded_by_days():
    columns = strip(on("2026-09-10 00:00"), on("2026-09-10 12:00"), natural(30 * 1440), **DISTRICT)

    assert [day.words for day in columns if day.folded] == ["……中间 22 天，共计 528 小时"]


def test_the_table_behind_the_strip_adds_up_and_opens_what_is_folded():
    rows = table(the_drawn_call())

    assert rows[0] == Row("11月17日 周二", "15:30–18:00", "计时", 150, 150)
    assert Row("11月19日 周四", "14:00–18:00", "暂停（等住户材料）", None, 690) in rows
    assert Row("11月21–22日 周末", "全天", "不计时", None, 1050) in rows
    assert rows[-1] == Row("11月24日 周二", "14:00–14:30", "尚未到", 30, 1680)
    folded = strip(on("2026-09-10 15:30"), on("2026-10-12 10:12"), working(24 * 420), **DISTRICT)
    assert table(folded)[-1].total == 24 * 420
    assert "10月1–7日 国庆节" in {row.label for row in table(folded)}


def test_it_is_explained_in_one_sentence_a_day():
    assert explain(RAISED, FOUR_DAYS, **DISTRICT, pauses=WAITING, now=NOW) == [
        "2026年11月17日 周二 15:30 起，时限 4 个工作日，只计工作日 9:00–12:00、14:00–18:00",
        "11月17日 周二 15:30–18:00 计 150 分钟",
        "11月18日 周三 9:00–12:00 计 180 分钟，14:00–18:00 计 240 分钟",
        (
            "11月19日 周四 9:00–11:00 计 120 分钟，11:00–12:00 暂停 60 分钟（等住户材料），"
            "14:00–18:00 暂停 240 分钟（等住户材料）"
        ),
        "11月20日 周五 9:00–10:00 暂停 60 分钟（等住户材料），10:00–12:00 计 120 分钟，14:00–18:00 计 240 分钟",
        "11月21–22日 周末，不计时",
        "11月23日 周一 9:00–10:12 计 72 分钟，10:12–12:00 将计 108 分钟，14:00–18:00 将计 240 分钟",
        "11月24日 周二 9:00–12:00 将计 180 分钟，14:00–14:30 将计 30 分钟",
        "2026年11月24日 周二 14:30 到期",
    ]


def test_without_now_every_minute_is_told_as_counted_and_seconds_are_told():
    assert explain(on("2026-11-17 17:30:20"), working(60), **DISTRICT)[1:] == [
        "11月17日 周二 17:30:20–18:00 计 29 分 40 秒",
        "11月18日 周三 9:00–9:30:20 计 30 分 20 秒",
        "2026年11月18日 周三 9:30:20 到期",
    ]


def test_the_explanation_says_what_is_peculiar_about_its_end():
    at_closing = explain(on("2026-11-17 17:00"), working(60), **DISTRICT)[-1]
    by_midnight = explain(on("2026-11-17 23:00"), natural(60), **DISTRICT)[-1]
    guessed = explain(on("2026-12-31 17:00"), working(61), **DISTRICT)
    waiting = [Pause(on("2026-11-17 10:00"), None, "等鉴定")]
    paused = explain(on("2026-11-17 09:00"), working(90), **DISTRICT, pauses=waiting, now=on("2026-11-17 11:00"))

    assert at_closing == "2026年11月17日 周二 18:00 到期，恰在下班时刻，不顺延到下一个工作日"
    assert by_midnight == "2026年11月18日 周三 0:00 到期"
    assert guessed[2:] == [
        "2027年1月1日 周五 9:00–9:01 计 1 分钟",
        "2027年1月1日 周五 9:01 到期",
        "2027年放假安排尚未公布，暂按周一至周五计，待公布后重算",
    ]
    assert paused[-1] == "暂停尚未结束，到期时刻随之后移"


starts = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 25)).map(
    lambda at: at.replace(microsecond=0, tzinfo=SHANGHAI)
)
limits = st.builds(Limit, minutes=st.integers(1, 30000), natural=st.booleans())
pauses_of = st.lists(st.tuples(st.integers(-600, 9000), st.integers(0, 4000)), max_size=3)


@given(start=starts, limit=limits, passed=st.integers(-500, 40000), drawn=pauses_of)
def test_the_strip_accounts_for_every_minute_of_the_limit(start, limit, passed, drawn):
    pauses = [Pause(start + begins * MINUTE, start + (begins + length) * MINUTE, "等材料") for begins, length in drawn]
    now, how = start + passed * MINUTE, DISTRICT | {"pauses": pauses}

    columns = strip(start, now, limit, **how)

    spent = min(counted(start, now, limit, **how), limit.minutes)
    assert len(columns) <= COLUMNS
    assert sum((day.time(Kind.COUNTED) for day in columns), timedelta()) // MINUTE == spent
    assert sum((day.time(Kind.COUNTED, Kind.LEFT) for day in columns), timedelta()) == limit.minutes * MINUTE
    assert table(columns)[-1].total == limit.minutes
    assert columns[0].holds(start)
    assert columns[-1].holds(due(start, limit, **how, now=now).at - timedelta(seconds=1))


@given(start=starts, limit=limits, drawn=pauses_of)
def test_segments_of_a_strip_follow_each_other_without_overlapping(start, limit, drawn):
    pauses = [Pause(start + begins * MINUTE, start + (begins + length) * MINUTE, "等材料") for begins, length in drawn]

    segments = [each for day in days(start, start, limit, **DISTRICT, pauses=pauses) for each in day.segments]

    assert all(each.from_at < each.until_at for each in segments)
    assert all(one.until_at <= next_.from_at for one, next_ in pairwise(segments))
