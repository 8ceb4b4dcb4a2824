from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.kernel.days import day_of
from mahua.tasks.models import Ask, Receipt, Task, TaskRecurrence
from tests.factories.access import UserFactory
from tests.factories.asks import AskFactory, ReceiptFactory, TaskRecurrenceFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory
from tests.factories.tasks import TaskFactory

pytestmark = pytest.mark.django_db
TODAY = day_of(timezone.now())


@pytest.fixture
def district():
    return DistrictFactory()


@pytest.fixture
def unit(district):
    return UnitFactory(parent=district)


def enter(client, role, at):
    user = UserFactory(role=role, role__at=at)
    client.force_login(user)
    return user


def ask_form(**said):
    days = {"from_on": f"{TODAY.year}-01-01", "until_on": TODAY, "due_on": TODAY + timedelta(days=9)}
    return {"title": "今年办结的任务", "minutes": "10", "groups": ["branch"], **days, **said}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("view", "build", "queries"), [
    ("asks", lambda unit: ReceiptFactory(ask__asker=unit), 4),  # session, user, roles, page
    ("receipts", lambda unit: ReceiptFactory(organisation=OrganisationFactory(parent=unit)), 4),
    ("recurrences", lambda unit: TaskRecurrenceFactory(organisation=OrganisationFactory(parent=unit)), 4),
    ("burden", lambda unit: OrganisationFactory(parent=unit), 9),  # and five of the meter
])  # fmt: skip
def test_the_lists_cost_the_same_however_long(client, unit, rows, view, build, queries, django_assert_num_queries):
    enter(client, "unit_leader", unit)
    for _ in range(rows):
        build(unit)
    client.get(reverse(f"tasks:{view}"))

    with django_assert_num_queries(queries):
        response = client.get(reverse(f"tasks:{view}"))

    itself = view == "burden"
    assert response.content.decode().count("<tr>") == rows + 1 + itself


def test_before_an_ask_is_sent_a_page_shows_what_each_receiver_holds_already(client, unit):
    holds, lacks = OrganisationFactory(parent=unit), OrganisationFactory(parent=unit)
    TaskFactory(organisation=holds).close(by=None, at=timezone.now())
    enter(client, "unit_leader", unit)

    looked = client.post(reverse("tasks:new_ask"), ask_form(wants=["task.closed"], look="1")).content.decode()
    none_sent = not Ask.objects.exists()
    sent = client.post(reverse("tasks:new_ask"), ask_form(wants=["task.closed"], send="1"), follow=True)

    assert none_sent
    assert "已有 1 家，要问 1 家" in looked
    assert looked.count("已有，不必再填") == 1
    assert {each.organisation: each.state for each in Receipt.objects.all()} == {holds: "held", lacks: "open"}
    assert "1 家待办，1 家已有" in sent.content.decode()


def test_an_ask_for_what_is_held_by_all_is_refused_on_the_page(client, unit):
    TaskFactory(organisation=OrganisationFactory(parent=unit)).close(by=None, at=timezone.now())
    enter(client, "unit_leader", unit)

    response = client.post(reverse("tasks:new_ask"), ask_form(wants=["task.closed"], send="1"))

    assert response.status_code == 422
    assert "不必再发" in response.content.decode()
    assert not Ask.objects.exists()


def test_a_heavier_month_is_asked_for_its_reason_before_anything_is_sent(client, unit, settings):
    settings.BURDEN_CAP = 5
    OrganisationFactory(parent=unit)
    enter(client, "unit_leader", unit)

    without = client.post(reverse("tasks:new_ask"), ask_form(question="有什么困难？", send="1"))
    none_sent = not Ask.objects.exists()
    client.post(reverse("tasks:new_ask"), ask_form(question="有什么困难？", send="1", reason="汛期急需"))

    assert none_sent
    assert "请写明理由" in without.content.decode()
    assert Ask.objects.get().reason == "汛期急需"


def test_a_page_sent_twice_asks_once(client, unit):
    OrganisationFactory(parent=unit)
    enter(client, "unit_leader", unit)
    once = client.get(reverse("tasks:new_ask")).context["once"]
    said = ask_form(question="有什么困难？", send="1", once=once)

    first, second = (client.post(reverse("tasks:new_ask"), said) for _ in range(2))

    assert (first.status_code, first.url) == (302, second.url)
    assert Ask.objects.count() == 1


