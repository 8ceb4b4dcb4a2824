"""The working-day calendar: a year is entered once from the notice, amended openly, and never guessed."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from mahua.console.models import Doubt
from mahua.duties.calendar import calendar_with, missing_year, moves, work_calendar
from mahua.duties.models import WorkYear
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger import relay
from mahua.ledger.models import Fact
from mahua.rules import workdays
from mahua.rules.workdays import YearNotPublished, published_years
from tests.factories.access import UserFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
NEW_YEAR = {date(2027, 1, 1): "元旦"}


def committee():
    return OrganisationFactory(kind="working_committee", name="区直机关工委")


def publish(year=2027, *, off=None, made_up=(), to=None, by=None):
    off = {date(year, 1, 1): "元旦"} if off is None else off
    return WorkYear.publish(year, off=off, made_up=made_up, working_committee=to or committee(), by=by, at=AT)


def doubt_raised(at, *, to):
    return Doubt.raise_about("/", view="console:home", words="重复", to=to, at=at, calendar=work_calendar())


# --- the table ---------------------------------------------------------------------------------------------------------


def test_the_first_filling_is_what_chinesecalendar_knows_of_2024_to_2026():
    known = {year.year: year for year in published_years()}

    assert list(WorkYear.objects.order_by("year").values_list("year", flat=True)) == [2024, 2025, 2026]
    for year in WorkYear.objects.all():
        off, made_up = year.exceptions()
        assert (set(off), set(made_up)) == (known[year.year].off, known[year.year].made_up)


def test_the_first_filling_names_the_holidays():
    off, _ = WorkYear.objects.get(year=2026).exceptions()

    assert set(off.values()) == {"元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"}
    assert off[date(2026, 10, 5)] == "国庆节"


def test_publishing_a_year_is_a_fact_on_the_ledger_of_the_working_committee():
    to, clerk = committee(), UserFactory()
    made_up = [date(2027, 2, 6)]

    publish(off=NEW_YEAR, made_up=made_up, to=to, by=clerk)

    fact = Fact.objects.get()
    assert (fact.kind, fact.organisation_code) == ("calendar.published", to.code)
    assert fact.data == {"year": 2027, "off": ["2027-01-01"], "made_up": ["2027-02-06"]}
    assert WorkYear.objects.get(year=2027).exceptions() == (NEW_YEAR, made_up)


def test_a_year_is_published_only_once():
    publish()

    with pytest.raises(Refused, match="已经录入"):
        publish()

    assert Fact.objects.count() == 1


@pytest.mark.parametrize(
    ("off", "made_up", "words"),
    [
        ({date(2026, 12, 31): "元旦"}, [], "不在2027年内"),
        ({date(2027, 1, 2): "元旦"}, [], "1月2日是周末，本来就休息"),
        (NEW_YEAR, [date(2027, 1, 4)], "1月4日不是周末，本来就上班"),
        (NEW_YEAR, [date(2027, 1, 1)], "既列为放假又列为上班"),
    ],
)
def test_a_day_that_is_no_exception_of_the_year_is_refused(off, made_up, words):
    with pytest.raises(Refused, match=words):
        publish(off=off, made_up=made_up)

    assert not WorkYear.objects.filter(year=2027).exists()


def test_amending_puts_the_new_days_in_the_place_of_the_old_ones():
    to = committee()
    year = publish(to=to)

    year.amend(off={date(2027, 1, 4): "元旦"}, made_up=[], working_committee=to, by=None, at=AT)

    fact = Fact.objects.get(kind="calendar.amended")
    assert year.exceptions() == ({date(2027, 1, 4): "元旦"}, [])
    assert fact.data == {"year": 2027, "off": ["2027-01-04"], "made_up": []}


def test_of_two_who_amend_at_once_the_second_is_told():
    to = committee()
    year = publish(to=to)
    stale = WorkYear.objects.get(pk=year.pk)
    year.amend(off={date(2027, 1, 4): "元旦"}, made_up=[], working_committee=to, by=None, at=AT)

    with pytest.raises(Refused, match="刚刚被他人调整过"):
        stale.amend(off={date(2027, 1, 5): "元旦"}, made_up=[], working_committee=to, by=None, at=AT)


def test_amending_nothing_is_refused():
    to = committee()
    year = publish(to=to)

    with pytest.raises(Refused, match="没有改动"):
        year.amend(off=NEW_YEAR, made_up=[], working_committee=to, by=None, at=AT)


# --- the calendar for reckoning ----------------------------------------------------------------------------------------


def test_a_year_not_published_is_refused_and_never_guessed():
    with pytest.raises(YearNotPublished, match="2027年放假安排尚未公布"):
        work_calendar().is_workday(date(2027, 1, 4))


def test_a_published_year_is_in_the_calendar_at_once():
    work_calendar()

    publish()

    assert not work_calendar().is_workday(date(2027, 1, 1))
    assert work_calendar().is_workday(date(2027, 1, 4))


def test_the_calendar_says_why_a_day_is_off_or_worked_out_of_turn():
    calendar = work_calendar()

    assert calendar.reason(date(2026, 10, 1)) == "国庆节"
    assert calendar.reason(date(2026, 10, 10)) == "调休上班"
    assert calendar.reason(date(2026, 11, 17)) == ""


def test_an_amended_year_is_in_the_calendar_at_once():
    year = publish()
    assert work_calendar().is_workday(date(2027, 1, 4))

    # nothing but the rows tells: neither this process nor another is sent word
    year.amend(off={date(2027, 1, 4): "元旦"}, made_up=[], working_committee=committee(), by=None, at=AT)

    assert not work_calendar().is_workday(date(2027, 1, 4))


def test_a_year_that_was_rolled_back_leaves_nothing_in_the_calendar_kept():
    to = committee()
    with transaction.atomic():
        publish(off={date(2027, 1, 5): "元旦"}, to=to)
        work_calendar()
        transaction.set_rollback(True)

    publish(off=NEW_YEAR, to=to)

    assert work_calendar().is_workday(date(2027, 1, 5))


def test_the_calendar_costs_one_query_whether_it_is_kept_or_not(django_assert_num_queries, monkeypatch):
    monkeypatch.setattr("mahua.duties.calendar._kept", [])

    with django_assert_num_queries(1):
        work_calendar()
    with django_assert_num_queries(1):
        work_calendar()


@pytest.mark.parametrize(
    ("today", "missing"),
    [(date(2026, 10, 31), None), (date(2026, 11, 1), 2027), (date(2026, 12, 31), 2027), (date(2027, 1, 1), 2027)],
)
def test_next_year_is_missing_from_november_on(today, missing):
    assert missing_year(today) == missing


def test_nothing_is_missing_once_next_year_is_published():
    publish()

    assert missing_year(date(2026, 12, 1)) is None


# --- what depends on it ------------------------------------------------------------------------------------------------


def test_a_provisional_due_day_is_reckoned_again_when_the_year_arrives():
    to = committee()
    doubt = doubt_raised(datetime(2026, 12, 28, 2, 0, tzinfo=UTC), to=to)
    assert (day_of(doubt.due_at), doubt.due_is_provisional) == (date(2027, 1, 6), True)

    publish(off=NEW_YEAR, to=to)
    relay.run_pending(only="console.doubts_due")

    doubt.refresh_from_db()
    assert (day_of(doubt.due_at), doubt.due_is_provisional) == (date(2027, 1, 7), False)


def test_an_answered_doubt_keeps_the_day_it_was_due():
    to = committee()
    doubt = doubt_raised(datetime(2026, 12, 28, 2, 0, tzinfo=UTC), to=to)
    doubt.answer("取消", outcome="dropped", organisation=to, by=None, at=AT)

    publish(off=NEW_YEAR, to=to)
    relay.run_pending(only="console.doubts_due")

    assert day_of(Doubt.objects.get().due_at) == date(2027, 1, 6)


def test_the_moves_of_open_due_days_are_known_before_anything_is_saved():
    to = committee()
    doubt = doubt_raised(datetime(2026, 12, 28, 2, 0, tzinfo=UTC), to=to)
    doubt_raised(AT, to=to)  # due in 2026, stays

    found = moves(calendar_with(workdays.WorkYear(2027, off=frozenset(NEW_YEAR))))

    assert [(move.what, move.before, move.after) for move in found] == [
        (f"答复意见 {doubt.code}", date(2027, 1, 6), date(2027, 1, 7))
    ]
    assert Doubt.objects.get(pk=doubt.pk).due_is_provisional
