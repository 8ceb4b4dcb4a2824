"""Calls on the first screens."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.calls.models import Call
from tests.factories.calls import answered, clerk, dispatched
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db


def home_of(client, user):
    client.force_login(user)
    return client.get(reverse("console:home")).content.decode()


def late(call):
    Call.objects.filter(pk=call.pk).update(due_at=call.raised_at)
    return call


def test_the_responder_starts_with_what_is_to_be_accepted(client):
    unit = UnitFactory()
    dispatched(unit=unit, title="电梯停了", at=timezone.now())

    page = home_of(client, clerk("unit_responder", unit))

    assert "电梯停了" in page
    assert ">接收</button>" in page


def test_who_calls_back_starts_with_what_waits_for_it(client):
    answered(title="电梯停了", at=timezone.now())

    page = home_of(client, clerk("call_backer", DistrictFactory()))

    assert "电梯停了" in page


def test_the_working_committee_reads_with_whom_calls_are_overdue_in_roster_order(client):
    first, second = UnitFactory(name="甲局"), UnitFactory(name="乙局")
    for unit in (second, second, first):
        late(dispatched(unit=unit, at=timezone.now()))
    dispatched(unit=UnitFactory(name="丙局"), at=timezone.now())

    page = home_of(client, clerk("working_committee", DistrictFactory()))

    card = page[page.index("超时的呼件") :]
    assert card.index("甲局") < card.index("乙局")
    assert "丙局" not in card[: card.index("</table>")]


def test_a_units_leader_reads_which_calls_the_unit_owes(client):
    unit = UnitFactory()
    dispatched(unit=unit, title="电梯停了", at=timezone.now())

    page = home_of(client, clerk("unit_leader", unit))

    assert "电梯停了" in page