def test_the_asker_sees_numbers_and_who_is_open_in_roster_order(client, unit):
    ask = AskFactory(asker=unit)
    branches = [OrganisationFactory(parent=unit, name=name) for name in ("丙支部", "甲支部", "乙支部")]
    for branch in reversed(branches):
        ReceiptFactory(ask=ask, organisation=branch)
    ReceiptFactory(ask=ask, state="answered")
    enter(client, "unit_leader", unit)

    words = client.get(ask.get_absolute_url()).content.decode()

    places = [words.index(branch.name) for branch in branches]
    assert places == sorted(places)
    assert "待办 3 家，已答复 1 家" in words


def test_the_body_asked_answers_on_its_page_and_no_other_does(client, unit):
    receipt = ReceiptFactory(organisation=OrganisationFactory(parent=unit))
    address = receipt.get_absolute_url()

    enter(client, "unit_leader", unit)
    from_above = client.post(address, {"answer": "替他们答"})
    enter(client, "branch_secretary", receipt.organisation)
    client.post(address, {"answer": "没有困难"})

    receipt.refresh_from_db()
    assert "id_answer" not in from_above.content.decode()
    assert (receipt.state, receipt.answer) == ("answered", "没有困难")


def test_a_community_answers_too_and_sees_its_own_burden(client, district):
    street = OrganisationFactory(parent=district, kind="street")
    community = OrganisationFactory(parent=street, kind="community", name="柳溪社区")
    receipt = ReceiptFactory(organisation=community)
    enter(client, "community_clerk", community)

    client.post(receipt.get_absolute_url(), {"answer": "没有困难"})
    burden = client.get(reverse("tasks:burden"), {"month": "2026-11"}).content.decode()

    receipt.refresh_from_db()
    assert receipt.state == "answered"
    assert "柳溪社区" in burden
    assert "10 分钟" in burden


def test_a_notice_of_an_ask_leads_to_ones_own_receipt(client, unit):
    receipt = ReceiptFactory(organisation=OrganisationFactory(parent=unit))
    ReceiptFactory(ask=receipt.ask)
    enter(client, "branch_secretary", receipt.organisation)

    response = client.get(reverse("tasks:answer_to", kwargs={"code": receipt.ask.code}))

    assert response.url == receipt.get_absolute_url()


def test_an_ask_is_taken_back_on_its_page(client, unit):
    receipt = ReceiptFactory(ask__asker=unit)
    enter(client, "unit_leader", unit)

    client.post(reverse("tasks:withdraw_ask", kwargs={"code": receipt.ask.code}))

    receipt.refresh_from_db()
    assert receipt.state == "withdrawn"


def test_a_recurring_task_is_set_once_and_stopped_in_one_click(client, unit):
    branch = OrganisationFactory(parent=unit)
    enter(client, "branch_secretary", branch)
    said = {"organisation": branch.code, "title": "更新公开栏", "every": "month", "first_on": "2027-01-31"}

    client.post(reverse("tasks:new_recurrence"), said | {"until_on": "2027-12-31"})
    made = TaskRecurrence.objects.get()
    client.post(reverse("tasks:end_recurrence", kwargs={"code": made.code}))

    made.refresh_from_db()
    assert (made.ended, Task.objects.count()) == (True, 0)


def test_the_meter_of_the_district_lists_units_streets_and_communities_in_roster_order(client, district):
    light = UnitFactory(parent=district, name="甲局")
    street = OrganisationFactory(parent=district, kind="street", name="丁街道")
    OrganisationFactory(parent=street, kind="community", name="戊社区")
    heavy = UnitFactory(parent=district, name="乙局")
    ReceiptFactory(organisation=heavy, ask__minutes=300)
    enter(client, "working_committee", district)

    words = client.get(reverse("tasks:burden"), {"month": "2026-11"}).content.decode()

    table = words[words.index("<tbody") if "<tbody" in words else 0 :]
    names = sorted(("甲局", "丁街道", "戊社区", "乙局"), key=table.index)
    assert names == ["甲局", "丁街道", "戊社区", "乙局"]
    assert light.path < heavy.path
