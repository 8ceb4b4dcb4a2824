"""What the command centre orders about one call, by its pages."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.calls.models import Dispatch, Extension, Objection
from tests.factories.access import UserFactory
from tests.factories.calls import MONDAY, StreetFactory, accepted, clerk, dispatched, queued, raised
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispatcher(client):
    user = clerk("dispatcher", DistrictFactory())
    client.force_login(user)
    return user


def post(client, name, call, *args, **said):
    answer = client.post(reverse(f"calls:{name}", args=[call.code, *args]), said)
    call.refresh_from_db()
    return answer


def test_two_calls_about_one_matter_become_one_and_may_part_again(client, dispatcher):
    call, into = queued(), queued()

    post(client, "merge", call, into=into.number)
    assert (call.state, call.merged_into) == ("merged", into)
    post(client, "unmerge", call)

    assert (call.state, call.merged_into) == ("queued", None)


def test_a_number_nobody_knows_comes_back_as_it_was_typed(client, dispatcher):
    call = queued()

    answer = post(client, "merge", call, into="2020-01-9999")

    assert answer.status_code == 422
    assert "没有找到编号“2020-01-9999”" in answer.content.decode()
    assert call.state == "queued"


def test_several_matters_in_one_call_are_divided_line_by_line(client, dispatcher):
    call = queued("电梯停了，路灯也不亮")

    refused = post(client, "split", call, titles="只有一件")
    post(client, "split", call, titles="电梯停了\n\n路灯不亮")

    assert refused.status_code == 422
    assert sorted(call.parts.values_list("title", flat=True)) == ["电梯停了", "路灯不亮"]


def test_a_report_of_wrongdoing_is_sent_on_and_nothing_of_it_is_kept(client, dispatcher):
    call = raised("有人乱收费", text="具体情况")

    post(client, "divert", call, channel="纪检监察机关")

    assert (call.state, call.text) == ("diverted", "")


def test_a_supervised_call_has_a_form_to_be_printed(client, dispatcher):
    call = dispatched(unit=UnitFactory(name="住建局"))

    post(client, "urge", call, level="supervise", words="三天内办结并书面报告")
    page = client.get(reverse("calls:supervision", args=[call.code])).content.decode()

    assert call.supervised
    assert "呼应督办单" in page
    assert "三天内办结并书面报告" in page
    assert "打印督办单" in client.get(call.get_absolute_url()).content.decode()


def test_an_extension_asked_for_is_approved_or_refused_with_a_reason(client, dispatcher):
    call, other = accepted(), accepted()
    for each in (call, other):
        Extension.ask(each, reason="等配件", by=UserFactory(), at=timezone.now())
    before = call.due_at
    assert "等配件" in client.get(call.get_absolute_url()).content.decode()

    post(client, "approve_extension", call)
    post(client, "refuse_extension", other, words="配件已到")

    assert call.due_at > before
    assert other.extension.state == "refused"
    assert "等您批复" not in client.get(call.get_absolute_url()).content.decode()


def test_a_co_unit_is_asked_no_more(client, dispatcher):
    helper = UnitFactory(name="城管局")
    call = dispatched(co_units=(helper,))
    assert "不再请城管局协办" in client.get(call.get_absolute_url()).content.decode()

    post(client, "lift_co_unit", call, helper.code)

    assert call.responses.get(organisation=helper).state == "lifted"


def test_what_waits_for_a_second_person_stands_in_a_list_and_is_decided_by_one(client, dispatcher):
    call = queued()
    Dispatch.send(call, lead=UnitFactory(), by=UserFactory(), at=MONDAY)
    asked = Objection.file(
        call, kind="exclusion", reason="repeated", words="上周已办", code="n2345", by=UserFactory(), at=MONDAY
    )
    assert call.title in client.get(reverse("calls:objections")).content.decode()

    client.post(reverse("calls:decide_objection", args=[asked.code]), {"upheld": "yes", "words": "属实"})

    call.refresh_from_db()
    assert call.state == "excluded"
    assert call.title not in client.get(reverse("calls:objections")).content.decode()


def test_whoever_dispatched_a_call_is_shown_that_another_decides_about_it(client, dispatcher):
    call = queued()
    Dispatch.send(call, lead=UnitFactory(), by=dispatcher, at=MONDAY)
    asked = Objection.file(
        call, kind="exclusion", reason="repeated", words="上周已办", code="n2345", by=UserFactory(), at=MONDAY
    )

    page = client.get(reverse("calls:objections")).content.decode()
    answer = client.post(reverse("calls:decide_objection", args=[asked.code]), {"upheld": "yes", "words": "属实"})

    assert "由另一位复核" in page
    assert answer.status_code == 403


def test_the_centre_asks_by_itself_that_a_call_not_count(client, dispatcher):
    call = dispatched()

    client.post(
        reverse("calls:object", args=[call.code]), {"kind": "exclusion", "reason": "outside", "words": "不在本区"}
    )

    assert Objection.objects.get(call=call).organisation is None


def test_one_call_from_above_reaches_all_units_and_its_page_gathers_them(client, dispatcher):
    units, street = [UnitFactory(), UnitFactory()], StreetFactory()
    said = {"code": "c7654321", "title": "请报值班安排", "urgency": "urgent", "all_units": "on"}

    page = client.post(reverse("calls:downward"), said, follow=True).content.decode()

    assert all(unit.name in page for unit in units)
    assert f"{street.name}</a>" not in page
    assert "2 件，0 件已接收，0 件已答复" in page


def test_a_call_from_above_to_nobody_keeps_what_was_typed(client, dispatcher):
    answer = client.post(reverse("calls:downward"), {"code": "c7654321", "title": "请报值班", "urgency": "urgent"})

    assert answer.status_code == 422
    assert "请至少选一家" in answer.content.decode()
    assert "请报值班" in answer.content.decode()


def test_what_is_set_once_stands_apart_from_the_work_of_every_day(client, dispatcher):
    daily = client.get(reverse("calls:board")).content.decode()
    setting = client.get(reverse("calls:time_limits")).content.decode()

    assert ("设置</a>" in daily, "办公时间</a>" in daily) == (True, False)
    assert ("回派单台</a>" in setting, "办公时间</a>" in setting, "值班</a>" in setting) == (True, True, False)
