from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.ledger.models import Fact
from mahua.meetings.models import Draft, Meeting
from mahua.ui.templatetags.ui import dt
from tests.factories.access import UserFactory
from tests.factories.meetings import MeetingFactory, branch_of, held
from tests.factories.organisations import DistrictFactory, UnitFactory
from tests.meetings.visits import page_of, secretary_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_the_minutes_ask_for_one_field_only_and_say_what_they_cost(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, day=TODAY)

    response = client.get(page_of(meeting, "minutes"))

    words = response.content.decode()
    assert [name for name, field in response.context["form"].fields.items() if field.required] == ["held_on"]
    assert "预计占用您 6 分钟" in words
    assert all(member.name in words for member in branch.members.all())


def test_minutes_hold_the_meeting(client):
    branch = branch_of(4)
    absent, owner = branch.members.order_by("pk")[:2]
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, day=TODAY)

    response = client.post(
        page_of(meeting, "minutes"),
        {
            "held_on": TODAY.isoformat(),
            f"absent-{absent.code}": "on",
            f"reason-{absent.code}": "duty",
            "text": "学习讨论",
            "item-0-title": "年度计划",
            "item-0-vote": "ordinary",
            "item-0-in_favour": "3",
            "decision-0-text": "整理材料",
            "decision-0-owner": owner.code,
            "decision-0-due_on": "2026-12-10",
        },
    )

    meeting.refresh_from_db()
    assert (response.status_code, meeting.state, meeting.present) == (302, "held", 3)
    assert meeting.items.get().outcome == "carried"
    assert meeting.resolutions.get().task.owner == owner
    assert Draft.objects.count() == 0


def test_a_refusal_loses_nothing(client):
    branch = branch_of(4)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, day=TODAY)
    typed = {
        "held_on": TODAY.isoformat(),
        "text": "讨论了很久",
        "item-0-title": "年度计划",
        "item-0-vote": "ordinary",
        "item-0-in_favour": "9",
    }

    response = client.post(page_of(meeting, "minutes"), typed)

    assert response.status_code == 409
    again = client.get(page_of(meeting, "minutes")).content.decode()
    assert "讨论了很久" in again
    assert 'value="年度计划"' in again


def test_what_is_typed_is_saved_by_itself_and_is_there_the_next_time(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch)
    typed = {"meeting": meeting.code, "held_on": "2026-11-20", "text": "第一句"}

    saved = client.post(reverse("meetings:drafts"), typed, headers={"HX-Request": "true"})

    draft = Draft.objects.get()
    assert f'name="version" value="{draft.version}"' in saved.content.decode()
    assert "第一句" in client.get(page_of(meeting, "minutes")).content.decode()
    assert Fact.objects.count() == 0


def test_two_who_write_at_once_both_keep_their_words(client):
    branch = branch_of(3)
    first, second = secretary_of(branch), UserFactory(role="branch_recorder", role__at=branch)
    meeting = MeetingFactory(organisation=branch)
    about = {"meeting": meeting.code, "held_on": "2026-11-20"}
    client.force_login(first)
    client.post(reverse("meetings:drafts"), {**about, "text": "甲写的"})
    draft = Draft.objects.get()
    stale = {"draft": draft.code, "version": str(draft.version)}
    client.post(reverse("meetings:drafts"), {**about, **stale, "text": "甲又写的"})
    client.force_login(second)

    answer = client.post(
        reverse("meetings:drafts"), {**about, **stale, "text": "乙写的"}, headers={"HX-Request": "true"}
    )

    assert "两份都保存着" in answer.content.decode()
    assert {each.typed["text"] for each in Draft.objects.all()} == {"甲又写的", "乙写的"}
    other = client.get(page_of(meeting, "minutes"), {"draft": Draft.objects.get(kept_apart=True).code})
    assert "乙写的" in other.content.decode()


def test_a_past_meeting_is_written_down_on_one_page(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    address = f"{reverse('meetings:new_record')}?organisation={branch.code}&kind=party_lecture"
    assert client.get(address).status_code == 200

    client.post(
        address,
        {"organisation": branch.code, "kind": "party_lecture", "held_on": "2026-02-03", "title": "二月党课"},
    )

    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.state, meeting.held_on) == ("二月党课", "held", date(2026, 2, 3))


def test_a_talk_is_a_day_and_two_people(client):
    branch = branch_of(3)
    first, second = branch.members.order_by("pk")[:2]
    client.force_login(secretary_of(branch))
    address = f"{reverse('meetings:new_record')}?organisation={branch.code}&kind=heart_talk"
    form = client.get(address).context["form"]

    client.post(
        address,
        {
            "organisation": branch.code,
            "kind": "heart_talk",
            "held_on": "2026-02-03",
            "first": first.code,
            "second": second.code,
            "text": "不该留下的话",
            "title": "与某人谈心",
        },
    )

    assert set(form.fields) == {"held_on", "first", "second"}
    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.text) == ("谈心谈话", "")


def test_a_clerk_s_entry_is_marked_as_made_for_the_branch(client):
    unit = UnitFactory(parent=DistrictFactory())
    branch = branch_of(3, parent=unit)
    clerk = UserFactory(role="committee_clerk", role__at=unit, name="王干事")
    client.force_login(clerk)
    meeting = MeetingFactory(organisation=branch, day=TODAY)

    client.post(page_of(meeting, "minutes"), {"held_on": TODAY.isoformat()})

    assert Fact.objects.get().for_code == branch.code
    assert f"由王干事代{branch.name}记录" in client.get(page_of(meeting)).content.decode()


def test_a_correction_on_the_page_opens_the_minutes_with_the_old_words(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = held(MeetingFactory(organisation=branch), text="要改的话")

    client.post(page_of(meeting, "correct"), {"reason": "wrong_figures"})

    meeting.refresh_from_db()
    assert meeting.state == "reopened"
    assert "要改的话" in client.get(page_of(meeting, "minutes")).content.decode()
    old = reverse("meetings:revision", kwargs={"code": meeting.code, "number": 1})
    words = client.get(old).content.decode()
    assert "要改的话" in words
    assert dt(meeting.held_on, "full") in words


def test_a_correction_without_a_reason_is_refused(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = held(MeetingFactory(organisation=branch))

    assert client.post(page_of(meeting, "correct"), {"reason": "because"}).status_code == 409
    assert Fact.objects.effective().count() == 1
