"""呼件单: one call on paper, with its clock and history, as far as the reader sees it."""

import pytest
from django.urls import reverse

from tests.factories.calls import MONDAY, answered, clerk, dispatched, lead_of
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db


def sheet(client, call):
    return client.get(reverse("calls:print", args=[call.code])).content.decode()


def test_the_sheet_holds_the_clock_and_the_history(client):
    call = answered(title="电梯停了", unit=UnitFactory(name="住建局"), outside_number="BJ1")
    client.force_login(clerk("dispatcher", DistrictFactory()))

    page = sheet(client, call)

    assert call.number in page
    assert "12345 工单 BJ1" in page
    assert "住建局（主办，已答复）" in page
    assert "10:00–" in page
    assert "已修好。" in page


def test_a_person_behind_the_call_is_not_on_the_sheet(client):
    call = answered(requester={"contact": "told", "name": "张三", "phone": "13800138000", "told": "我是张三"})
    client.force_login(clerk("dispatcher", DistrictFactory()))

    page = sheet(client, call)

    assert "张三" not in page
    assert "姓名、电话、原话封存" in page


def test_lines_for_the_centre_are_not_on_the_sheet_of_a_unit(client):
    first, second = UnitFactory(), UnitFactory()
    call = dispatched(unit=first)
    lead_of(call).return_(reason="not_ours", words="归城管", by=None, at=MONDAY)
    client.force_login(clerk("dispatcher", DistrictFactory()))
    of_centre = sheet(client, call)
    client.force_login(clerk("unit_responder", first))

    assert "归城管" in of_centre
    assert "归城管" not in sheet(client, call)
    client.force_login(clerk("unit_responder", second))
    assert client.get(reverse("calls:print", args=[call.code])).status_code == 404
