"""首次装入: one person of the working committee brings a whole district in, and reads no minutes for it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from mahua.access.models import Attachment
from mahua.assessment.models import EarlierResult
from mahua.console.models import Delivery
from mahua.ledger.models import Fact
from mahua.meetings.models import Meeting
from mahua.members.models import Member, Post
from mahua.organisations.models import Organisation
from tests.console.imports.offices import a_committee, book, confirm, press, send
from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory
from tests.meetings.visits import page_of

pytestmark = pytest.mark.django_db

UNITS = (["单位名称", "机关工作人员数"], ["住建局", "60"], ["教育局", "80"])
ORGANISATIONS = (
    ["组织名称", "组织类别", "上级组织", "成立日期"],
    ["住建局机关党委", "机关党委", "住建局", "2015.1.1"],
    ["住建局党组", "党组", "住建局", "2015.1.1"],
    ["第一党支部", "党支部", "住建局机关党委", "2015.1.1"],
    ["教育局党支部", "党支部", "教育局", "2015.1.1"],
)
MEMBERS = (
    ["姓名", "所在党支部", "人员类别", "入党日期"],
    ["张伟", "第一党支部", "正式党员", "2010.7.1"],
    ["李娜", "教育局党支部", "正式党员", "2012.7.1"],
)
POSTS = (["组织名称", "姓名", "职务", "任职日期"], ["第一党支部", "张伟", "党支部书记", "2024.3.1"])
MEETINGS = (
    ["召开组织", "会议类别", "召开日期", "应到人数", "实到人数", "决议"],
    ["第一党支部", "支部党员大会", "2026.3.12", "1", "1", "每月走访一次"],
    ["住建局党组", "第一议题", "2026.3.13", "5", "5", ""],
)
RESULTS = (["组织名称", "年度", "星级"], ["第一党支部", "2025", "四星"])
ROSTERS = {
    "units": UNITS,
    "organisations": ORGANISATIONS,
    "members": MEMBERS,
    "posts": POSTS,
    "meetings": MEETINGS,
    "earlier_results": RESULTS,
}


def bring(client, sender, roster, *rows):
    """Send a roster, confirm its columns as proposed, press 导入."""
    send(client, sender, book(*rows, name=f"{roster}.xlsx"), roster=roster)
    delivery = Delivery.objects.latest("pk")
    confirm(client, delivery)
    press(client, delivery, "bring_in_delivery")
    delivery.refresh_from_db()
    return delivery


def committee_of(district):
    return UserFactory(role="working_committee", role__at=district)


def test_the_working_committee_brings_in_a_whole_district(client):
    district = DistrictFactory()
    client.force_login(committee_of(district))

    states = [bring(client, district, roster, *rows).state for roster, rows in ROSTERS.items()]

    assert states == ["imported"] * 6
    assert Organisation.objects.of_kind("unit").count() == 2
    assert list(Member.objects.order_by("pk").values_list("name", "organisation__name")) == [
        ("张伟", "第一党支部"),
        ("李娜", "教育局党支部"),
    ]
    assert Post.objects.get().role == "secretary"
    assert EarlierResult.objects.get().star == 4
    assert sorted(Meeting.objects.values_list("organisation__name", "kind")) == [
        ("住建局党组", "first_topic"),
        ("第一党支部", "branch_assembly"),
    ]
    assert Fact.objects.filter(kind="branch_assembly.held").exists()


def test_what_was_sent_for_the_whole_district_stands_on_the_board_beside_what_units_sent(client):
    district = DistrictFactory()
    UnitFactory(parent=district, name="住建局")
    client.force_login(committee_of(district))
    send(client, district, book(*UNITS, name="units.xlsx"), roster="units")

    lines = client.get(reverse("console:imports"), {"roster": "units"}).context["lines"]

    assert [(line.organisation.name, bool(line.delivery)) for line in lines] == [("示例区", True), ("住建局", False)]


def test_it_sees_of_an_imported_meeting_no_more_than_of_any_other(client):
    district = DistrictFactory()
    user = committee_of(district)
    client.force_login(user)
    for roster, rows in ROSTERS.items():
        bring(client, district, roster, *rows)
    meeting = Meeting.objects.get(kind="branch_assembly")
    Meeting.objects.update(text="只在支部里说的话")
    Attachment.keep(SimpleUploadedFile("签到表.txt", b"x"), about=meeting.code, by=None, at=timezone.now())

    words = client.get(page_of(meeting)).content.decode()

    assert meeting.recorded_by == user
    assert "每月走访一次" in words
    assert "只在支部里说的话" not in words
    assert "签到表.txt" not in words
    assert client.get(page_of(meeting, "attachments")).status_code == 404
    assert client.get(page_of(meeting, "print_minutes")).status_code in {403, 404}
    assert client.post(page_of(meeting, "correct"), {"reason": "typing"}).status_code == 403


@pytest.mark.parametrize(
    ("roster", "row"),
    [
        ("members", ["王芳", "外单位党支部", "正式党员", "2010.7.1"]),
        ("meetings", ["外单位党支部", "支部党员大会", "2026.3.12", "9", "8", ""]),
    ],
)
def test_each_row_is_held_against_the_scope_of_who_sends_it(client, roster, row):
    mine, district = UnitFactory(name="住建局"), DistrictFactory()
    OrganisationFactory(name="第一党支部", parent=mine)
    OrganisationFactory(name="外单位党支部", parent=UnitFactory(name="教育局"))
    rows = (ROSTERS[roster][0], row)
    client.force_login(committee_of(mine))

    refused = bring(client, mine, roster, *rows)
    client.force_login(committee_of(district))
    taken = bring(client, district, roster, *rows)

    assert (refused.state, taken.state) == ("refused", "imported")


def test_a_clerk_sends_for_her_own_committee_as_before(client):
    committee, clerk = a_committee()
    client.force_login(clerk)

    row = ["第一党支部", "支部党员大会", "2026.3.12", "9", "8", ""]

    assert bring(client, committee, "meetings", MEETINGS[0], row).state == "imported"
