from pathlib import Path

import pytest
from django.urls import reverse

import mahua.assessment.indicators  # noqa: F401 (declares them)
from mahua.access.roles import PERMISSIONS
from mahua.assessment.engine.indicator import INDICATORS
from mahua.calls import states
from mahua.calls.models import Call
from mahua.console.search.sources import SOURCES
from mahua.ledger.kinds import KINDS
from mahua.notices import kinds
from tests.factories.calls import MONDAY, CategoryFactory, CommunityFactory, answered, clerk, dispatched, raised
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("calls", [1, 3])
def test_the_list_costs_the_same_however_long(client, calls, django_assert_max_num_queries):
    client.force_login(clerk("dispatcher", DistrictFactory()))
    for _ in range(calls):
        raised()
    client.get(reverse("calls:index"))  # the session notes its beginning once

    with django_assert_max_num_queries(5):
        response = client.get(reverse("calls:index"))

    assert response.content.decode().count("<tr>") == calls + 1


def test_a_community_sees_its_own_calls_and_no_others(client):
    community = CommunityFactory()
    raised("我们的路灯坏了", caller=community)
    raised("别处的事")
    client.force_login(clerk("community_clerk", community))

    page = client.get(reverse("calls:index")).content.decode()

    assert "我们的路灯坏了" in page
    assert "别处的事" not in page


@pytest.mark.parametrize("role", ["unit_responder", "community_clerk", "dispatcher"])
@pytest.mark.parametrize("wanted", [states.OPEN, states.WAITING, states.ENDED])
def test_calls_in_some_states_are_those_seen_that_are_in_them(role, wanted):
    unit, community = UnitFactory(), CommunityFactory()
    for about in ({"unit": unit}, {"caller": community}, {}):
        dispatched(**about)
        ended = raised(caller=about.get("caller") or CommunityFactory())
        ended.withdraw(by=None, at=MONDAY)
    raised(caller=community)
    user = clerk(role, {"unit_responder": unit, "community_clerk": community}.get(role) or DistrictFactory())

    found = Call.objects.visible_in(user, states=wanted)

    assert found.exists() or role == "unit_responder"
    assert set(found) == set(Call.objects.visible_to(user).filter(state__in=wanted))


def test_a_category_shows_what_stands_right_below_it_too(client):
    above = CategoryFactory()
    below = CategoryFactory(parent=above)
    raised("上面的事", category=above)
    raised("下面的事", category=below)
    raised("别的事", category=CategoryFactory())
    client.force_login(clerk("dispatcher", DistrictFactory()))

    page = client.get(reverse("calls:index"), {"category": above.code}).content.decode()

    assert "上面的事" in page
    assert "下面的事" in page
    assert "别的事" not in page


def test_a_unit_sees_what_it_was_asked_to_answer_and_nothing_else(client):
    unit = UnitFactory()
    asked, other = dispatched(title="电梯停了", unit=unit), dispatched(title="别家的事")
    client.force_login(clerk("unit_responder", unit))

    assert client.get(asked.get_absolute_url()).status_code == 200
    assert client.get(other.get_absolute_url()).status_code == 404


def test_a_call_shows_its_clock_its_history_and_nothing_of_the_person_behind_it(client, django_assert_max_num_queries):
    unit = UnitFactory()
    call = dispatched(unit=unit, at=MONDAY, requester={"contact": "relayed", "name": "张三丰", "phone": "13800138000"})
    client.force_login(clerk("unit_responder", unit))

    client.get(call.get_absolute_url())  # the first visit notes in the session when it was

    with django_assert_max_num_queries(8):
        page = client.get(call.get_absolute_url()).content.decode()

    assert "7 个工作日" in page
    assert "11月23日 周一" in page
    assert "已封存" in page
    assert "张三丰" not in page
    assert "13800138000" not in page


def test_the_body_called_does_not_read_lines_meant_for_the_centre(client):
    unit = UnitFactory()
    call = dispatched(unit=unit)
    call.note("returned", by=None, at=MONDAY, words="前一家说不归他管", shown_to="centre")
    client.force_login(clerk("dispatcher", DistrictFactory()))
    seen_by_centre = client.get(call.get_absolute_url()).content.decode()
    client.force_login(clerk("unit_responder", unit))
    seen_by_unit = client.get(call.get_absolute_url()).content.decode()

    assert "前一家说不归他管" in seen_by_centre
    assert "前一家说不归他管" not in seen_by_unit


def test_pages_call_it_what_the_district_calls_it(client, settings):
    settings.CALL_LABEL = "事件"
    call = raised()
    client.force_login(clerk("dispatcher", DistrictFactory()))

    listed, shown = client.get(reverse("calls:index")), client.get(call.get_absolute_url())

    assert "事件" in listed.content.decode()
    assert f"事件 {call.number}" in shown.content.decode()
    assert "呼件" not in listed.content.decode() + shown.content.decode()


def test_no_page_has_the_usual_word_for_a_call_written_into_it():
    pages = [*Path("mahua/calls/templates").rglob("*.html"), *Path("mahua/console/templates").rglob("*.html")]

    assert len(pages) > 60
    assert [page.name for page in pages if "呼件" in page.read_text(encoding="utf-8")] == []


def test_what_may_be_done_told_and_counted_is_named_without_the_usual_word_for_a_call():
    named = [
        *(permission.words for permission in PERMISSIONS.values()),
        *(each.words for each in kinds.in_order()),
        *(each.title for each in INDICATORS.values()),
        *(each.title for each in KINDS.values()),
    ]

    assert len(named) > 100
    assert [words for words in named if "呼件" in words] == []


def test_calls_are_found_under_what_the_district_calls_them(settings):
    settings.CALL_LABEL = "事件"

    assert SOURCES["call"].label == "事件"


def test_the_clock_of_a_call_that_was_answered_stands_at_the_answer(client):
    running, done = raised(), answered()
    client.force_login(clerk("dispatcher", DistrictFactory()))

    shown, after = (client.get(call.get_absolute_url()).content.decode() for call in (running, done))

    assert (">现在</text>" in shown, ">答复</text>" in shown, "还剩" in shown or "超出" in shown) == (True, False, True)
    assert (">现在</text>" in after, ">答复</text>" in after, "没有用到的" in after) == (False, True, True)
