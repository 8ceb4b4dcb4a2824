"""吹哨: bodies called to the place, by the pages of the street, the centre and the bodies that come."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.calls.models import JointVisit
from mahua.notices.models import Notice
from tests.factories.calls import CommunityFactory, StreetFactory, accepted, clerk, queued
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def street():
    return StreetFactory(parent=DistrictFactory(), name="柳溪街道")


@pytest.fixture
def at_the_street(client, street):
    client.force_login(clerk("street_clerk", street))
    return client


def call_in(street, **about):
    return queued(caller=CommunityFactory(parent=street), **about)


def asked(*units, **changed):
    usual = {"occasion": "daily", "place": "桥头路口", "day": "2026-12-01", "hour": "14:30"}
    return {**usual, "units": [unit.code for unit in units], **changed}


def summon(client, call, *units, **changed):
    return client.post(reverse("calls:summon", args=[call.code]), asked(*units, **changed))


def page_of(client, call):
    return client.get(call.get_absolute_url()).content.decode()


def test_the_street_calls_units_to_the_place_and_everybody_sees_who_came(client, at_the_street, street):
    call, unit, other = call_in(street), UnitFactory(name="住建局"), UnitFactory(name="城管局")
    summon(at_the_street, call, unit, other)
    visit = JointVisit.objects.get()
    visit.arrive(unit, by=None, at=visit.summoned_at + timedelta(minutes=25))

    page = page_of(at_the_street, call)

    assert visit.street == street
    assert "2 家，已到 1 家" in page
    assert "25 分钟" in page
    assert "未报到" in page


@pytest.mark.parametrize("wrong", [{"units": []}, {"place": ""}, {"day": "明天"}, {"occasion": "不知道"}])
def test_a_whistle_that_lacks_something_comes_back_with_what_was_typed(at_the_street, street, wrong):
    unit = UnitFactory()

    answer = summon(at_the_street, call_in(street), unit, **wrong)

    assert answer.status_code == 422
    assert 'value="14:30"' in answer.content.decode()
    assert not JointVisit.objects.exists()


def test_sending_the_same_page_twice_whistles_once(at_the_street, street):
    call, unit = call_in(street), UnitFactory()
    once = at_the_street.get(reverse("calls:summon", args=[call.code])).context["once"]

    summon(at_the_street, call, unit, once=once)
    again = summon(at_the_street, call, unit, once=once)

    assert again.status_code == 409
    assert JointVisit.objects.count() == 1


def test_a_unit_called_to_the_place_sees_the_call_and_reports_in(client, at_the_street, street):
    call, unit = call_in(street), UnitFactory()
    summon(at_the_street, call, unit)
    client.force_login(clerk("unit_responder", unit))

    offered = page_of(client, call)
    client.post(reverse("calls:arrive", args=[JointVisit.objects.get().code]))

    assert "到场报到" in offered
    assert "到场报到" not in page_of(client, call)
    assert JointVisit.objects.get().arrivals.get().arrived_at


def test_a_unit_that_was_not_called_sees_nothing_of_it(client, at_the_street, street):
    call, unit, stranger = call_in(street), UnitFactory(), UnitFactory()
    summon(at_the_street, call, unit)
    client.force_login(clerk("unit_responder", stranger))

    assert client.get(call.get_absolute_url()).status_code == 404
    assert client.post(reverse("calls:arrive", args=[JointVisit.objects.get().code])).status_code == 404


def test_nobody_leaves_before_the_street_says_what_was_finished(at_the_street, street):
    call = call_in(street)
    summon(at_the_street, call, UnitFactory())
    visit = JointVisit.objects.get()
    end = reverse("calls:stand_down", args=[call.code, visit.code])

    refused = at_the_street.post(end, {"words": ""})
    still_there = JointVisit.objects.get().stood_down_at
    at_the_street.post(end, {"words": "路面已清理，井盖明日更换。"})

    assert refused.status_code == 422
    assert "事不完，人不撤" in refused.content.decode()
    assert still_there is None
    assert JointVisit.objects.get().stood_down_at
    assert "井盖明日更换" in page_of(at_the_street, call)


def test_the_body_in_charge_neither_whistles_nor_stands_down(client, street):
    unit = UnitFactory()
    call = accepted(unit=unit, at=timezone.now())
    client.force_login(clerk("unit_responder", unit))

    assert client.get(reverse("calls:summon", args=[call.code])).status_code == 403
    assert "吹哨，请几家到现场" not in page_of(client, call)


def test_the_centre_whistles_for_the_street_on_whose_ground_it_is(client, street):
    call = call_in(street)
    client.force_login(clerk("dispatcher", street.above().get(kind="district")))

    summon(client, call, UnitFactory())

    assert JointVisit.objects.get().street == street


@pytest.mark.parametrize(("occasion", "urgent"), [("daily", False), ("tough", False), ("emergency", True)])
def test_whoever_answers_for_a_unit_is_told_and_of_an_emergency_at_once(at_the_street, street, occasion, urgent):
    unit = UnitFactory()
    responder = clerk("unit_responder", unit)

    summon(at_the_street, call_in(street, place="三号楼"), unit, occasion=occasion)

    notice = Notice.objects.get(user=responder)
    assert notice.is_urgent is urgent
    assert "12月1日 14:30" in notice.title
    assert "桥头路口" not in notice.title


def test_the_units_are_told_that_they_may_go(at_the_street, street):
    unit = UnitFactory()
    responder, call = clerk("unit_responder", unit), call_in(street)
    summon(at_the_street, call, unit)

    at_the_street.post(
        reverse("calls:stand_down", args=[call.code, JointVisit.objects.get().code]), {"words": "已清理。"}
    )

    assert Notice.objects.filter(user=responder, title="柳溪街道日常哨已收哨").count() == 1
