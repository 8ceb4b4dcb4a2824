"""What the hotline sends becomes calls, once; through the file board, as the dispatcher does it."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from mahua.access.models import SecurityEvent
from mahua.calls.models import Call
from mahua.console.models import ColumnMapping, Delivery, SentFile
from mahua.ledger.models import Fact
from tests.console.imports.offices import book, confirm, only_delivery, press, send
from tests.factories.access import UserFactory
from tests.factories.calls import CategoryFactory, CommunityFactory, StreetFactory, clerk
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db
HEADER = [
    "序号",
    "工单编号",
    "来电时间",
    "诉求标题",
    "诉求内容",
    "问题分类",
    "紧急程度",
    "所属街道",
    "所属社区",
    "来电人",
    "来电号码",
]
LIFT = [
    1, "BJ2611230001", "2026-11-23 08:15:20", "电梯停运", "张女士来电：三号楼电梯停了两天，电话13800138000。",
    "住房/电梯", "紧急", "柳溪街道", "一社区", "张女士", "13800138000",
]  # fmt: skip
ROAD = [2, "BJ2611230002", "2026/11/23 9:05", "路灯不亮", "桥头路灯不亮。", "照明", "一般", "柳溪街道", "", "", ""]


@pytest.fixture(autouse=True)
def shelf_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def district():
    return DistrictFactory()


@pytest.fixture
def centre(client, district):
    """The dispatcher is logged in."""
    client.force_login(clerk("dispatcher", district))
    return client


def streets(district):
    street = StreetFactory(parent=district, name="柳溪街道")
    return street, CommunityFactory(parent=street, name="一社区")


def sent(client, district, *rows, name="工单.xlsx"):
    send(client, district, book(HEADER, *rows, name=name), roster="hotline")
    return Delivery.objects.latest("pk")


def brought_in(client, district, *rows):
    delivery = sent(client, district, *rows)
    if delivery.state == "received":
        confirm(client, delivery)
    press(client, delivery, "bring_in_delivery")
    delivery.refresh_from_db()
    return delivery


def test_a_row_becomes_a_call_in_the_queue_with_its_clock_from_when_the_hotline_took_it(centre, district):
    _, community = streets(district)
    lift = CategoryFactory(name="电梯")

    brought_in(centre, district, LIFT)

    call = Call.objects.get()
    taken = datetime(2026, 11, 23, 0, 15, 20, tzinfo=UTC)
    assert (call.state, call.channel, call.outside_number) == ("queued", "hotline", "BJ2611230001")
    assert (call.caller, call.category, call.urgency, call.area) == (community, lift, "urgent", community.code)
    assert (call.raised_at, call.clock_from) == (taken, taken)
    assert call.due_at > taken


def test_the_person_is_sealed_and_what_is_shown_is_masked(centre, district):
    streets(district)

    brought_in(centre, district, LIFT)

    call = Call.objects.get()
    shown = f"{call.title} {call.text}"
    opened = {"by": UserFactory(), "reason": "回访", "at": call.raised_at}
    assert "三号楼电梯停了两天" in shown
    assert "13800138000" not in shown
    assert call.requester.contact == "relayed"
    assert call.requester.open("phone", **opened) == "13800138000"
    assert "13800138000" in call.requester.open("told", **opened)


def test_the_fact_stands_on_the_day_the_hotline_took_it(centre, district):
    _, community = streets(district)

    brought_in(centre, district, LIFT)

    fact = Fact.objects.get(kind="call.raised")
    assert (fact.organisation_code, str(fact.occurred_on)) == (community.code, "2026-11-23")
    assert "电梯" not in str(fact.data)


def test_the_same_file_twice_changes_nothing(centre, district):
    streets(district)
    brought_in(centre, district, LIFT, ROAD)
    facts = Fact.objects.count()

    again = brought_in(centre, district, LIFT, ROAD)

    assert Call.objects.count() == 2
    assert Fact.objects.count() == facts
    assert again.files.get().state == "unchanged"


def test_a_later_export_brings_in_only_what_is_new(centre, district):
    streets(district)
    brought_in(centre, district, LIFT)

    brought_in(centre, district, LIFT, ROAD)

    assert list(Call.objects.order_by("pk").values_list("outside_number", flat=True)) == [LIFT[1], ROAD[1]]


def test_one_faulty_row_and_nothing_is_brought_in_but_the_workbook_comes_back_marked(centre, district):
    streets(district)
    wrong = [3, "BJ2611230003", "昨天", "井盖松动", "井盖松动。", "", "", "", "", "", ""]

    delivery = brought_in(centre, district, LIFT, wrong)

    file = delivery.files.get()
    marked = centre.get(reverse("console:marked_file", args=[delivery.code, file.number]))
    assert Call.objects.count() == 0
    assert file.state == "faulty"
    assert file.problems[0]["title"] == "受理时间"
    assert marked["Content-Type"].endswith("spreadsheetml.sheet")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({3: "", 4: ""}, "标题和内容都是空的"),
        ({2: "2099-01-01 08:00"}, "还没有到"),
        ({1: LIFT[1]}, "重复"),
    ],
)
def test_a_row_that_cannot_be_a_call_says_why(centre, district, changed, words):
    streets(district)
    row = [changed.get(place, value) for place, value in enumerate(ROAD)]

    delivery = brought_in(centre, district, LIFT, row)

    assert any(words in problem["words"] for problem in delivery.files.get().problems)
    assert Call.objects.count() == 0


def test_a_name_nobody_knows_is_a_remark_and_no_obstacle(centre, district):
    streets(district)
    row = [1, "BJ1", "2026-11-23 08:15", "噪声", "夜间噪声。", "没有的类别", "十万火急", "没有的街道", "", "", ""]

    delivery = brought_in(centre, district, row)

    call = Call.objects.get()
    said = " ".join(problem["words"] for problem in delivery.files.get().problems)
    assert (call.caller, call.category, call.urgency) == (district, None, "ordinary")
    assert all(name in said for name in row[5:8])


def test_what_belongs_to_a_channel_of_its_own_is_not_brought_in(centre, district):
    streets(district)
    CategoryFactory(name="照明", elsewhere="纪检监察机关")

    delivery = brought_in(centre, district, LIFT, ROAD)

    assert [call.outside_number for call in Call.objects.all()] == [LIFT[1]]
    assert any("纪检监察机关" in problem["words"] for problem in delivery.files.get().problems)


def test_a_report_of_people_in_office_stays_outside_and_another_report_comes_in(centre, district):
    streets(district)
    against = [1, "BJ1", "2026-11-23 08:15", "", "举报某局干部受贿。", "", "", "", "", "", ""]
    noise = [2, "BJ2", "2026-11-23 08:15", "", "多次举报夜间施工噪声。", "", "", "", "", "", ""]

    brought_in(centre, district, against, noise)

    assert [call.outside_number for call in Call.objects.all()] == ["BJ2"]


def test_the_mapping_is_confirmed_once_a_sender(centre, district):
    streets(district)
    brought_in(centre, district, LIFT)

    second = sent(centre, district, LIFT, ROAD)

    assert ColumnMapping.objects.count() == 1
    assert second.state == "checked"


def test_nothing_a_person_said_is_noted_on_the_way(centre, district):
    streets(district)

    sent(centre, district, LIFT, [*LIFT[:2], "昨天", *LIFT[3:]])

    kept = str(list(SentFile.objects.values("sheets", "problems", "notes", "words")))
    assert "来电人" in kept
    assert all(words not in kept for words in ("张女士", "13800138000", "两天"))


def test_only_the_dispatcher_sees_that_it_came_and_no_roster_of_members(centre, district):
    streets(district)
    delivery = sent(centre, district, LIFT)
    board = centre.get(reverse("console:imports")).content.decode()
    members = Delivery.receive(
        "members", [], sender=UnitFactory(parent=district), by=UserFactory(), at=delivery.received_at
    )

    hidden = centre.get(members.get_absolute_url()).status_code
    centre.force_login(clerk("working_committee", district))

    assert "12345工单" in board
    assert "党员名册" not in board
    assert hidden == 404
    assert centre.get(delivery.get_absolute_url()).status_code == 404
    assert centre.get(members.get_absolute_url()).status_code == 200
    assert "12345工单" not in centre.get(reverse("console:imports")).content.decode()


def test_the_import_stands_in_the_security_log(centre, district):
    streets(district)

    brought_in(centre, district, LIFT)

    assert SecurityEvent.objects.filter(kind="roster.imported", about__contains="hotline").count() == 1
    assert only_delivery().files.get().place == ""
