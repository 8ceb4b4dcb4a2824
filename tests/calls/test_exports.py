"""What leaves as a workbook: the answers for the hotline and the list of calls, masked, never a formula, always logged."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from mahua.access.models import SecurityEvent
from mahua.calls.merging import merge
from mahua.calls.web.views import exports
from tests.factories.calls import LATER, MONDAY, accepted, answered, clerk, lead_of, queued, raised
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db
MONDAY_ON = {"since": "2026-11-23"}


@pytest.fixture
def centre(client):
    client.force_login(clerk("dispatcher", DistrictFactory()))
    return client


def from_hotline(build=answered, number="BJ1", **about):
    return build(channel="hotline", outside_number=number, **about)


def table(answer):
    """The rows of the workbook below its title, by heading."""
    lines = list(load_workbook(BytesIO(answer.content)).active.iter_rows(min_row=2, values_only=True))
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def sent_back(client, **asked):
    return table(client.get(reverse("calls:hotline_answers"), {**MONDAY_ON, **asked}))


def test_an_answer_goes_back_under_the_number_of_the_hotline(centre):
    call = from_hotline(unit=UnitFactory(name="住建局"))

    [row] = sent_back(centre)

    assert row == {
        "12345工单编号": "BJ1", "本平台编号": call.number, "办理状态": "待回访", "办理结果": "已解决", "承办单位": "住建局",
        "答复内容": "已修好。（依据：物业条例）", "答复时间": "2026-11-23 11:20",
    }  # fmt: skip


def test_what_came_otherwise_or_is_not_answered_or_was_answered_before_stays_out(centre):
    from_hotline(number="BJ1")
    from_hotline(number="BJ2", at=MONDAY - timedelta(days=7))
    from_hotline(accepted, number="BJ3")
    answered(outside_number="")

    assert [row["12345工单编号"] for row in sent_back(centre)] == ["BJ1"]


def test_a_call_merged_into_another_is_answered_by_that_one(centre):
    into = accepted()
    merged = from_hotline(queued)
    merge(merged, into=into, by=None, at=MONDAY)
    lead_of(into).give(outcome="partly", words="先修一部。", by=None, at=MONDAY + 2 * LATER)

    [row] = sent_back(centre)

    assert (row["12345工单编号"], row["办理结果"], row["答复内容"]) == ("BJ1", "部分解决", "先修一部。")


def test_what_a_street_solved_by_itself_goes_back_too(centre):
    call = from_hotline(raised)
    call.solve_here(outcome="solved", words="已扶正。", by=None, at=MONDAY + LATER, street=call.caller)

    [row] = sent_back(centre)

    assert row["答复内容"] == "已扶正。"


def test_an_answer_that_names_a_number_goes_out_masked_and_never_as_a_formula(centre):
    call = from_hotline(accepted)
    lead_of(call).give(outcome="solved", words="=1+1 已致电13800138000。", by=None, at=MONDAY + LATER)

    answer = centre.get(reverse("calls:hotline_answers"), MONDAY_ON)

    cells = [cell for line in load_workbook(BytesIO(answer.content)).active.iter_rows() for cell in line if cell.value]
    assert any("已致电［电话］" in str(cell.value) for cell in cells)
    assert all("13800138000" not in str(cell.value) and cell.data_type != "f" for cell in cells)


def test_taking_answers_out_stands_in_the_security_log(centre):
    from_hotline()

    sent_back(centre)

    logged = SecurityEvent.objects.get(kind="table.exported")
    assert logged.about.endswith("hotline 2026-11-23 1")


@pytest.mark.parametrize("calls", [1, 4])
def test_the_page_of_the_hotline_costs_the_same_however_many(centre, calls, django_assert_max_num_queries):
    for number in range(calls):
        from_hotline(number=f"BJ{number}", title=f"第{number}件")
    centre.get(reverse("calls:hotline"), MONDAY_ON)

    with django_assert_max_num_queries(8):
        page = centre.get(reverse("calls:hotline"), MONDAY_ON).content.decode()

    assert page.count('<div class="clause">BJ') == calls


def test_answers_of_many_calls_are_read_in_a_few_queries(centre, django_assert_max_num_queries):
    for number in range(4):
        from_hotline(number=f"BJ{number}")
    centre.get(reverse("calls:hotline"))

    with django_assert_max_num_queries(20):
        assert len(sent_back(centre)) == 4


def test_the_list_goes_out_as_it_is_filtered(centre):
    queued("电梯停了", urgency="urgent", text="三天了")
    queued("路灯不亮")

    rows = table(centre.get(reverse("calls:export"), {"urgency": "urgent"}))

    assert [(row["事由"], row["内容"], row["紧急程度"], row["状态"]) for row in rows] == [
        ("电梯停了", "三天了", "紧急", "待派单")
    ]
    assert SecurityEvent.objects.get(kind="table.exported").about == "calls 1"


def test_nobody_takes_out_what_they_do_not_see(client):
    unit = UnitFactory()
    answered(title="别家的事")
    accepted(title="我们的事", unit=unit)
    client.force_login(clerk("unit_responder", unit))

    assert [row["事由"] for row in table(client.get(reverse("calls:export"), {"state": "any"}))] == ["我们的事"]


def test_of_a_requester_nothing_goes_out(centre):
    queued("电梯停了", requester={"contact": "relayed", "name": "张三", "phone": "13800138000", "told": "我是张三"})

    [row] = table(centre.get(reverse("calls:export")))

    assert not any("张三" in str(value) or "13800138000" in str(value) for value in row.values())


def test_a_list_too_long_for_a_sheet_is_refused_in_words(centre, monkeypatch):
    monkeypatch.setattr(exports, "AT_MOST", 1)
    queued()
    queued()

    answer = centre.get(reverse("calls:export"))

    assert answer.status_code == 409
    assert "缩小范围" in answer.content.decode()
