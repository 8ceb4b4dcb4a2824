"""Merging, splitting, one call to many, objections, joint visits, and what the clock does by itself."""

from datetime import timedelta

import pytest

from mahua.calls import escalation, rescheduling
from mahua.calls.merging import merge, unmerge
from mahua.calls.models import Call, JointVisit, Objection, OverdueMark, Pause, Rating, TimeLimit
from mahua.calls.splitting import call_many, split
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.rules.limits import Limit
from tests.factories.access import UserFactory
from tests.factories.calls import (
    LATER,
    MONDAY,
    StreetFactory,
    accepted,
    called_back,
    dispatched,
    lead_of,
    queued,
    raised,
)
from tests.factories.organisations import UnitFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_a_merged_call_goes_on_as_part_of_the_other_and_both_pages_say_so():
    call, into = queued("三号楼电梯停了"), queued("3号楼电梯故障")

    merge(call, into=into, by=None, at=MONDAY)

    assert (call.state, call.merged_into) == ("merged", into)
    assert into.steps.filter(kind="merged", words__contains=call.number).exists()
    assert Fact.objects.latest("position").data == {"call": call.code, "into": into.code}


def test_a_call_is_not_merged_into_itself_nor_into_one_that_has_ended():
    call, ended = queued(), queued()
    ended.withdraw(by=None, at=MONDAY)

    for into, words in ((call, "不能并入自己"), (ended, "已是“已撤回”")):
        with pytest.raises(Refused, match=words):
            merge(call, into=into, by=None, at=MONDAY)


def test_a_merge_by_mistake_is_undone_on_a_clock_of_its_own():
    call, into = queued(), queued()
    merge(call, into=into, by=None, at=MONDAY)

    unmerge(call, by=None, at=MONDAY + DAY)

    assert (call.state, call.merged_into, call.clock_from) == ("queued", None, MONDAY + DAY)


def test_a_split_call_ends_when_the_last_of_its_parts_has():
    call = queued("电梯停了，路灯也不亮")
    parts = split(call, ["电梯停了", "路灯不亮"], by=None, at=MONDAY)

    for part in parts:
        assert call.state == "split"
        part.withdraw(by=None, at=MONDAY + DAY)
        from_page = Call.objects.get(pk=part.pk)
        assert from_page.parent == call
        call.refresh_from_db()

    assert (call.state, call.outcome) == ("closed", "partly")


def test_one_call_from_above_sent_twice_is_made_once():
    about = {"units": [UnitFactory()], "caller": UnitFactory(), "by": None, "at": MONDAY, "code": "c7654321"}
    call_many("请报值班", **about)

    with pytest.raises(Refused, match="提交过"):
        call_many("请报值班", **about)

    assert Call.objects.filter(code="c7654321").count() == 1


def test_one_call_from_above_asks_many_units_each_on_its_own_clock():
    units, district = [UnitFactory(), UnitFactory()], UnitFactory()

    call = call_many("台风蓝色预警，请报值班安排", units=units, caller=district, by=None, at=MONDAY, urgency="urgent")

    assert (call.state, call.direction) == ("split", "down")
    assert {part.lead for part in call.parts.all()} == set(units)
    assert set(call.parts.values_list("state", flat=True)) == {"dispatched"}


def test_an_exclusion_is_decided_by_a_second_person():
    call, asker, second = dispatched(), UserFactory(), UserFactory()
    asked = Objection.file(
        call, kind="exclusion", reason="repeated", words="上周已办", code="n2345", by=asker, at=MONDAY
    )

    with pytest.raises(Refused, match="另一位调度员"):
        asked.decide(upheld=True, words="同意", by=asker, at=MONDAY)
    asked.decide(upheld=True, words="属实", by=second, at=MONDAY)

    call.refresh_from_db()
    assert call.state == "excluded"
    assert Fact.objects.latest("position").data == {"call": call.code, "reason": "repeated"}


def test_bodies_called_to_the_place_report_in_once():
    call, street, unit, stranger = queued(), StreetFactory(), UnitFactory(), UnitFactory(name="丙局")
    about = {"occasion": "emergency", "meet_at": MONDAY + LATER, "place": "三号楼下", "code": "v2345"}
    visit = JointVisit.summon(call, street=street, units=[unit], by=None, at=MONDAY, **about)

    visit.arrive(unit, by=None, at=MONDAY + timedelta(minutes=25))

    assert Fact.objects.latest("position").data["minutes_taken"] == 25
    with pytest.raises(Refused, match="已经报到"):
        visit.arrive(unit, by=None, at=MONDAY + LATER)
    with pytest.raises(Refused, match="丙局没有被呼到场"):
        visit.arrive(stranger, by=None, at=MONDAY + LATER)


