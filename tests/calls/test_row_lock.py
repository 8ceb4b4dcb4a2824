"""占住: what somebody of the centre works on is left to them, whatever is decided about it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mahua.calls import merging, splitting
from mahua.calls.models import Call, Dispatch, holding
from mahua.kernel.errors import Refused
from tests.factories.access import UserFactory
from tests.factories.calls import MONDAY, clerk, queued
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db
SOON = MONDAY + timedelta(minutes=5)
DECISIONS = {
    "dispatch": lambda call, by, at: Dispatch.send(call, lead=UnitFactory(), by=by, at=at),
    "merge": lambda call, by, at: merging.merge(call, into=queued(at=MONDAY), by=by, at=at),
    "split": lambda call, by, at: splitting.split(call, ["电梯", "门禁"], by=by, at=at),
    "divert": lambda call, by, at: call.divert(channel="区纪委监委信访室", words="", by=by, at=at),
    "unmerge": lambda call, by, at: merging.unmerge(call, by=by, at=at),
}


def waiting(decision):
    """A call about which this may be decided."""
    call = queued(at=MONDAY)
    if decision == "unmerge":
        merging.merge(call, into=queued(at=MONDAY), by=None, at=MONDAY)
    return call


@pytest.mark.parametrize("decision", DECISIONS)
def test_what_somebody_works_on_nobody_else_decides_about(decision):
    call, first, second = waiting(decision), UserFactory(name="甲某"), UserFactory()
    holding.hold(call, by=first, at=MONDAY)

    with pytest.raises(Refused, match="甲某正在处理"):
        DECISIONS[decision](call, second, SOON)

    assert Call.objects.get(pk=call.pk).held_by == first


@pytest.mark.parametrize("decision", DECISIONS)
def test_whoever_works_on_it_decides_and_gives_it_back(decision):
    call, first = waiting(decision), UserFactory()
    before = call.state
    holding.hold(call, by=first, at=MONDAY)

    DECISIONS[decision](call, first, SOON)

    call = Call.objects.get(pk=call.pk)
    assert call.state != before
    assert (call.held_by, call.held_until) == (None, None)


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_hold_that_ran_out_binds_nobody(decision):
    call = waiting(decision)
    holding.hold(call, by=UserFactory(), at=MONDAY)

    DECISIONS[decision](call, UserFactory(), MONDAY + holding.HOLD)

    assert Call.objects.get(pk=call.pk).held_by is None


def test_the_page_offers_no_decision_about_what_another_works_on(client):
    call, other = queued(at=timezone.now()), UserFactory(name="甲某")
    client.force_login(clerk("dispatcher", DistrictFactory()))
    assert "并件</button>" in client.get(call.get_absolute_url()).content.decode()

    holding.hold(call, by=other, at=timezone.now())

    page = client.get(call.get_absolute_url()).content.decode()
    assert "甲某正在处理" in page
    assert [word in page for word in ("并件</button>", "拆分</button>", "转法定渠道</button>")] == [False] * 3
