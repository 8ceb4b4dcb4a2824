"""The dispatcher's board: by the clock, with reasons; two people on one row; one click there and back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.calls.dispatching import adopt
from mahua.calls.models import Dispatch, RoutingRule, holding
from mahua.kernel.errors import Refused
from tests.factories.access import UserFactory
from tests.factories.calls import MONDAY, CategoryFactory, CommunityFactory, clerk, dispatched, lead_of, queued
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispatcher(client):
    user = clerk("dispatcher", DistrictFactory())
    client.force_login(user)
    return user


def lifts_to(unit, *, order=3):
    """A rule that sends lifts to a unit, and its category."""
    category = CategoryFactory(name="电梯")
    RoutingRule.objects.create(order=order, category=category, unit=unit)
    return category


def test_the_most_urgent_call_stands_first(client, dispatcher):
    queued("可以慢慢来")
    queued("马上就要办", urgency="critical")

    page = client.get(reverse("calls:board")).content.decode()

    assert page.index("马上就要办") < page.index("可以慢慢来")


@pytest.mark.parametrize("calls", [1, 3])
def test_the_board_costs_the_same_however_long(client, dispatcher, calls, django_assert_max_num_queries):
    category = lifts_to(UnitFactory())
    for _ in range(calls):
        queued(category=category)
    client.get(reverse("calls:board"))

    with django_assert_max_num_queries(8):
        page = client.get(reverse("calls:board")).content.decode()

    assert page.count("采纳建议，") == calls


def test_a_suggestion_says_by_which_rule_and_is_adopted_in_one_click(client, dispatcher):
    unit = UnitFactory(name="市场监管局")
    call = queued(category=lifts_to(unit))
    page = client.get(reverse("calls:board")).content.decode()

    client.post(reverse("calls:adopt", args=[call.code]), {"adopt": f"rule-{unit.code}"})

    call.refresh_from_db()
    assert "第3条：类别=电梯" in page
    assert (call.state, call.lead) == ("dispatched", unit)
    assert (call.dispatches.get().how, call.dispatches.get().reasons) == ("rule", "第3条：类别=电梯")


def test_nobody_adopts_another_suggestion_than_the_one_they_read():
    before, now = UnitFactory(), UnitFactory()
    call = queued(category=lifts_to(now))

    with pytest.raises(Refused, match="建议已经变了"):
        adopt(call, key=f"rule-{before.code}", by=UserFactory(), at=MONDAY)

    call.refresh_from_db()
    assert call.state == "queued"


def test_a_row_somebody_works_on_is_theirs_for_ten_minutes_and_others_are_told():
    call, first, second = queued(), UserFactory(name="甲某"), UserFactory()
    holding.hold(call, by=first, at=MONDAY)

    with pytest.raises(Refused, match="甲某正在处理这件，10:10前"):
        Dispatch.send(call, lead=UnitFactory(), by=second, at=MONDAY + timedelta(minutes=9))

    Dispatch.send(call, lead=UnitFactory(), by=second, at=MONDAY + timedelta(minutes=10))
    assert (call.state, call.held_by) == ("dispatched", None)


def test_the_board_shows_who_works_on_a_row_and_offers_it_to_nobody_else(client, dispatcher):
    call = queued()
    page = client.get(reverse("calls:board")).content.decode()
    assert f'value="{call.code}"' in page

    holding.hold(call, by=UserFactory(name="甲某"), at=timezone.now())
    page = client.get(reverse("calls:board")).content.decode()

    assert "甲某在办" in page
    assert f'value="{call.code}"' not in page


def test_ticked_rows_go_to_one_unit_and_what_could_not_be_sent_is_named(client, dispatcher):
    unit, sent, held = UnitFactory(name="住建局"), queued(), queued()
    holding.hold(held, by=UserFactory(name="甲某"), at=timezone.now())

    page = client.post(
        reverse("calls:dispatch_many"), {"call": [sent.code, held.code], "unit": "住建局"}, follow=True
    ).content.decode()

    sent.refresh_from_db()
    held.refresh_from_db()
    assert (sent.lead, held.state) == (unit, "queued")
    assert "已派出 1 件" in page
    assert f"{held.number} 没有派出：甲某正在处理" in page


def test_ticked_rows_without_a_unit_go_each_where_its_own_suggestion_says(client, dispatcher):
    lift, road = UnitFactory(), UnitFactory()
    one, other = queued(category=lifts_to(lift)), queued("路上有坑")
    RoutingRule.objects.create(order=4, words="坑", unit=road)
    shown = [f"{one.code} rule-{lift.code}", f"{other.code} rule-{road.code}"]

    client.post(reverse("calls:dispatch_many"), {"call": [one.code, other.code], "offer": shown})

    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.lead, other.lead) == (lift, road)


def test_a_unit_nobody_knows_keeps_what_was_ticked(client, dispatcher):
    call = queued()

    answer = client.post(reverse("calls:dispatch_many"), {"call": [call.code], "unit": "没有的局"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "没有叫“没有的局”的单位" in page
    assert f'value="{call.code}" aria-label="勾选 {call.title}" checked' in page


def test_a_dispatch_by_mistake_is_undone_from_the_board_until_somebody_accepts(client, dispatcher):
    call = dispatched(by=dispatcher, at=timezone.now())
    assert call.title in client.get(reverse("calls:sent")).content.decode()

    client.post(reverse("calls:undo_dispatch", args=[call.code]))

    call.refresh_from_db()
    assert call.state == "queued"
    Dispatch.send(call, lead=UnitFactory(), by=dispatcher, at=timezone.now())
    lead_of(call).accept(by=None, at=timezone.now())
    assert call.title not in client.get(reverse("calls:sent")).content.decode()


def test_several_may_be_asked_and_the_first_to_accept_leads(client, dispatcher):
    call = queued()
    one, two = UnitFactory(name="甲局"), UnitFactory(name="乙局")
    asked = {"unit": "甲局", "other_1": "乙局", "others_as": "candidate"}

    client.post(reverse("calls:dispatch", args=[call.code]), asked)

    call.refresh_from_db()
    assert set(call.responses.values_list("organisation", "role")) == {(one.pk, "candidate"), (two.pk, "candidate")}


def test_the_second_return_makes_the_centre_name_the_owner(client, dispatcher):
    call = dispatched()
    for _ in range(2):
        lead_of(call).return_(reason="not_ours", words="不归我们", by=None, at=call.dispatched_at)
        call.refresh_from_db()
        if call.bounces == 1:
            Dispatch.send(call, lead=UnitFactory(), by=None, at=MONDAY)

    assert "由指挥中心指定主办单位" in client.get(call.get_absolute_url()).content.decode()


def test_the_counts_say_how_many_open_calls_stand_where(client, dispatcher):
    queued(at=MONDAY - timedelta(days=60))
    queued(at=timezone.now())
    dispatched(at=timezone.now())

    page = client.get(reverse("calls:board"))

    found = {each.state: (each.count, each.late) for each in page.context["standings"]}
    assert found == {"queued": (2, 1), "dispatched": (1, 0)}


def test_only_the_centre_enters_the_board(client):
    client.force_login(clerk("community_clerk", CommunityFactory()))

    assert client.get(reverse("calls:board")).status_code == 403