def test_a_clock_that_runs_out_is_said_once_however_often_the_job_runs():
    call = dispatched(at=MONDAY)

    fired = [escalation.sweep(call.accept_due_at + timedelta(minutes=minute)) for minute in (0, 1, 2, 3)]

    assert fired == [0, 1, 0, 0]
    assert Fact.objects.filter(kind="call.overdue").count() == 1
    assert OverdueMark.objects.get().clock == "accept"


def test_what_stays_overdue_goes_up_the_chain():
    call = dispatched(at=MONDAY)
    for hours in (1, 3, 25):
        escalation.sweep(call.accept_due_at + timedelta(hours=hours))

    words = list(call.steps.filter(kind="overdue").order_by("pk").values_list("words", flat=True))
    assert [word.split("提醒")[1] for word in words] == ["承办单位联络员", "承办单位负责人", "指挥中心"]
    assert Fact.objects.filter(kind="call.overdue").count() == 1


def test_a_pause_ends_by_itself_at_its_cap():
    call = accepted()
    Pause.begin(call, reason="weather", consent="dispatcher", cap_at=MONDAY + DAY, by=None, at=MONDAY + LATER)

    assert escalation.resume_capped(MONDAY + 2 * DAY) == 1

    call.refresh_from_db()
    assert (call.state, call.pauses.get().until_at) == ("accepted", MONDAY + DAY)
    assert Fact.objects.latest("position").data["capped"] is True


def test_a_call_nobody_rated_in_time_closes_without_a_rating():
    call = called_back()

    assert escalation.close_silent(call.rating_due_at + timedelta(minutes=1)) == 1

    call.refresh_from_db()
    assert call.state == "closed"
    assert not Fact.objects.filter(kind="call.rated").exists()


def test_another_limit_shows_which_open_calls_move_and_moves_them_only_when_told():
    call, ended = accepted(at=MONDAY), raised()
    ended.withdraw(by=None, at=MONDAY)
    matrix = TimeLimit.matrix() | {("ordinary", "solve"): Limit(420, natural=False)}

    [moved] = rescheduling.moved(matrix=matrix)

    assert (moved.call, moved.clock, moved.due.at) == (call, "solve", MONDAY + DAY)
    assert Call.objects.get(pk=call.pk).due_at == call.due_at
    assert rescheduling.put_anew(matrix=matrix) == 1
    assert Call.objects.get(pk=call.pk).due_at == MONDAY + DAY


@pytest.mark.parametrize(
    ("clock", "made", "column"),
    [
        ("accept", dispatched, "accept_due_at"),
        ("contact", accepted, "contact_due_at"),
        ("rating", called_back, "rating_due_at"),
    ],
)
def test_every_stored_clock_of_an_open_call_moves_with_its_limit(clock, made, column):
    call = made(at=MONDAY)
    began = {"accept": call.dispatched_at, "contact": call.accepted_at, "rating": MONDAY + 3 * LATER}[clock]
    matrix = TimeLimit.matrix() | {("ordinary", clock): Limit(30, natural=True)}

    assert [(each.clock, each.call) for each in rescheduling.moved(matrix=matrix)] == [(clock, call)]
    rescheduling.put_anew(matrix=matrix)

    assert getattr(Call.objects.get(pk=call.pk), column) == began + timedelta(minutes=30)
    assert rescheduling.moved(matrix=matrix) == []


def test_a_reopened_call_is_contacted_anew_on_a_clock_from_its_reopening():
    call = called_back(at=MONDAY)
    Rating.give(call, grade=1, words="没修", by=None, at=MONDAY + DAY)
    matrix = TimeLimit.matrix() | {("ordinary", "contact"): Limit(30, natural=True)}

    rescheduling.put_anew(matrix=matrix)

    assert Call.objects.get(pk=call.pk).contact_due_at == MONDAY + DAY + timedelta(minutes=30)


def test_what_was_contacted_in_time_is_not_late_by_a_later_limit():
    call = accepted(at=MONDAY)
    lead_of(call).contact(relayed=False, by=None, at=MONDAY + 2 * LATER)
    before = Call.objects.get(pk=call.pk).contact_due_at

    rescheduling.put_anew(matrix=TimeLimit.matrix() | {("ordinary", "contact"): Limit(1, natural=True)})

    assert Call.objects.get(pk=call.pk).contact_due_at == before


def test_the_co_unit_of_a_merged_call_is_asked_no_more():
    call = dispatched(co_units=[UnitFactory()])

    merge(call, into=queued(), by=None, at=MONDAY)

    assert {each.state for each in call.responses.all()} == {"lifted"}
    with pytest.raises(Refused):
        lead_of(call).accept(by=None, at=MONDAY)
