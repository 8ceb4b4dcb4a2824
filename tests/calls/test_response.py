from datetime import timedelta

import pytest

from mahua.calls.models import Call, CallBack, Dispatch, Extension, OverdueMark, Pause, Rating, Response
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from tests.factories.access import UserFactory
from tests.factories.calls import (
    LATER,
    MONDAY,
    accepted,
    answered,
    called_back,
    dispatched,
    lead_of,
    queued,
)
from tests.factories.organisations import OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def kinds():
    return list(Fact.objects.order_by("position").values_list("kind", flat=True))


def test_a_dispatch_asks_the_lead_and_its_co_units_and_starts_the_clock_of_acceptance():
    call, lead, other = queued(), UnitFactory(), UnitFactory()

    Dispatch.send(call, lead=lead, co_units=[other], by=None, at=MONDAY, how="rule", reasons="第1条：类别=电梯")

    assert (call.state, call.lead) == ("dispatched", lead)
    assert call.accept_due_at == MONDAY + timedelta(hours=6)  # four working hours, with lunch between
    assert {(r.organisation, r.role) for r in call.responses.all()} == {(lead, "lead"), (other, "co")}
    assert Fact.objects.latest("position").data["co_units"] == [other.code]


def test_a_call_is_dispatched_only_once():
    call = queued()
    stale = Call.objects.get(pk=call.pk)
    Dispatch.send(call, lead=UnitFactory(), by=None, at=MONDAY)

    with pytest.raises(Refused, match="现在是“待接收”，不能再派单"):
        Dispatch.send(stale, lead=UnitFactory(), by=None, at=MONDAY)

    assert Response.objects.count() == 1


def test_a_branch_is_no_body_to_ask():
    with pytest.raises(Refused, match="不是承办单位"):
        Dispatch.send(queued(), lead=OrganisationFactory(), by=None, at=MONDAY)


def test_a_dispatch_by_mistake_is_taken_back_and_is_no_return():
    call = dispatched()

    call.dispatches.get().undo(by=None, at=MONDAY + LATER)

    call.refresh_from_db()
    assert (call.state, call.lead, call.bounces) == ("queued", None, 0)
    assert call.responses.get().state == "lifted"


def test_accepting_records_the_minutes_the_body_took_by_its_own_clock():
    call = dispatched(at=MONDAY)

    lead_of(call).accept(by=None, at=MONDAY + timedelta(hours=5))

    fact = Fact.objects.latest("position")
    call.refresh_from_db()
    assert call.state == "accepted"
    assert (fact.kind, fact.data["minutes_taken"], fact.data["in_time"]) == ("call.accepted", 180, True)


def test_of_several_candidates_the_first_to_accept_takes_it_and_the_other_is_told():
    call, first, second = queued(), UnitFactory(name="甲局"), UnitFactory(name="乙局")
    Dispatch.send(call, candidates=[first, second], by=None, at=MONDAY)
    quick, slow = (Response.objects.select_related("call").get(organisation=unit) for unit in (first, second))

    quick.accept(by=None, at=MONDAY)
    with pytest.raises(Refused, match="甲局已先接收"):
        slow.accept(by=None, at=MONDAY)

    call.refresh_from_db()
    assert (call.lead, quick.role) == (first, "lead")
    assert kinds().count("call.accepted") == 1


def test_a_return_needs_a_reason_and_goes_back_to_the_queue():
    call = dispatched()

    with pytest.raises(Refused, match="写明理由"):
        lead_of(call).return_(reason="not_ours", words=" ", by=None, at=MONDAY)
    lead_of(call).return_(reason="not_ours", words="属城管职责", by=None, at=MONDAY)

    call.refresh_from_db()
    assert (call.state, call.bounces, call.lead) == ("queued", 1, None)


def test_after_two_returns_the_centre_names_the_owner_who_may_not_return_it():
    call = dispatched()
    lead_of(call).return_(reason="not_ours", words="不是我们", by=None, at=MONDAY)
    for _ in range(2):
        call.refresh_from_db()
        Dispatch.send(call, lead=UnitFactory(), by=None, at=MONDAY)
        if call.bounces < 2:
            lead_of(call).return_(reason="not_ours", words="不是我们", by=None, at=MONDAY)

    call.refresh_from_db()
    assert (call.bounces, call.owner_named) == (2, True)
    with pytest.raises(Refused, match="已两次被退回"):
        lead_of(call).return_(reason="not_ours", words="不是我们", by=None, at=MONDAY)


def test_a_return_comes_too_late_after_a_working_day():
    call = dispatched(at=MONDAY)

    with pytest.raises(Refused, match="已过退回时限"):
        lead_of(call).return_(reason="not_ours", words="不是我们", by=None, at=MONDAY + 2 * DAY)


