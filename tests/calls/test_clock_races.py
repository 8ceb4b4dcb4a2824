"""What a clock does when a call goes back to the beginning of it, and who is late."""

from datetime import time, timedelta

import pytest

from mahua.calls import escalation, rescheduling
from mahua.calls.merging import merge, unmerge
from mahua.calls.models import Call, Dispatch, OfficeHours, Rating
from mahua.ledger.models import Fact
from tests.factories.access import UserFactory
from tests.factories.calls import (
    MONDAY,
    CommunityFactory,
    StreetFactory,
    called_back,
    dispatched,
    lead_of,
    queued,
    raised,
)
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def late(call=None, clock="solve"):
    """The bodies said to be late, in order."""
    facts = Fact.objects.filter(kind="call.overdue", text__contains=f'"clock":"{clock}"').order_by("position")
    facts = facts.filter(text__contains=call.code) if call else facts
    return list(facts.values_list("organisation_code", flat=True))


def test_a_second_body_that_does_not_accept_in_time_is_late_too():
    first, second = UnitFactory(), UnitFactory()
    call = dispatched(unit=first, at=MONDAY)
    escalation.sweep(call.accept_due_at + timedelta(minutes=1))
    lead_of(call).return_(reason="not_ours", words="不是我们", by=None, at=MONDAY + timedelta(hours=7))
    call.refresh_from_db()
    Dispatch.send(call, lead=second, by=None, at=MONDAY + DAY)

    for minute in (1, 2):
        escalation.sweep(call.accept_due_at + timedelta(minutes=minute))

    assert late(call, "accept") == [first.code, second.code]


def test_a_call_its_street_handed_up_late_is_late_again_when_the_district_is():
    DistrictFactory()
    call = raised(at=MONDAY)
    escalation.sweep(call.due_at + timedelta(minutes=1))
    call.escalate(by=None, at=call.due_at + DAY, street=StreetFactory())
    Dispatch.send(call, lead=UnitFactory(), by=None, at=call.clock_from)
    lead_of(call).accept(by=None, at=call.clock_from)
    call.refresh_from_db()

    escalation.sweep(call.due_at + timedelta(minutes=1))

    assert late(call)[1:] == [call.lead.code]


def test_a_call_nobody_was_asked_about_is_late_at_its_street_or_at_the_centre_and_never_at_the_caller():
    district, street = DistrictFactory(), StreetFactory()
    waits, queue = raised(caller=CommunityFactory(parent=street)), queued(caller=CommunityFactory(parent=street))

    escalation.sweep(waits.due_at + timedelta(minutes=1))

    assert {queue.caller.code, waits.caller.code}.isdisjoint(late())
    assert sorted(late()) == sorted([district.code, street.code])


def test_a_merge_undone_may_be_late_again():
    DistrictFactory()
    call = queued(at=MONDAY)
    escalation.sweep(call.due_at + timedelta(minutes=1))
    merge(call, into=queued(at=MONDAY), by=None, at=call.due_at + DAY)
    unmerge(call, by=None, at=call.due_at + DAY)

    escalation.sweep(call.due_at + timedelta(minutes=1))

    assert len(late(call)) == 2


def test_a_unit_with_hours_of_its_own_has_its_clock_by_them_from_the_dispatch_on():
    unit = UnitFactory()
    OfficeHours.objects.create(organisation=unit, opens=time(8), lunch_from=None, lunch_until=None, closes=time(20))
    call = dispatched(unit=unit, at=MONDAY)

    assert rescheduling.moved() == []

    lead_of(call).return_(reason="not_ours", words="不是我们", by=None, at=MONDAY)
    assert rescheduling.moved() == []


def test_a_reopened_call_is_to_be_contacted_by_the_hours_of_its_unit():
    call = called_back()
    OfficeHours.objects.create(
        organisation=call.lead, opens=time(8), lunch_from=None, lunch_until=None, closes=time(20)
    )

    Rating.give(call, grade=1, words="还在漏", by=UserFactory(), at=MONDAY + timedelta(hours=3))

    assert Call.objects.get(pk=call.pk).contact_due_at == MONDAY + timedelta(hours=10)
