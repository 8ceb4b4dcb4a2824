"""A body that answers calls is dissolved: what it had in hand goes back to the command centre, and waits for somebody else."""

from datetime import timedelta

import pytest
from django.urls import reverse

from mahua.calls import escalation, rescheduling
from mahua.calls.models import Dispatch, Pause, Rating
from mahua.calls.taking_back import take_back
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.organisations.models import Organisation
from tests.factories.calls import LATER, MONDAY, accepted, answered, called_back, clerk, dispatched, lead_of, queued
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LAST_DAY = (MONDAY + DAY).date()


def dissolve(body, *, successors=()):
    body.dissolve(on=LAST_DAY, by=None, at=MONDAY + DAY, successors=successors)


def roles_of(call):
    return dict(call.responses.values_list("role", "state"))


@pytest.mark.parametrize("made", [dispatched, accepted])
def test_what_a_dissolved_body_had_in_hand_waits_in_the_queue_of_the_centre(made):
    call = made(at=MONDAY, co_units=[UnitFactory()])
    body, due_at = call.lead, call.due_at

    dissolve(body)

    call.refresh_from_db()
    said = Fact.objects.filter(kind="call.taken_back").get()
    assert (call.state, call.lead, call.due_at, call.accept_due_at) == ("queued", None, due_at, None)
    assert roles_of(call) == {"lead": "lifted", "co": "lifted"}
    assert (said.organisation_code, said.data["call"]) == (body.code, call.code)
    assert body.name in call.steps.latest("pk").words
    assert rescheduling.moved() == []


def test_a_call_taken_back_goes_to_another_body_and_may_be_late_there_again():
    call = accepted(at=MONDAY)
    other = UnitFactory()
    dissolve(call.lead)
    call.refresh_from_db()

    Dispatch.send(call, lead=other, by=None, at=MONDAY + 2 * DAY)
    lead_of(call).accept(by=None, at=MONDAY + 2 * DAY + LATER)
    escalation.sweep(MONDAY + 60 * DAY)

    call.refresh_from_db()
    late = Fact.objects.filter(kind="call.overdue", organisation_code=other.code)
    assert (call.state, call.lead) == ("accepted", other)
    assert {fact.data["clock"] for fact in late} == {"contact", "solve"}


def test_a_clock_that_stood_still_goes_on_when_the_body_is_dissolved():
    call = accepted(at=MONDAY)
    Pause.begin(call, reason="material", consent="caller", by=None, at=MONDAY + LATER)
    before = call.due_at

    dissolve(call.lead)

    call.refresh_from_db()
    assert (call.state, call.pauses.get().until_at) == ("queued", MONDAY + DAY)
    assert call.due_at > before


def test_the_lead_need_not_wait_for_a_dissolved_co_unit():
    co_unit = UnitFactory()
    call = accepted(at=MONDAY, co_units=[co_unit])

    dissolve(co_unit)
    lead_of(call).give(outcome="solved", words="已修好。", by=None, at=MONDAY + 2 * DAY)

    call.refresh_from_db()
    assert call.state == "answered"


def test_of_several_candidates_the_last_dissolved_sends_the_call_back():
    one, other = UnitFactory(), UnitFactory()
    call = queued(at=MONDAY)
    Dispatch.send(call, candidates=[one, other], by=None, at=MONDAY)

    dissolve(one)
    call.refresh_from_db()
    assert call.state == "dispatched"
    dissolve(other)

    call.refresh_from_db()
    assert call.state == "queued"


def test_what_a_dissolved_body_answered_stays_answered_and_reopens_at_the_centre():
    DistrictFactory()
    call, done = called_back(at=MONDAY), answered(at=MONDAY)
    for body in Organisation.objects.filter(pk__in=(call.lead_id, done.lead_id)):
        dissolve(body)
    call.refresh_from_db()
    done.refresh_from_db()
    assert (call.state, done.state) == ("called_back", "answered")

    Rating.give(call, grade=1, words="还是漏水", by=None, at=MONDAY + 2 * DAY)

    call.refresh_from_db()
    assert (call.state, call.lead, call.round) == ("queued", None, 2)
    assert rescheduling.moved() == []


def test_the_centre_reads_who_continues_the_body():
    call, heir = accepted(at=MONDAY), UnitFactory(name="城市管理局")

    dissolve(call.lead, successors=[heir])

    assert "城市管理局" in call.steps.latest("pk").words


def test_what_lay_with_a_body_dissolved_before_is_taken_back_by_the_centre(client):
    call = accepted(at=MONDAY)
    Organisation.objects.filter(pk=call.lead_id).update(dissolved_on=LAST_DAY)
    client.force_login(clerk("dispatcher", DistrictFactory()))
    assert "收回重派" in client.get(call.get_absolute_url()).content.decode()

    client.post(reverse("calls:take_back", args=[call.code]))

    call.refresh_from_db()
    assert call.state == "queued"


def test_a_body_that_still_stands_keeps_its_call(client):
    call = accepted(at=MONDAY)
    client.force_login(clerk("dispatcher", DistrictFactory()))

    assert "收回重派" not in client.get(call.get_absolute_url()).content.decode()
    with pytest.raises(Refused, match="没有撤销"):
        take_back(call, by=None, at=MONDAY + DAY)
