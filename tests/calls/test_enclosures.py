"""随件附件: optional, withheld from the body called until somebody who looked at it released it or a covered copy."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from mahua.access.models import Attachment, SecurityEvent
from mahua.calls.closing import close_unrated
from mahua.calls.enclosed_files import hints, judged
from mahua.calls.merging import merge
from mahua.calls.models import Call
from mahua.calls.splitting import split
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from tests.factories.calls import (
    MONDAY,
    CommunityFactory,
    StreetFactory,
    called_back,
    clerk,
    dispatched,
    queued,
    raised,
)
from tests.factories.enclosures import address, body_of, document, only, photo, with_files
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db
THREE = {"title": "三号楼电梯停了", "place": "云栖花苑", "contact": "relayed"}


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def kinds():
    return [fact.kind for fact in Fact.objects.order_by("position")]


# taken


def test_files_come_with_the_call_and_lose_their_name_place_and_device(client):
    community = CommunityFactory(parent=StreetFactory())
    client.force_login(clerk("community_clerk", community))

    client.post(
        reverse("calls:new"), {"caller": community.code, **THREE, "step": "send", "files": [photo(), document()]}
    )

    first, second = Call.objects.get().enclosures.order_by("number")
    assert (str(first), str(second), first.state, second.state) == ("附件1.jpg", "附件2.docx", "withheld", "withheld")
    assert dict(Image.open(io.BytesIO(first.original.place.read_bytes())).getexif()) == {}
    assert "张三家" not in "".join(Attachment.objects.values_list("name", flat=True))


def test_a_call_needs_no_file(client):
    community = CommunityFactory(parent=StreetFactory())
    client.force_login(clerk("community_clerk", community))

    client.post(reverse("calls:new"), {"caller": community.code, **THREE, "step": "send"})

    assert kinds() == ["call.raised"]


@pytest.mark.parametrize(
    "bad",
    [SimpleUploadedFile("a.pdf", b"MZ\x90"), SimpleUploadedFile("a.txt", b"words"), SimpleUploadedFile("a.jpg", b"x")],
)
def test_a_bad_file_is_told_in_words_and_nothing_is_raised(client, bad):
    community = CommunityFactory(parent=StreetFactory())
    client.force_login(clerk("community_clerk", community))

    answer = client.post(reverse("calls:new"), {"caller": community.code, **THREE, "step": "send", "files": [bad]})

    assert answer.status_code == 422
    assert bad.name in answer.context["enclosed"].errors["files"][0]
    assert THREE["title"] in answer.content.decode()
    assert (Call.objects.count(), Attachment.objects.count()) == (0, 0)


def test_a_word_file_tells_no_more_who_wrote_it():
    told = "<cp:coreProperties><dc:creator>张三</dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy></cp:coreProperties>"
    changed = '<w:comments><w:comment w:author="王五" w:initials="W">请看</w:comment></w:comments>'

    kept = judged(document("电梯停了", docProps__core=told, word__comments=changed)).data

    parts = zipfile.ZipFile(io.BytesIO(kept))
    everything = b"".join(parts.read(name) for name in parts.namelist()).decode()
    assert not any(name in everything for name in ("张三", "李四", "王五"))
    assert "电梯停了" in everything
    assert "请看" in everything


def test_what_may_show_a_person_is_counted_not_kept():
    made = judged(document("联系人：张三，电话13800138000，再打13900139000", word__media__a="<x/>"))

    assert hints(made) == {"姓名": 1, "电话": 2, "inside": 1}
    assert hints(judged(photo())) == {"picture": 1}
    assert hints(judged(SimpleUploadedFile("a.pdf", b"%PDF-1.7"))) == {"unread": 1}


def test_the_ledger_knows_counts_only():
    call = with_files(queued(), photo(), document())

    only_first = call.enclosures.get(number=1)
    only_first.release(by=None, at=MONDAY)

    given, shown = Fact.objects.kinds("call.enclosed", "call.disclosed").order_by("position")
    assert given.data == {"call": call.code, "files": 2}
    assert shown.data == {"call": call.code, "released": 1, "covered": 0, "withheld": 1}


def test_a_call_takes_nine_files_and_none_once_it_has_ended():
    call = with_files(queued(), *[photo() for _ in range(9)])
    ended = called_back()
    close_unrated(ended, at=MONDAY)

    with pytest.raises(Refused, match="最多 9 个"):
        with_files(call)
    with pytest.raises(Refused, match="已经结束"):
        with_files(ended)


# who sees what


def test_the_body_called_reads_that_a_file_is_withheld_and_cannot_open_it(client):
    unit = UnitFactory()
    call = with_files(dispatched(unit=unit))
    client.force_login(clerk("unit_responder", unit))

    page = client.get(call.get_absolute_url()).content.decode()
    opened = [client.get(address(name, only(call))).status_code for name in ("enclosure", "enclosure_original")]

    assert "暂不提供" in page
    assert "联系指挥中心" in page
    assert opened == [404, 403]


def test_what_was_released_is_given_to_the_body_as_a_file_to_save(client):
    unit = UnitFactory()
    call = with_files(dispatched(unit=unit))
    only(call).release(by=None, at=MONDAY)
    client.force_login(clerk("unit_responder", unit))

    answer = client.get(address("enclosure", only(call)))

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert Image.open(io.BytesIO(body_of(answer))).size == (200, 100)
    assert f'href="{address("enclosure", only(call))}"' in client.get(call.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("role", "statuses"),
    [
        ("dispatcher", (200, 200)),
        ("street_clerk", (200, 200)),
        ("community_clerk", (200, 403)),
        ("call_backer", (200, 403)),
        ("working_committee", (403, 403)),
    ],
)
def test_the_centre_and_the_street_decide_the_caller_sees_its_own(client, role, statuses):
    district = DistrictFactory()
    street = StreetFactory(parent=district)
    call = with_files(queued(caller=CommunityFactory(parent=street)))
    at = {"street_clerk": street, "community_clerk": call.caller}.get(role, district)
    client.force_login(clerk(role, at))

    answers = [client.get(address(name, only(call))) for name in ("enclosure_original", "enclosure_decision")]

    assert tuple(answer.status_code for answer in answers) == statuses
    [list(answer) for answer in answers if answer.streaming]


def test_a_street_that_is_itself_the_body_called_decides_nothing(client):
    street = StreetFactory(parent=DistrictFactory())
    call = with_files(raised(caller=CommunityFactory(parent=street)))
    call.solve_here(outcome="solved", words="已修好。", by=None, at=MONDAY, street=street)
    client.force_login(clerk("street_clerk", street))

    assert client.post(address("release_enclosure", only(call))).status_code == 403
    assert only(call).is_withheld


def test_every_look_at_the_original_is_logged_and_shown_once_an_hour(client):
    call = with_files(queued())
    client.force_login(clerk("dispatcher", DistrictFactory()))

    client.get(address("enclosure_decision", only(call)))
    client.get(address("enclosure_picture", only(call)))
    page = client.get(call.get_absolute_url()).content.decode()

    assert SecurityEvent.objects.filter(kind="seal.opened", about__startswith=call.code).count() == 1
    assert page.count("附件1：看原件") == 1


def test_the_dispatcher_is_told_before_dispatch_what_nobody_released(client):
    call = with_files(queued(), photo(), document("联系人：张三"))
    client.force_login(clerk("dispatcher", DistrictFactory()))

    page = client.get(call.get_absolute_url()).content.decode()

    assert "有 2 个附件还没有放行" in page
    assert "可能拍到人、车牌或门牌" in page
    assert "姓名 1 处" in page


def test_a_part_and_a_merged_call_show_what_was_released_with_the_other(client):
    unit = UnitFactory()
    whole, other = with_files(queued()), with_files(queued())
    only(whole).release(by=None, at=MONDAY)
    parts = split(whole, ["一", "二"], by=None, at=MONDAY)
    into = dispatched(unit=unit)
    merge(other, into=into, by=None, at=MONDAY)
    client.force_login(clerk("dispatcher", DistrictFactory()))

    of_part = client.get(reverse("calls:enclosure", args=[parts[0].code, only(whole).code]))
    of_merged = client.get(reverse("calls:enclosure", args=[into.code, only(other).code]))
    decided_there = client.post(reverse("calls:release_enclosure", args=[into.code, only(other).code]))
    list(of_part)

    assert (of_part.status_code, of_merged.status_code, decided_there.status_code) == (200, 404, 404)
    assert f"随 {other.number}" in client.get(into.get_absolute_url()).content.decode()


def test_a_file_of_one_call_is_not_reached_through_another(client):
    call, other = with_files(queued()), queued()
    only(call).release(by=None, at=MONDAY)
    client.force_login(clerk("dispatcher", DistrictFactory()))

    assert client.get(reverse("calls:enclosure", args=[other.code, only(call).code])).status_code == 404


@pytest.mark.parametrize("files", [1, 3])
def test_the_page_of_a_call_with_files_costs_the_same_however_many(client, files, django_assert_max_num_queries):
    unit = UnitFactory()
    call = with_files(dispatched(unit=unit), *[photo() for _ in range(files)])
    client.force_login(clerk("unit_responder", unit))
    client.get(call.get_absolute_url())

    with django_assert_max_num_queries(9):
        client.get(call.get_absolute_url())
