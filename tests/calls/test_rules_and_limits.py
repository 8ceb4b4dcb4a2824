"""Routing rules, limits and office hours: what a change does is shown before it is saved, and nobody saves over another."""

import re

import pytest
from django.urls import reverse

from mahua.calls.models import OfficeHours, RoutingRule, TimeLimit
from mahua.ledger.models import Fact
from tests.factories.calls import CategoryFactory, StreetFactory, clerk, dispatched, queued
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispatcher(client):
    user = clerk("dispatcher", DistrictFactory())
    client.force_login(user)
    return user


def hidden(page):
    """What the page's form sends back unseen."""
    return dict(re.findall(r'type="hidden" name="(stamp|shown)" value="(\w*)"', page))


def shown_then_saved(client, address, said, *, between=lambda: None):
    """The way of a person: open, see what it does, save. Returns the page that showed it, and the answer to saving."""
    opened = hidden(client.get(address).content.decode())
    shown = client.post(address, {**said, **opened}).content.decode()
    between()
    return shown, client.post(address, {**said, **hidden(shown), "save": "1"})


def test_a_rule_is_tried_on_the_last_calls_before_it_is_saved(client, dispatcher):
    UnitFactory(name="市场监管局")
    category, street = CategoryFactory(name="电梯"), StreetFactory(name="柳溪街道")
    queued("电梯停了", category=category, caller=street)
    queued("别处电梯", category=category)
    said = {"order": "1", "category": category.code, "place": "柳溪街道", "unit": "市场监管局"}

    shown, saved = shown_then_saved(client, reverse("calls:new_routing_rule"), said)

    assert "有 1 件会改建议" in shown
    assert "没有规则" in shown
    assert saved.status_code == 302
    assert str(RoutingRule.objects.get()) == "第1条：类别=电梯 且 地点=柳溪街道"
    assert Fact.objects.latest("position").data["what"] == "laid_down"


def test_a_dry_run_asks_for_the_calls_once(dispatcher, django_assert_max_num_queries):
    from mahua.calls import routing  # noqa: PLC0415

    unit, category = UnitFactory(), CategoryFactory()
    for _ in range(3):
        queued(category=category)
    after = [RoutingRule(order=1, category=category, unit=unit)]
    dispatcher.scopes  # noqa: B018 -- kept for the request

    with django_assert_max_num_queries(2):  # calls, categories
        tried = routing.dry_run(dispatcher, before=[], after=after)

    assert (tried.tried, tried.moves) == (3, (("没有规则", unit.name, 3),))


def test_what_was_not_shown_is_not_saved(client, dispatcher):
    UnitFactory(name="城管局")
    said = {"order": "1", "words": "坑", "unit": "城管局", "save": "1"}
    stamp = hidden(client.get(reverse("calls:new_routing_rule")).content.decode())["stamp"]

    answer = client.post(reverse("calls:new_routing_rule"), {**said, "stamp": stamp})

    assert "试算" in answer.content.decode()
    assert not RoutingRule.objects.exists()


def test_a_rule_without_a_condition_would_take_all_and_is_refused(client, dispatcher):
    UnitFactory(name="城管局")

    answer = client.post(reverse("calls:new_routing_rule"), {"order": "1", "unit": "城管局"})

    assert answer.status_code == 422
    assert "至少写一个条件" in answer.content.decode()


def test_a_rule_moves_up_and_the_others_follow(client, dispatcher):
    unit = UnitFactory(name="城管局")
    rules = [RoutingRule.objects.create(order=n, words=f"词{n}", unit=unit) for n in (1, 2, 3)]

    shown_then_saved(
        client, reverse("calls:routing_rule", args=[rules[2].pk]), {"order": "1", "words": "词3", "unit": "城管局"}
    )

    assert list(RoutingRule.objects.in_order().values_list("words", "order")) == [("词3", 1), ("词1", 2), ("词2", 3)]


def test_a_rule_keeps_its_place_among_rules_numbered_with_gaps(client, dispatcher):
    unit = UnitFactory(name="城管局")
    rules = [RoutingRule.objects.create(order=n, words=f"词{n}", unit=unit) for n in (10, 20, 30)]
    address = reverse("calls:routing_rule", args=[rules[1].pk])
    shown = client.get(address).context["form"]["order"].value()

    shown_then_saved(client, address, {"order": shown, "words": "词20 坑", "unit": "城管局"})

    assert list(RoutingRule.objects.in_order().values_list("words", "order")) == [
        ("词10", 1),
        ("词20 坑", 2),
        ("词30", 3),
    ]


