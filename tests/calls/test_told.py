"""Who hears what of a step, once the ledger has been read."""

import pytest

from mahua.calls.merging import merge
from mahua.calls.models import Dispatch, Rating
from mahua.ledger.models import Cursor
from mahua.ledger.relay import run_pending
from mahua.notices.models import Notice
from tests.factories.access import UserFactory
from tests.factories.calls import MONDAY, CommunityFactory, called_back, clerk, lead_of, queued
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reading_begins():
    run_pending(only="calls.steps_told")


def heard(user):
    for _ in range(2):  # reading the ledger again tells nobody twice
        run_pending(only="calls.steps_told")
    return list(Notice.objects.filter(user=user).order_by("pk").values_list("title", flat=True))


def test_every_body_asked_hears_that_a_call_is_with_it():
    lead, other = UnitFactory(), UnitFactory()
    asked, beside, elsewhere = (clerk("unit_responder", unit) for unit in (lead, other, UnitFactory()))
    call = queued("王某家漏水")

    Dispatch.send(call, lead=lead, co_units=[other], by=None, at=MONDAY)

    assert heard(asked) == heard(beside) == [f"{call.number} 派到本单位，请接收"]
    assert heard(elsewhere) == []


def test_an_urgent_one_is_told_at_once_an_ordinary_one_in_rounds():
    unit = UnitFactory()
    clerk("unit_responder", unit)
    for urgency in ("ordinary", "critical"):
        Dispatch.send(queued(urgency=urgency, at=MONDAY), lead=unit, by=None, at=MONDAY)
    run_pending(only="calls.steps_told")

    waits = dict(Notice.objects.values_list("is_urgent", "deliver_after"))
    assert waits[True] == MONDAY
    assert waits[False] > MONDAY


def test_whoever_called_hears_that_it_was_merged_and_into_what():
    community = CommunityFactory()
    caller = clerk("community_clerk", community)
    call, into = queued(caller=community), queued()

    merge(call, into=into, by=None, at=MONDAY)

    assert heard(caller) == [f"您呼的 {call.number} 与 {into.number} 是同一件事，已并到一起办"]


def test_the_centre_hears_of_a_return():
    centre = clerk("dispatcher", DistrictFactory())
    call = queued()
    Dispatch.send(call, lead=UnitFactory(), by=None, at=MONDAY)
    lead_of(call).return_(reason="not_ours", words="属城管", by=None, at=MONDAY)

    assert heard(centre) == [f"{call.number} 被退回，请另派"]


def test_the_caller_is_asked_to_rate_and_the_body_hears_if_it_was_not_content():
    community, unit = CommunityFactory(), UnitFactory()
    caller, responder = clerk("community_clerk", community), clerk("unit_responder", unit)
    call = called_back(caller=community, unit=unit, solved=False)
    Rating.give(call, grade=1, words="还在漏", by=UserFactory(), at=MONDAY)

    assert heard(caller) == [f"您呼的 {call.number} 已回访，请评议承办单位"]
    assert heard(responder)[-1] == f"{call.number} 呼叫方不满意，请重新办理"


def test_an_installation_that_learns_to_tell_does_not_tell_what_was_long_ago():
    unit = UnitFactory()
    responder = clerk("unit_responder", unit)
    Dispatch.send(queued(), lead=unit, by=None, at=MONDAY)
    Cursor.objects.filter(name="calls.steps_told").delete()

    assert heard(responder) == []
