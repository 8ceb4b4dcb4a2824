"""A covered copy in place of a file, and how long files are kept."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse
from PIL import Image

from mahua.access.models import Attachment
from mahua.calls import escalation
from mahua.calls.closing import close_unrated
from mahua.calls.enclosed_files import covered, judged
from mahua.calls.merging import merge, unmerge
from mahua.calls.models import Enclosure
from mahua.kernel.errors import Refused
from tests.factories.calls import (
    MONDAY,
    accepted,
    called_back,
    clerk,
    dispatched,
    queued,
)
from tests.factories.enclosures import address, body_of, document, only, photo, with_files
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
PERSON = {"contact": "relayed", "name": "张三", "phone": "13800138000", "told": "我是张三"}


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def on_disk(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


# covered


def test_a_covered_picture_holds_nothing_of_what_was_there():
    data = judged(photo("a.png", "red")).data

    kept = Image.open(io.BytesIO(covered(data, kind="png", boxes=[(250, 0, 500, 1000)])))

    assert [kept.getpixel((x, 50)) for x in (10, 50, 99, 150)] == [(255, 0, 0), (0, 0, 0), (0, 0, 0), (255, 0, 0)]


def test_two_clicks_on_the_picture_make_a_box_and_the_copy_goes_to_the_body(client):
    unit = UnitFactory()
    call = with_files(dispatched(unit=unit))
    client.force_login(clerk("dispatcher", DistrictFactory()))
    decision = address("enclosure_decision", only(call))

    first = client.get(decision, {"at.x": "100", "at.y": "10"}).context["sketch"]
    second = client.get(decision, {"corner": first.corner_value, "at.x": "50", "at.y": "90"}).context["sketch"]
    client.post(address("cover_enclosure", only(call)), {"box": second.values})

    client.force_login(clerk("unit_responder", unit))
    given = Image.open(io.BytesIO(body_of(client.get(address("enclosure", only(call))))))
    assert second.values == ["250,100,500,900"]
    assert max(given.getpixel((75, 50))) < 40
    assert given.getpixel((10, 50))[0] > 200
    assert client.get(address("enclosure_original", only(call))).status_code == 403


def test_a_box_is_drawn_by_keyboard_too_and_taken_away_again(client):
    call = with_files(queued())
    client.force_login(clerk("dispatcher", DistrictFactory()))
    decision, sides = address("enclosure_decision", only(call)), {"left": 10, "top": 20, "right": 30, "bottom": 40}

    drawn = client.get(decision, {"typed": "1", **sides}).context["sketch"]
    wrong = client.get(decision, {"typed": "1", **sides, "left": 60}).context["sketch"]
    without = client.get(decision, {"box": drawn.values, "without": "0"}).context["sketch"]

    assert (drawn.values, wrong.values, without.values) == (["100,200,300,400"], [], [])


@pytest.mark.parametrize("box", ["", "1,2,3", "a,b,c,d", "0,0,99999,1", "500,0,100,10", "-1,0,5,5", "٣,0,5,5"])
def test_a_box_that_is_none_is_left_out(client, box):
    call = with_files(queued())
    client.force_login(clerk("dispatcher", DistrictFactory()))

    answer = client.post(address("cover_enclosure", only(call)), {"box": box})

    assert answer.status_code == 409
    assert only(call).is_withheld


def test_a_copy_covered_elsewhere_takes_the_place_of_the_file(client):
    call = with_files(queued(), document("联系人：张三"))
    client.force_login(clerk("dispatcher", DistrictFactory()))

    client.post(address("cover_enclosure", only(call)), {"upload": "1", "files": document("已遮盖")})

    with zipfile.ZipFile(only(call).shown.place) as copy:
        assert "已遮盖" in copy.read("word/document.xml").decode()
    assert only(call).state == "covered"


def test_the_picture_on_the_deciding_page_is_painted_anew_and_small(client):
    call = with_files(queued(), photo(size=(2000, 1000)))
    client.force_login(clerk("dispatcher", DistrictFactory()))

    answer = client.get(address("enclosure_picture", only(call)), {"box": "0,0,1000,1000"})

    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert Image.open(io.BytesIO(body_of(answer))).size == (640, 320)


def test_what_was_given_is_taken_back_and_the_copy_is_gone(client, tmp_path, django_capture_on_commit_callbacks):
    call = with_files(queued())
    client.force_login(clerk("dispatcher", DistrictFactory()))
    client.post(address("cover_enclosure", only(call)), {"box": "0,0,500,500"})
    assert len(on_disk(tmp_path)) == 2

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address("withhold_enclosure", only(call)))

    assert only(call).is_withheld
    assert len(on_disk(tmp_path)) == 1


def test_of_two_who_decide_at_once_one_is_told():
    call = with_files(queued())
    one, other = only(call), only(call)
    one.cover(judged(photo()).data, kind="jpg", by=None, at=MONDAY)

    with pytest.raises(Refused, match="已提供遮盖后的副本"):
        other.release(by=None, at=MONDAY)


# let go


def test_files_are_gone_from_the_disk_when_the_time_of_keeping_is_over(
    tmp_path, settings, django_capture_on_commit_callbacks
):
    settings.REQUESTER_DAYS = 30
    call = with_files(called_back(), photo(), photo())
    call.enclosures.get(number=1).cover(judged(photo()).data, kind="jpg", by=None, at=MONDAY)
    close_unrated(call, at=MONDAY)
    assert len(on_disk(tmp_path)) == 3

    with django_capture_on_commit_callbacks(execute=True):
        before = escalation.erase_enclosures(MONDAY + 29 * DAY)
        after = escalation.erase_enclosures(MONDAY + 30 * DAY)

    assert (before, after) == (0, 2)
    assert on_disk(tmp_path) == []
    assert not Attachment.objects.exists()
    assert all(each.is_erased and each.hints == {} for each in call.enclosures.all())


def test_the_page_says_that_a_file_was_cleared(client):
    call = with_files(queued())
    only(call).erase(at=MONDAY)
    client.force_login(clerk("dispatcher", DistrictFactory()))

    assert "已按规定清除" in client.get(call.get_absolute_url()).content.decode()
    assert client.get(address("enclosure_original", only(call))).status_code == 409


def test_whoever_withdraws_consent_leaves_only_what_was_released():
    call = with_files(accepted(requester=PERSON), photo(), photo(), photo())
    call.enclosures.get(number=2).release(by=None, at=MONDAY)
    call.enclosures.get(number=3).cover(judged(photo()).data, kind="jpg", by=None, at=MONDAY)

    call.requester.withdraw_consent(by=None, at=MONDAY)

    first, second, third = call.enclosures.order_by("number")
    assert (first.is_erased, first.original) == (True, None)
    assert second.shown is not None
    assert (third.original, third.shown) == (None, third.copy)


def test_what_goes_the_lawful_way_leaves_no_file_behind():
    call = with_files(queued())

    call.divert(channel="12388", words="", by=None, at=MONDAY)

    assert only(call).is_erased
    assert not Attachment.objects.exists()


def test_a_call_that_was_another_matter_after_all_keeps_its_files():
    merged = with_files(queued())
    merge(merged, into=queued(), by=None, at=MONDAY)
    Enclosure.objects.update(erase_at=MONDAY)

    unmerge(merged, by=None, at=MONDAY)

    assert only(merged).erase_at is None


def test_a_call_from_above_may_bring_a_file_that_its_bodies_see_once_released(client):
    district = DistrictFactory()
    unit = UnitFactory(parent=district)
    client.force_login(clerk("dispatcher", district))
    page = client.get(reverse("calls:downward")).context["form"]

    said = {"title": "报送名单", "urgency": "ordinary", "units": [unit.code], "code": page.initial["code"]}
    client.post(reverse("calls:downward"), {**said, "files": [document("表样")]})
    kept = Enclosure.objects.get()
    client.post(address("release_enclosure", kept))

    part = kept.call.parts.get()
    client.force_login(clerk("unit_responder", unit))
    answer = client.get(reverse("calls:enclosure", args=[part.code, kept.code]))
    assert answer.status_code == 200
    list(answer)