def test_a_retired_rule_decides_no_more(client, dispatcher):
    rule = RoutingRule.objects.create(order=1, words="坑", unit=UnitFactory(name="城管局"))
    said = {"order": "1", "words": "坑", "unit": "城管局", "retired": "on"}

    shown_then_saved(client, reverse("calls:routing_rule", args=[rule.pk]), said)

    assert not RoutingRule.objects.in_order().exists()
    assert Fact.objects.latest("position").data["what"] == "retired"


def test_of_two_who_change_a_rule_at_once_the_second_sees_both_versions(client, dispatcher):
    rule = RoutingRule.objects.create(order=1, words="坑", unit=UnitFactory(name="城管局"))
    said = {"order": "1", "words": "坑 洞", "unit": "城管局"}

    def somebody_else():
        RoutingRule.objects.filter(pk=rule.pk).update(words="井盖")

    _, answer = shown_then_saved(client, reverse("calls:routing_rule", args=[rule.pk]), said, between=somebody_else)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "含“井盖”" in page
    assert 'value="坑 洞"' in page


def test_every_limit_says_in_words_whose_time_it_is(client, dispatcher):
    page = client.get(reverse("calls:time_limits")).content.decode()

    assert "7 个工作日" in page
    assert "24 个自然小时" in page
    assert "默认值，非官方规定" in page


def test_another_limit_shows_which_calls_move_and_moves_them_with_a_fact(client, dispatcher):
    call = queued("电梯停了")
    before = call.due_at
    said = {"amount": "3", "unit": "days", "natural": "no"}

    shown, _ = shown_then_saved(client, reverse("calls:time_limit", args=["ordinary", "solve"]), said)

    call.refresh_from_db()
    assert "1 件在办呼件的期限会变" in shown
    assert call.number in shown
    assert call.due_at < before
    fact = Fact.objects.latest("position")
    assert (fact.kind, fact.data["minutes"], fact.data["moved"]) == ("time_limit.amended", 1260, 1)
    assert not TimeLimit.objects.get(urgency="ordinary", clock="solve").is_default


def test_another_limit_for_accepting_shows_what_moves_and_moves_it(client, dispatcher):
    call = dispatched()
    before = call.accept_due_at

    said = {"amount": "1", "unit": "hours", "natural": "no"}
    shown, _ = shown_then_saved(client, reverse("calls:time_limit", args=["ordinary", "accept"]), said)

    call.refresh_from_db()
    assert "1 件在办呼件的期限会变" in shown
    assert "接收时限" in shown
    assert call.number in shown
    assert call.accept_due_at < before
    assert Fact.objects.latest("position").data["moved"] == 1


def test_of_two_who_change_a_limit_at_once_the_second_sees_both(client, dispatcher):
    address = reverse("calls:time_limit", args=["ordinary", "solve"])

    def somebody_else():
        TimeLimit.objects.filter(urgency="ordinary", clock="solve").update(minutes=5 * 420)

    said = {"amount": "3", "unit": "days", "natural": "no"}
    _, answer = shown_then_saved(client, address, said, between=somebody_else)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "现在是 5 个工作日，您写的是 3 个工作日" in page
    assert TimeLimit.objects.get(urgency="ordinary", clock="solve").minutes == 5 * 420


def test_a_unit_that_works_longer_has_its_calls_due_earlier(client, dispatcher):
    unit = UnitFactory()
    call = dispatched(unit=unit)
    before = call.due_at

    shown, _ = shown_then_saved(client, reverse("calls:office_hours_of", args=[unit.code]), {"hours": "8:00-20:00"})

    call.refresh_from_db()
    assert "1 件在办呼件的期限会变" in shown
    assert call.due_at < before
    assert OfficeHours.of(unit).minutes_a_day == 720
    assert Fact.objects.latest("position").kind == "office_hours.amended"


def test_hours_nobody_can_read_come_back_with_how_to_write_them(client, dispatcher):
    answer = client.post(reverse("calls:office_hours_of", args=[UnitFactory().code]), {"hours": "早九晚五"})

    assert answer.status_code == 422
    assert "看不懂办公时间“早九晚五”" in answer.content.decode()
