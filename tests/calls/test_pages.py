from pathlib import Path

import pytest
from django.urls import reverse

from tests.factories.calls import MONDAY, CommunityFactory, clerk, dispatched, raised
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("calls", [1, 3])
def test_the_list_costs_the_same_however_long(client, calls, django_assert_max_num_queries):
    client.force_login(clerk("dispatcher", DistrictFactory()))
    for _ in range(calls):
        raised()

    with django_assert_max_num_queries(8):
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
