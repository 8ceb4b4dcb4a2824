"""A limit is due when its minutes are used up, and every minute is accounted for."""

from datetime import UTC, date, datetime, time

import pytest

from mahua.kernel.days import SHANGHAI
from mahua.kernel.errors import Refused
from mahua.rules.clocks import Due, Pause, counted, due, remaining
from mahua.rules.limits import Limit
from mahua.rules.office_hours import OfficeHours
from mahua.rules.workdays import WorkCalendar, published_years

CALENDAR = WorkCalendar(published_years())
DISTRICT = {"calendar": CALENDAR, "hours": OfficeHours()}


def on(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def working(minutes):
    return Limit(minutes, natural=False)


def natural(minutes):
    return Limit(minutes, natural=True)


@pytest.mark.parametrize(
    ("start", "minutes", "at", "why"),
    [
        ("2026-09-30 16:00", 600, "2026-10-09 10:00", "国庆节 is off, the two days after it are worked"),
        ("2026-10-09 17:00", 120, "2026-10-10 10:00", "Saturday 10 October is worked (调休)"),
        ("2026-10-10 17:00", 120, "2026-10-12 10:00", "the Sunday after it is not"),
        ("2026-11-17 15:30", 28 * 60, "2026-11-23 15:30", "four working days later at the same time"),
        ("2026-11-17 11:00", 120, "2026-11-17 15:00", "lunch does not count"),
        ("2026-11-17 12:30", 30, "2026-11-17 14:30", "from the end of lunch"),
        ("2026-11-17 07:00", 30, "2026-11-17 09:30", "from opening"),
        ("2026-11-17 18:00", 30, "2026-11-18 09:30", "closing is no working minute any more"),
        ("2026-11-21 10:00", 30, "2026-11-23 09:30", "from Monday"),
        ("2026-11-17 15:30:20", 60, "2026-11-17 16:30:20", "seconds are kept"),
        ("2026-11-17 17:30:20", 60, "2026-11-18 09:30:20", "also overnight"),
        ("2026-11-17 17:00:30", 60, "2026-11-18 09:00:30", "also when only seconds are left at closing"),
    ],
)
def test_working_time_is_due_as_worked_out_by_hand(start, minutes, at, why):
    assert due(on(start), working(minutes), **DISTRICT).at == on(at), why


@pytest.mark.parametrize(
    ("start", "minutes", "at"),
    [
        ("2026-11-17 17:00", 60, "2026-11-17 18:00"),
        ("2026-11-20 09:00", 420, "2026-11-20 18:00"),
        ("2026-11-17 10:00", 120, "2026-11-17 12:00"),
    ],
)
def test_a_limit_used_up_at_closing_or_at_lunch_is_due_then_and_not_at_the_next_opening(start, minutes, at):
    assert due(on(start), working(minutes), **DISTRICT).at == on(at)


def test_natural_time_runs_through_nights_and_holidays():
    assert due(on("2026-09-30 23:50"), natural(15), **DISTRICT).at == on("2026-10-01 00:05")
    assert due(on("2026-09-30 16:00"), natural(7 * 1440), **DISTRICT).at == on("2026-10-07 16:00")


def test_the_due_moment_is_kept_in_utc_whatever_zone_the_start_came_in():
    start = on("2026-11-17 17:30").astimezone(UTC)

    assert due(start, working(60), **DISTRICT) == Due(datetime(2026, 11, 18, 1, 30, tzinfo=UTC), provisional=False)
    assert due(start, working(60), **DISTRICT).at.tzinfo is UTC


def test_a_unit_with_other_hours_is_due_by_its_own():
    early = OfficeHours(time(8), time(12), time(13), time(17))

    assert due(on("2026-11-17 16:30"), working(60), calendar=CALENDAR, hours=early).at == on("2026-11-18 08:30")


def test_a_year_that_is_not_published_counts_weekdays_and_says_it_is_provisional():
    last_afternoon = on("2026-12-31 16:00")

    assert due(last_afternoon, working(120), **DISTRICT) == Due(on("2026-12-31 18:00"), provisional=False)
    assert due(last_afternoon, working(121), **DISTRICT) == Due(on("2027-01-01 09:01"), provisional=True)
    assert due(on("2027-03-06 10:00"), working(1), **DISTRICT) == Due(on("2027-03-08 09:01"), provisional=True)


def test_natural_time_needs_no_calendar_and_is_never_provisional():
    assert not due(on("2026-12-31 16:00"), natural(7 * 1440), **DISTRICT).provisional


def test_paused_minutes_do_not_count():
    pauses = [Pause(on("2026-11-19 11:00"), on("2026-11-20 10:00"), "等住户材料")]  # 5 + 1 hours

    paused = due(on("2026-11-17 15:30"), working(28 * 60), **DISTRICT, pauses=pauses)

    assert paused == Due(on("2026-11-24 14:30"), provisional=False)
    assert counted(on("2026-11-17 15:30"), on("2026-11-23 10:12"), working(1680), **DISTRICT, pauses=pauses) == 1122
    assert remaining(on("2026-11-17 15:30"), on("2026-11-23 10:12"), working(1680), **DISTRICT, pauses=pauses) == 558


def test_pauses_that_overlap_are_not_taken_off_twice():
    pauses = [
        Pause(on("2026-11-17 10:00"), on("2026-11-17 11:00"), "等材料"),
        Pause(on("2026-11-17 10:30"), on("2026-11-17 11:30"), "等鉴定"),
        Pause(on("2026-11-17 10:15"), on("2026-11-17 10:20"), "等回电"),
    ]

    assert due(on("2026-11-17 09:00"), working(90), **DISTRICT, pauses=pauses).at == on("2026-11-17 12:00")


def test_an_open_pause_moves_the_due_moment_with_the_clock():
    waiting = [Pause(on("2026-11-17 10:00"), None, "等材料")]
    start, limit = on("2026-11-17 09:00"), natural(120)

    at_eleven = due(start, limit, **DISTRICT, pauses=waiting, now=on("2026-11-17 11:00"))
    at_noon = due(start, limit, **DISTRICT, pauses=waiting, now=on("2026-11-17 12:00"))

    assert at_eleven == Due(on("2026-11-17 12:00"), provisional=False, paused=True)
    assert at_noon == Due(on("2026-11-17 13:00"), provisional=False, paused=True)
    assert counted(start, on("2026-11-17 12:00"), limit, **DISTRICT, pauses=waiting) == 60


def test_a_pause_opened_after_the_limit_was_used_up_moves_nothing():
    late = [Pause(on("2026-11-17 11:00"), None, "等材料")]

    found = due(on("2026-11-17 09:00"), natural(120), **DISTRICT, pauses=late, now=on("2026-11-17 15:00"))

    assert found == Due(on("2026-11-17 11:00"), provisional=False, paused=False)


def test_an_open_pause_cannot_be_reckoned_without_the_time():
    with pytest.raises(ValueError, match="now="):
        due(on("2026-11-17 09:00"), natural(120), **DISTRICT, pauses=[Pause(on("2026-11-17 10:00"), None, "等材料")])


def test_a_pause_that_ends_before_it_begins_is_refused():
    with pytest.raises(Refused, match="不能早于"):
        Pause(on("2026-11-17 10:00"), on("2026-11-17 09:59"), "等材料")


def test_what_runs_over_its_limit_has_less_than_nothing_left():
    start, limit = on("2026-11-17 09:00"), working(60)

    assert counted(start, on("2026-11-18 09:10"), limit, **DISTRICT) == 430
    assert remaining(start, on("2026-11-18 09:10"), limit, **DISTRICT) == -370
    assert remaining(start, on("2026-11-16 09:00"), limit, **DISTRICT) == 60


def test_a_begun_minute_is_still_left_whole():
    start, limit = on("2026-11-17 09:00:30"), working(60)

    assert counted(start, on("2026-11-17 09:01:29"), limit, **DISTRICT) == 0
    assert remaining(start, on("2026-11-17 09:01:29"), limit, **DISTRICT) == 60
    assert remaining(start, on("2026-11-17 10:00:30"), limit, **DISTRICT) == 0


def test_sixty_working_days_are_reckoned_day_by_day():
    asked = []

    class Counting(WorkCalendar):
        def works(self, day: date) -> bool:
            asked.append(day)
            return super().works(day)

    due(on("2026-03-02 09:00"), working(60 * 420), calendar=Counting(published_years()), hours=OfficeHours())

    assert len(asked) == (asked[-1] - asked[0]).days + 1 < 100
