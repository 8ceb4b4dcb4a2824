"""Office hours say which minutes of a working day are working time."""

from datetime import date, datetime, time

import pytest

from mahua.kernel.days import SHANGHAI
from mahua.kernel.errors import Refused
from mahua.rules.office_hours import OfficeHours


def test_the_district_works_seven_hours_with_two_hours_of_lunch():
    hours = OfficeHours()

    assert hours.minutes_a_day == 420
    assert hours.in_words == "9:00–12:00、14:00–18:00"
    assert hours.spans(date(2026, 11, 17)) == (
        (datetime(2026, 11, 17, 9, tzinfo=SHANGHAI), datetime(2026, 11, 17, 12, tzinfo=SHANGHAI)),
        (datetime(2026, 11, 17, 14, tzinfo=SHANGHAI), datetime(2026, 11, 17, 18, tzinfo=SHANGHAI)),
    )


def test_an_office_without_lunch_works_in_one_stretch():
    hours = OfficeHours(time(8, 30), None, None, time(16, 30))

    assert hours.minutes_a_day == 480
    assert hours.in_words == "8:30–16:30"
    assert len(hours.spans(date(2026, 11, 17))) == 1


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("9:00-12:00,14:00-18:00", OfficeHours()),
        ("08:30–12:00、 14:30–18:00", OfficeHours(time(8, 30), time(12), time(14, 30), time(18))),
        ("8：30～12：00，13：30～17：30", OfficeHours(time(8, 30), time(12), time(13, 30), time(17, 30))),
        ("9:00-17:00", OfficeHours(time(9), None, None, time(17))),
    ],
)
def test_hours_are_read_as_people_write_them(text, hours):
    assert OfficeHours.read(text) == hours


@pytest.mark.parametrize("text", ["", "9-18", "9:00-25:00", "9:00-12:00,14:00", "9:00-10:00,11:00-12:00,13:00-14:00"])
def test_hours_that_are_not_understood_are_refused_with_an_example(text):
    with pytest.raises(Refused, match="请写成 9:00-12:00,14:00-18:00"):
        OfficeHours.read(text)


def test_hours_out_of_order_or_with_half_a_lunch_are_refused():
    with pytest.raises(Refused, match="依次"):
        OfficeHours.read("14:00-18:00,9:00-12:00")
    with pytest.raises(Refused, match="依次"):
        OfficeHours(opens=time(18), closes=time(9))
    with pytest.raises(Refused, match="要么都写"):
        OfficeHours(lunch_until=None)
