"""What a person is told after the wrong thing: twice the same click, an old window, a day to come."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.ledger.models import Fact
from mahua.meetings.models import Draft, Meeting
from tests.factories.access import UserFactory
from tests.factories.meetings import MeetingFactory, branch_of, held
from tests.meetings.visits import page_of, secretary_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_a_double_click_writes_a_past_meeting_down_once(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    address = f"{reverse('meetings:new_record')}?organisation={branch.code}&kind=theme_day"
    once = client.get(address).context["once"]
    typed = {"organisation": branch.code, "kind": "theme_day", "held_on": "2026-02-03", "once": once}

    answers = [client.post(address, typed) for _ in range(2)]

    meeting = Meeting.objects.get()
    assert [answer.url for answer in answers] == [page_of(meeting)] * 2
    assert Fact.objects.count() == 1


def test_a_double_click_plans_once(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    once = client.get(reverse("meetings:new")).context["once"]
    asked = {"organisation": branch.code, "kind": "theme_day", "day": "2026-12-02", "hour": "15:00", "once": once}

    answers = [client.post(reverse("meetings:new"), asked) for _ in range(2)]

    assert [answer.url for answer in answers] == [page_of(Meeting.objects.get())] * 2


def test_a_double_click_on_the_minutes_ends_at_the_meeting(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, day=TODAY)

    answers = [client.post(page_of(meeting, "minutes"), {"held_on": TODAY.isoformat()}) for _ in range(2)]

    assert [answer.url for answer in answers] == [page_of(meeting)] * 2
    assert Fact.objects.count() == 1


def test_an_old_window_is_told_who_recorded_the_meeting_and_when(client):
    branch = branch_of(3)
    other = UserFactory(role="branch_recorder", role__at=branch, name="李记录")
    meeting = held(MeetingFactory(organisation=branch, day=TODAY - timedelta(days=1)), by=other, text="别人写的")
    client.force_login(secretary_of(branch))

    answer = client.post(page_of(meeting, "minutes"), {"held_on": TODAY.isoformat(), "text": "后到的"})

    meeting.refresh_from_db()
    assert (answer.status_code, meeting.text) == (409, "别人写的")
    assert "已由李记录在" in answer.content.decode()


def test_the_minutes_of_a_meeting_recorded_meanwhile_lead_to_it_with_a_word(client):
    branch = branch_of(3)
    meeting = held(MeetingFactory(organisation=branch))
    client.force_login(secretary_of(branch))

    answer = client.get(page_of(meeting, "minutes"), follow=True)

    assert "已经记录好" in answer.content.decode()


def test_a_day_to_come_is_told_beside_its_field(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, day=TODAY)
    tomorrow = TODAY + timedelta(days=1)

    answer = client.post(page_of(meeting, "minutes"), {"held_on": tomorrow.isoformat(), "text": "写好的话"})

    assert answer.status_code == 422
    assert "还没有到" in answer.context["form"].errors["held_on"][0]
    assert "写好的话" in answer.content.decode()


def test_a_save_that_comes_after_the_recording_leaves_no_draft(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    once = client.get(f"{reverse('meetings:new_record')}?kind=theme_day").context["once"]
    typed = {"organisation": branch.code, "kind": "theme_day", "held_on": "2026-02-03", "once": once}
    client.post(reverse("meetings:drafts"), typed)
    assert Draft.objects.count() == 1
    client.post(reverse("meetings:new_record"), {**typed, "draft": Draft.objects.get().code, "version": "1"})

    answer = client.post(reverse("meetings:drafts"), typed)

    assert (answer.status_code, Draft.objects.count()) == (204, 0)
