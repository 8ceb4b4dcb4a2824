"""The clock agrees to the minute with other clocks, and its minutes add up."""

from datetime import datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mahua.kernel.days import SHANGHAI
from mahua.rules.clocks import Pause, counted, due
from mahua.rules.limits import Limit
from mahua.rules.office_hours import OfficeHours
from mahua.rules.workdays import SATURDAY, WorkCalendar, published_years

CALENDAR = WorkCalendar(published_years())
ORDINARY = WorkCalendar(())  # no year entered: Monday to Friday
DISTRICT = {"calendar": CALENDAR, "hours": OfficeHours()}
MINUTE = timedelta(minutes=1)


def working(minutes):
    return Limit(minutes, natural=False)


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
    assert due(start, Limit(minutes, natural=True), **DISTRICT).at == start + minutes * MINUTE
