"""From the upload to the rows, through the pages: mapping once, dry run, import all or nothing, nothing lost."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from mahua.access.models import SecurityEvent
from mahua.console.models import Conflict, Delivery, SentFile
from mahua.ledger.models import Fact
from mahua.members.models import Member
from tests.console.imports.offices import (
    HEADER,
    LI,
    ZHANG,
    book,
    confirm,
    kept_files,
    only_delivery,
    press,
    send,
    zipped,
)
from tests.factories.access import UserFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)


def test_a_workbook_is_mapped_checked_and_imported(client, committee):
    sent = send(client, committee, book(HEADER, ZHANG, LI))
    delivery = only_delivery()
    page = client.get(sent.url).content.decode()
    confirm(client, delivery)
    checked = client.get(sent.url).content.decode()
    press(client, delivery, "bring_in_delivery")
    done = client.get(sent.url).content.decode()

    assert "核对各列的对应关系" in page
    assert "2010.7.1" in page
    assert "新增 2 条" in checked
    assert "已导入：新增 2 条" in done
    assert list(Member.objects.order_by("pk").values_list("name", "organisation__name", "stage")) == [
        ("张伟", "第一党支部", "full"),
        ("李娜", "第二党支部", "probationary"),
    ]
    assert Fact.objects.filter(kind="member.admitted").count() == 2
    assert only_delivery().state == "imported"


def test_what_was_sent_and_imported_by_whom_stands_in_the_security_log(client, committee):
    send(client, committee, book(HEADER, ZHANG))
    delivery = only_delivery()
    confirm(client, delivery)
    press(client, delivery, "bring_in_delivery")

    said = SecurityEvent.objects.filter(kind__startswith="roster.").order_by("number")

    assert [(event.kind, event.by_code) for event in said] == [
        ("roster.received", delivery.sent_by.code),
        ("roster.imported", delivery.sent_by.code),
    ]
    assert said[1].about == f"{committee.code} members {delivery.code} 1 new=1 changed=0"


def test_files_are_cleared_away_once_imported(client, committee, settings):
    send(client, committee, book(HEADER, ZHANG))
    before = kept_files(settings)
    confirm(client, only_delivery())

    press(client, only_delivery(), "bring_in_delivery")

    assert len(before) == 1
    assert kept_files(settings) == []


def test_every_problem_is_listed_by_cell_and_marked_in_the_workbook(client, committee):
    send(
        client,
        committee,
        book(HEADER, ["张伟", "第九党支部", "正式党员", "昨天"], ["", "第一党支部", "党外", "2010.7.1"]),
    )
    delivery = only_delivery()
    confirm(client, delivery)

    page = client.get(delivery.get_absolute_url()).content.decode()
    marked = client.get(reverse("console:marked_file", args=[delivery.code, 1]))
    sheet = load_workbook(BytesIO(marked.content))["名册"]

    assert only_delivery().state == "refused"
    assert all(f'<td title="工作表“名册”">{cell}</td>' in page for cell in ("D2", "A3", "C3"))
    assert [sheet[cell].comment is not None for cell in ("A2", "D2", "A3", "C3")] == [False, True, True, True]
    assert SecurityEvent.objects.filter(kind="table.exported", about=f"{delivery.code} marked 1").exists()
    assert not Member.objects.exists()


def test_a_branch_outside_the_clerks_scope_is_a_problem_of_its_row(client, committee):
    OrganisationFactory(parent=None, name="别的单位第一党支部")
    stranger = ["王强", "别的单位第一党支部", "正式党员", "2010.7.1"]
    send(client, committee, book(HEADER, ZHANG, stranger))
    confirm(client, only_delivery())

    file = SentFile.objects.get()

    assert (file.state, file.faults) == ("faulty", 1)
    assert (file.problems[0]["cell"], file.problems[0]["title"]) == ("A3", "整行")
    assert "没有找到组织" in file.problems[0]["words"]


def test_all_or_nothing_holds_for_each_file_of_a_zip(client, committee):
    good, bad = book(HEADER, ZHANG, name="一支部.xlsx"), book(HEADER, ["", *LI[1:]], name="二支部.xlsx")
    send(client, committee, zipped(good, bad))
    delivery = only_delivery()
    confirm(client, delivery)
    page = client.get(delivery.get_absolute_url()).content.decode()

    press(client, delivery, "bring_in_delivery")

    assert page.count("核对各列的对应关系") == 0
    assert [file.state for file in delivery.files.in_order()] == ["imported", "faulty"]
    assert list(Member.objects.values_list("name", flat=True)) == ["张伟"]
    assert client.get(reverse("console:marked_file", args=[delivery.code, 2])).status_code == 200


def test_the_same_file_twice_changes_nothing(client, committee):
    send(client, committee, book(HEADER, ZHANG, LI))
    confirm(client, only_delivery())
    press(client, only_delivery(), "bring_in_delivery")
    facts = Fact.objects.count()

    send(client, committee, book(HEADER, ZHANG, LI))
    again = Delivery.objects.latest("pk")
    press(client, again, "bring_in_delivery")

    assert "没有变化" in client.get(again.get_absolute_url()).content.decode()
    assert (Member.objects.count(), Fact.objects.count()) == (2, facts)


def test_the_same_bytes_twice_in_one_delivery_are_kept_once(client, committee):
    once = book(HEADER, ZHANG)
    twice = SimpleUploadedFile("副本.xlsx", once.read())
    once.seek(0)

    send(client, committee, once, twice)

    assert [file.name for file in SentFile.objects.all()] == ["党员名册.xlsx"]
    assert only_delivery().notes == ["“副本.xlsx”与“党员名册.xlsx”内容完全相同，只保留一份"]


def test_pressing_import_twice_imports_once(client, committee):
    send(client, committee, book(HEADER, ZHANG))
    delivery = only_delivery()
    confirm(client, delivery)

    first, second = (press(client, delivery, "bring_in_delivery") for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 409)
    assert Member.objects.count() == 1


def test_it_can_be_cancelled_at_each_step_and_leaves_nothing(client, committee, settings):
    send(client, committee, book(HEADER, ZHANG))
    confirm(client, only_delivery())
    send(client, committee, book(["党员", "哪里", "什么", "何时"], LI))

    for delivery in Delivery.objects.all():
        press(client, delivery, "cancel_delivery")
    late = press(client, only_first(), "bring_in_delivery")

    assert set(Delivery.objects.values_list("state", flat=True)) == {"cancelled"}
    assert late.status_code == 409
    assert kept_files(settings) == []
    assert not Member.objects.exists()


def only_first():
    return Delivery.objects.earliest("pk")


def test_the_same_member_in_two_files_is_shown_with_both_places(client, committee):
    header = ["原系统编号", *HEADER]
    first = book(header, ["A1", *ZHANG], name="一支部.xlsx")
    second = book(header, ["A1", "张伟", "第二党支部", "正式党员", "2010.7.1"], name="二支部.xlsx")
    send(client, committee, first, second)
    confirm(client, only_delivery())

    page = client.get(only_delivery().get_absolute_url()).content.decode()
    clash = Conflict.objects.get()

    assert clash.words == "原系统编号 A1"
    assert (clash.first_place, clash.second_place) == (
        "工作表“名册”第 2 行：张伟，第一党支部",
        "工作表“名册”第 2 行：张伟，第二党支部",
    )
    assert "机关党委报送的“一支部.xlsx”" in page


def test_of_a_conflict_with_a_file_outside_ones_scope_nothing_is_told_but_that_it_is_there(client, committee):
    other = OrganisationFactory(parent=None, name="别的机关党委", kind="party_committee")
    OrganisationFactory(parent=other, name="远处党支部")
    header = ["原系统编号", *HEADER]
    client.force_login(UserFactory(role="committee_clerk", role__at=other))
    send(client, other, book(header, ["A1", "张伟", "远处党支部", "正式党员", "2010.7.1"], name="秘密.xlsx"))
    confirm(client, only_delivery())
    client.force_login(UserFactory(role="committee_clerk", role__at=committee))
    send(client, committee, book(header, ["A1", *ZHANG]))
    mine = Delivery.objects.latest("pk")
    confirm(client, mine)

    page = client.get(mine.get_absolute_url()).content.decode()

    assert "原系统编号 A1" in page
    assert "其他单位报送的文件" in page
    assert "秘密.xlsx" not in page
    assert "远处党支部" not in page


def test_a_file_left_out_is_not_imported_and_its_conflict_is_gone(client, committee):
    header = ["原系统编号", *HEADER]
    files = [book(header, ["A1", *row], name=f"{row[1]}.xlsx") for row in (ZHANG, ["张伟", "第二党支部", *ZHANG[2:]])]
    send(client, committee, *files)
    delivery = only_delivery()
    confirm(client, delivery)

    client.post(reverse("console:leave_out_file", args=[delivery.code, 1]))
    press(client, delivery, "bring_in_delivery")

    assert not Conflict.objects.exists()
    assert [member.organisation.name for member in Member.objects.all()] == ["第二党支部"]


def test_hidden_rows_are_imported_and_named_and_totals_are_passed_over(client, committee):
    send(client, committee, book(HEADER, ZHANG, LI, ["合计", "2人"], hidden_rows=(2,)))
    delivery = only_delivery()
    confirm(client, delivery)

    notes = delivery.files.get().notes

    assert any("第3行是隐藏行，已一并导入" in note for note in notes)
    assert any("第4行" in note and "合计" in note for note in notes)
    assert delivery.files.get().new == 2


def test_a_repeat_on_a_second_sheet_is_told_by_sheet_and_row(client, committee):
    header = ["原系统编号", *HEADER]
    upload = book(header, ["A1", *ZHANG], sheets={"二支部": [header, ["A1", *ZHANG]]})
    send(client, committee, upload)
    confirm(client, only_delivery())

    problem = SentFile.objects.get().problems[0]

    assert (problem["sheet"], problem["row"]) == ("二支部", 2)
    assert "工作表“名册”" in problem["words"] or "第 2 行" in problem["words"]
    assert "1000002" not in problem["words"]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"%PDF-1.7 not a table", "pdf"), (b"", "empty"), (b"PK\x03\x04broken", "broken")],
)
def test_a_wrong_file_is_refused_in_words_and_nothing_breaks(client, committee, data, words):
    response = send(client, committee, SimpleUploadedFile(f"{words}.xlsx", data))

    assert response.status_code in {302, 409, 422}
    assert not Delivery.objects.exclude(state="refused").exists()


def test_a_file_too_large_is_refused_before_it_is_kept(client, committee, settings):
    settings.UPLOAD_MAX_BYTES = 1000

    response = send(client, committee, book(HEADER, ZHANG))

    assert response.status_code == 409
    assert not Delivery.objects.exists()
    assert kept_files(settings) == []
