from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahua.kernel.spreadsheets.columns import Column, Kind
from mahua.kernel.spreadsheets.dates import EPOCH
from mahua.kernel.spreadsheets.faults import Fault
from mahua.kernel.spreadsheets.moments import read_moment
from mahua.kernel.spreadsheets.writing import shown

MINUTES = st.datetimes(datetime(1928, 1, 1), datetime(2099, 12, 31, 23, 59)).map(
    lambda at: at.replace(second=0, microsecond=0)
)


@given(MINUTES)
def test_every_way_of_writing_a_moment_gives_the_same_one(at):
    half = "下午" if at.hour >= 12 else "上午"
    written = [
        at,
        f"{at:%Y-%m-%d %H:%M}",
        f"{at:%Y-%m-%d %H:%M:%S}",
        f"{at:%Y-%m-%dT%H:%M:%S.000}",
        f"{at.year}/{at.month}/{at.day} {at.hour}:{at:%M}",
        f"{at.year}年{at.month}月{at.day}日 {at.hour}时{at:%M}分",
        f"{at.year}年{at.month}月{at.day}日{at.hour}时{at:%M}分{at:%S}秒",
        f"{at:%Y%m%d} {at:%H:%M}",
        f"{at.year}-{at.month}-{at.day} {half}{at.hour % 12 or (12 if at.hour else 0)}:{at:%M}",
        (at - datetime.combine(EPOCH, datetime.min.time())) / timedelta(days=1),
    ]

    assert {read_moment(each) for each in written} == {at}


def test_a_day_without_a_time_is_its_beginning():
    assert [read_moment(each) for each in ("2026-11-23", date(2026, 11, 23), 46349.0)] == [datetime(2026, 11, 23)] * 3


@pytest.mark.parametrize("words", ["昨天", "2026-11-23 25:10", "2026-02-30 10:00", "10:30", ""])
def test_what_is_no_moment_is_a_fault(words):
    assert isinstance(read_moment(words), Fault)


def test_a_moment_is_shown_to_the_minute():
    column = Column("at", "时间", Kind.MOMENT)

    assert shown(datetime(2026, 11, 23, 9, 5), column) == "2026-11-23 09:05"