def test_the_lead_waits_for_its_co_units():
    other = UnitFactory(name="街道城管办")
    call = accepted(co_units=[other])
    co = call.responses.get(role="co")

    with pytest.raises(Refused, match="街道城管办"):
        lead_of(call).give(outcome="solved", words="好了", by=None, at=MONDAY + DAY)
    co.accept(by=None, at=MONDAY + LATER)
    co.give(outcome="solved", words="配合完了", by=None, at=MONDAY + LATER)
    lead_of(call).give(outcome="solved", words="好了", by=None, at=MONDAY + DAY)

    call.refresh_from_db()
    assert (call.state, call.outcome) == ("answered", "solved")


def test_what_cannot_be_solved_is_answered_with_its_basis():
    call = accepted()

    with pytest.raises(Refused, match="写明依据"):
        lead_of(call).give(outcome="unsolvable", words="不行", by=None, at=MONDAY + DAY)


def test_a_pause_moves_what_is_due_by_the_minutes_it_lasted():
    call = accepted(at=MONDAY)
    due = call.due_at

    pause = Pause.begin(call, reason="material", consent="caller", by=None, at=MONDAY + LATER)
    pause.end(by=None, at=MONDAY + LATER + timedelta(minutes=30))

    call.refresh_from_db()
    assert call.state == "accepted"
    assert call.due_at == due + timedelta(minutes=30)


def test_a_pause_does_not_last_for_ever():
    call = accepted()

    with pytest.raises(Refused, match="最长 15 天"):
        Pause.begin(call, reason="material", consent="caller", cap_at=MONDAY + 16 * DAY, by=None, at=MONDAY)


def test_pauses_one_after_another_are_capped_together():
    call = accepted()
    Pause.begin(call, reason="material", consent="caller", by=None, at=MONDAY).end(by=None, at=MONDAY + 14 * DAY)
    call.refresh_from_db()

    again = {"reason": "weather", "consent": "caller", "by": None, "at": MONDAY + 14 * DAY}
    with pytest.raises(Refused, match="最长 15 天"):
        Pause.begin(call, cap_at=MONDAY + 17 * DAY, **again)
    second = Pause.begin(call, **again)
    second.end(by=None, at=MONDAY + 20 * DAY)
    call.refresh_from_db()

    assert second.cap_at == MONDAY + 15 * DAY
    with pytest.raises(Refused, match="累计暂停已满 15 天"):
        Pause.begin(call, reason="weather", consent="caller", by=None, at=MONDAY + 20 * DAY)


def test_one_extension_a_call_approved_by_the_centre():
    call = accepted(at=MONDAY)
    due = call.due_at

    asked = Extension.ask(call, reason="等配件", by=UserFactory(), at=MONDAY)
    asked.approve(by=UserFactory(), at=MONDAY + LATER)

    call.refresh_from_db()
    assert call.due_at == due + 7 * DAY  # five working days
    with pytest.raises(Refused, match="只能延期一次"):
        Extension.ask(call, reason="还要", by=UserFactory(), at=MONDAY)


def test_a_call_back_that_reaches_nobody_three_times_goes_on_without_counting():
    call = answered()

    for _ in range(3):
        CallBack.miss(call, by=None, at=MONDAY + DAY)

    fact = Fact.objects.latest("position")
    call.refresh_from_db()
    assert call.state == "called_back"
    assert (fact.data["valid"], fact.confidential) == (0, True)


def test_a_content_caller_closes_the_call():
    call = called_back()
    rated = call.lead

    Rating.give(call, grade=4, by=UserFactory(), at=MONDAY + DAY)

    assert (call.state, call.ended_at) == ("closed", MONDAY + DAY)
    assert kinds()[-2:] == ["call.rated", "call.closed"]
    assert {f.organisation_code for f in Fact.objects.kinds("call.rated", "call.closed")} == {rated.code}


def test_an_unhappy_caller_reopens_it_with_the_same_body_on_a_fresh_clock():
    call = called_back(solved=False)
    unit = call.lead

    Rating.give(call, grade=1, words="水还在漏", by=UserFactory(), at=MONDAY + DAY)

    assert (call.state, call.lead, call.round, call.clock_from) == ("accepted", unit, 2, MONDAY + DAY)
    assert lead_of(call).state == "accepted"
    assert kinds()[-2:] == ["call.rated", "call.reopened"]


def test_who_rated_is_not_in_the_ledger():
    call, rater = called_back(), UserFactory()

    Rating.give(call, grade=5, by=rater, at=MONDAY + DAY)

    fact = Fact.objects.get(kind="call.rated")
    assert (fact.by, fact.confidential) == ("", True)


def test_after_two_reopenings_it_closes_and_is_supervised():
    call = called_back(solved=False)
    for round_ in (1, 2, 3):
        Rating.give(call, grade=1, words="还在漏", by=UserFactory(), at=MONDAY + round_ * DAY)
        if call.state == "accepted":
            lead_of(call).give(outcome="solved", words="又修了", by=None, at=MONDAY + round_ * DAY)
            call.refresh_from_db()
            CallBack.reach(call, contacted=True, solved=False, by=None, at=MONDAY + round_ * DAY)

    call.refresh_from_db()
    assert (call.state, call.round, call.supervised) == ("closed", 3, True)
    assert OverdueMark.objects.count() == 0
