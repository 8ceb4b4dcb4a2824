"""A limit is due when its minutes are used up, and every minute is accounted for."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahua.kernel.days import SHANGHAI
from mahua.kernel.errors import Refused
from mahua.rules.clocks import Due, Pause, counted, due, remaining
from mahua.rules.limits import Limit
from mahua.rules.office_hours import OfficeHours
from mahua.rules.workdays import SATURDAY, WorkCalendar, published_years

CALENDAR = WorkCalendar(published_years())
ORDINARY = WorkCalendar(())  # no year entered: Monday to Friday
DISTRICT = {"calendar": CALENDAR, "hours": OfficeHours()}
MINUTE = timedelta(minutes=1)


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


# --- against other clocks --------------------------------------------------------------------------------------------

starts = st.datetimes(datetime(2025, 11, 1), datetime(2026, 11, 20)).map(
    lambda at: at.replace(second=0, microsecond=0, tzinfo=SHANGHAI)
)
any_hours = st.sampled_from(
    [
        OfficeHours(),
        OfficeHours(time(8, 30), time(12), time(13, 30), time(17, 30)),
        OfficeHours(time(9), None, None, time(17)),
    ]
)
pauses_of = st.lists(st.tuples(st.integers(-600, 9000), st.integers(0, 4000)), max_size=3)


def paused_after(start, drawn):
    return [Pause(start + offset * MINUTE, start + (offset + length) * MINUTE, "等材料") for offset, length in drawn]


def counts(minute, *, calendar, hours, pauses):
    """Whether the minute that begins here is a working one, asked without any arithmetic."""
    at = minute.time()
    in_hours = hours.opens <= at < hours.closes
    at_lunch = hours.lunch_from is not None and hours.lunch_from <= at < hours.lunch_until
    asleep = any(each.from_at <= minute < each.until_at for each in pauses)
    return calendar.works(minute.date()) and in_hours and not at_lunch and not asleep


def by_the_minute(start, minutes, **how):
    """The naive clock: walk minute by minute until enough of them have counted."""
    at = start
    while True:
        minutes -= counts(at, **how)
        at += MINUTE
        if not minutes:
            return at


@given(start=starts, minutes=st.integers(1, 2500), hours=any_hours, drawn=pauses_of)
def test_it_agrees_with_a_clock_that_walks_minute_by_minute(start, minutes, hours, drawn):
    how = {"calendar": CALENDAR, "hours": hours, "pauses": paused_after(start, drawn)}

    at = due(start, working(minutes), **how).at

    assert at == by_the_minute(start, minutes, **how)
    assert counted(start, at, working(minutes), **how) == minutes


def monday_to_friday(start, minutes):
    """Plain arithmetic over weeks of 2,100 minutes, for the hours of the district and no holidays at all."""
    day, passed = start.date(), 0
    if day.weekday() < SATURDAY:
        at = start.hour * 60 + start.minute
        passed = min(max(at - 540, 0), 180) + min(max(at - 840, 0), 240)
    since_monday = min(day.weekday(), 5) * 420 + passed + minutes - 1
    weeks, in_week = divmod(since_monday, 2100)
    days, in_day = divmod(in_week, 420)
    minute = in_day + (540 if in_day < 180 else 660)
    monday = datetime.combine(day - timedelta(days=day.weekday()), time(), SHANGHAI)
    return monday + timedelta(weeks=weeks, days=days, minutes=minute + 1)


@given(start=starts, minutes=st.integers(1, 60 * 420))
def test_on_ordinary_weeks_it_is_any_monday_to_friday_clock(start, minutes):
    at = due(start, working(minutes), calendar=ORDINARY, hours=OfficeHours()).at

    assert at == monday_to_friday(start, minutes)


@given(
    start=starts, later=st.integers(0, 5000), minutes=st.integers(1, 5000), more=st.integers(0, 500), drawn=pauses_of
)
def test_to_begin_later_or_with_a_longer_limit_is_never_due_earlier(start, later, minutes, more, drawn):
    pauses = paused_after(start, drawn)
    first = due(start, working(minutes), **DISTRICT, pauses=pauses).at

    assert due(start + later * MINUTE, working(minutes), **DISTRICT, pauses=pauses).at >= first
    assert due(start, working(minutes + more), **DISTRICT, pauses=pauses).at >= first + more * MINUTE


@given(start=starts, length=st.integers(0, 20000), drawn=st.tuples(st.integers(0, 20000), st.integers(0, 20000)))
def test_what_a_pause_takes_off_is_what_would_have_counted_in_it(start, length, drawn):
    until, limit = start + length * MINUTE, working(1)
    from_at, until_at = sorted(min(start + each * MINUTE, until) for each in drawn)

    whole = counted(start, until, limit, **DISTRICT)
    left = counted(start, until, limit, **DISTRICT, pauses=[Pause(from_at, until_at, "等材料")])
    taken_off = counted(from_at, until_at, limit, **DISTRICT)

    assert whole == left + taken_off
    assert whole == counted(start, from_at, limit, **DISTRICT) + counted(from_at, until, limit, **DISTRICT)


@given(start=starts, seconds=st.integers(0, 59), minutes=st.integers(1, 5000))
def test_seconds_only_shift_what_begins_in_office_hours(start, seconds, minutes):
    shift = timedelta(seconds=seconds)
    begins_in_hours = counts(start, **DISTRICT, pauses=())

    whole = due(start, working(minutes), **DISTRICT).at
    odd = due(start + shift, working(minutes), **DISTRICT).at

    used_up_at_closing = not counts(whole.astimezone(SHANGHAI), **DISTRICT, pauses=())
    if not begins_in_hours or not shift:
        assert odd == whole
    elif used_up_at_closing:
        assert odd == due(start, working(minutes + 1), **DISTRICT).at - MINUTE + shift
    else:
        assert odd == whole + shift


@given(start=starts, minutes=st.integers(1, 30 * 1440))
def test_natural_time_is_plain_addition(start, minutes):
    assert due(start, natural(minutes), **DISTRICT).at == start + minutes * MINUTE


def test_sixty_working_days_are_reckoned_day_by_day():
    asked = []

    class Counting(WorkCalendar):
        def works(self, day: date) -> bool:
            asked.append(day)
            return super().works(day)

    due(on("2026-03-02 09:00"), working(60 * 420), calendar=Counting(published_years()), hours=OfficeHours())

    assert len(asked) == (asked[-1] - asked[0]).days + 1 < 100
