"""附件: optional, as private as the text, handed back as files to save; a bad one costs no word of the minutes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from mahua.access.models import Attachment
from mahua.ledger.models import Fact
from mahua.meetings.models import Meeting
from tests.factories.access import UserFactory
from tests.factories.meetings import MeetingFactory, branch_of, held
from tests.factories.members import MemberFactory
from tests.factories.organisations import DistrictFactory, UnitFactory
from tests.meetings.visits import page_of, secretary_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def text_file(name="签到表.txt", data=None):
    return SimpleUploadedFile(name, data or "三人到会".encode())


def kept_with(meeting):
    return Attachment.keep(text_file(), about=meeting.code, by=None, at=timezone.now())


def address_of(meeting, attachment, name="attachment"):
    return reverse(f"meetings:{name}", kwargs={"code": meeting.code, "attachment": attachment.code})


def test_files_sent_with_the_minutes_are_kept_with_the_meeting(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, day=TODAY)

    client.post(
        page_of(meeting, "minutes"),
        {"held_on": TODAY.isoformat(), "files": [text_file(), text_file("照片说明.txt")]},
    )

    assert [each.name for each in Attachment.objects.of(meeting.code)] == ["签到表.txt", "照片说明.txt"]
    assert "签到表.txt" in client.get(page_of(meeting)).content.decode()


def test_a_past_meeting_takes_files_too(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))

    client.post(
        reverse("meetings:new_record"),
        {"organisation": branch.code, "kind": "theme_day", "held_on": "2026-02-03", "files": text_file()},
    )

    assert Attachment.objects.of(Meeting.objects.get().code).get().name == "签到表.txt"


def test_a_refused_file_is_told_in_its_field_and_the_words_stay(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, day=TODAY)
    program = text_file("签到.pdf", b"MZ\x90")

    answer = client.post(
        page_of(meeting, "minutes"), {"held_on": TODAY.isoformat(), "text": "讨论了很久", "files": [program]}
    )

    meeting.refresh_from_db()
    words = answer.content.decode()
    assert (answer.status_code, meeting.state, Attachment.objects.count()) == (422, "planned", 0)
    assert "讨论了很久" in words
    assert "签到.pdf" in answer.context["form"].errors["files"][0]
    assert 'name="draft" value="d' in words  # the next save goes on in the same draft


def test_an_attachment_is_served_as_a_file_to_save(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = held(MeetingFactory(organisation=branch))

    answer = client.get(address_of(meeting, kept_with(meeting)))

    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content).decode() == "三人到会"


def test_attachments_stay_with_the_branch_and_those_present(client):
    unit = UnitFactory(parent=DistrictFactory())
    branch = branch_of(3, parent=unit)
    meeting = held(MeetingFactory(organisation=branch))
    attachment = kept_with(meeting)
    away = MemberFactory(organisation=branch)
    people = {
        "secretary": secretary_of(branch),
        "member who came": UserFactory(role="member", role__at=branch, member_code=branch.members.first().code),
        "member who did not": UserFactory(role="member", role__at=branch, member_code=away.code),
        "clerk": UserFactory(role="committee_clerk", role__at=unit),
        "working committee": UserFactory(role="working_committee", role__at=unit),
    }

    seen = {}
    for who, user in people.items():
        client.force_login(user)
        words = client.get(page_of(meeting)).content.decode()
        opened = [client.get(page_of(meeting, "attachments")), client.get(address_of(meeting, attachment))]
        list(opened[1])  # a file is read to its end, which closes it
        seen[who] = ("签到表.txt" in words, *(answer.status_code for answer in opened))

    whole, nothing = (True, 200, 200), (False, 404, 404)
    assert seen == {
        "secretary": whole,
        "member who came": whole,
        "member who did not": nothing,
        "clerk": nothing,
        "working committee": nothing,
    }


def test_files_are_added_and_removed_on_a_page_of_their_own_and_leave_no_fact(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch)

    client.post(page_of(meeting, "attachments"), {"files": text_file()})
    attachment = Attachment.objects.of(meeting.code).get()
    client.post(address_of(meeting, attachment, "remove_attachment"))

    assert not Attachment.objects.of(meeting.code).exists()
    assert Fact.objects.count() == 0


def test_who_came_reads_the_files_and_adds_none(client):
    branch = branch_of(3)
    meeting = held(MeetingFactory(organisation=branch))
    attachment = kept_with(meeting)
    client.force_login(UserFactory(role="member", role__at=branch, member_code=branch.members.first().code))

    added = client.post(page_of(meeting, "attachments"), {"files": text_file()})
    removed = client.post(address_of(meeting, attachment, "remove_attachment"))

    assert (added.status_code, removed.status_code) == (403, 403)
    assert Attachment.objects.of(meeting.code).get() == attachment


def test_a_file_of_one_meeting_is_not_reached_through_another(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    attachment = kept_with(MeetingFactory(organisation=branch))

    assert client.get(address_of(MeetingFactory(organisation=branch), attachment)).status_code == 404
