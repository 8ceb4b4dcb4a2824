"""“照上次填写”: the same people, place and agenda; never what was said, voted or who was away."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.meetings.minutes import Item
from mahua.meetings.models import Meeting
from tests.factories.meetings import MeetingFactory, branch_of, held
from tests.meetings.visits import page_of, secretary_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def last_time(branch, **minutes):
    """An assembly held before, with people, place, agenda, words, votes and somebody away."""
    chair, recorder, away = branch.members.order_by("pk")[:3]
    return held(
        MeetingFactory(organisation=branch, place="三楼会议室"),
        chair=chair,
        recorder=recorder,
        absent={away: "sick"},
        text="上次说的话",
        items=(Item(title="学习文件", vote="ordinary", in_favour=2), Item(title="讨论计划")),
        **minutes,
    )


def test_the_minutes_take_people_place_and_agenda_of_last_time_and_nothing_else(client):
    branch = branch_of(3)
    last = last_time(branch)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, day=TODAY)

    typed = {"held_on": TODAY.isoformat(), "text": "这次说的话", "copy": "last"}
    page = client.post(page_of(meeting, "minutes"), typed)

    form, words = page.context["form"], page.content.decode()
    assert (form["chair"].value(), form["recorder"].value()) == (last.chair.code, last.recorder.code)
    assert form["place"].value() == "三楼会议室"
    assert [row["title"].value() for row in form.items[:3]] == ["学习文件", "讨论计划", None]
    assert [row["in_favour"].value() for row in form.items[:2]] == [None, None]
    assert not any(tick.value() for _, tick, _ in form.attendance)
    assert ("这次说的话" in words, "上次说的话" in words) == (True, False)
    meeting.refresh_from_db()
    assert meeting.state == "planned"


def test_what_is_typed_already_is_not_overwritten(client):
    branch = branch_of(3)
    last_time(branch)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, day=TODAY)

    typed = {"held_on": TODAY.isoformat(), "place": "阅览室", "item-0-title": "选举委员", "copy": "last"}
    form = client.post(page_of(meeting, "minutes"), typed).context["form"]

    assert form["place"].value() == "阅览室"
    assert [row["title"].value() for row in form.items[:2]] == ["选举委员", None]


def test_a_plan_takes_them_too_and_hands_its_agenda_to_the_minutes(client):
    branch = branch_of(3)
    last = last_time(branch)
    client.force_login(secretary_of(branch))
    asked = {"organisation": branch.code, "kind": "branch_assembly", "day": "2026-12-02", "hour": "15:00"}

    form = client.post(reverse("meetings:new"), {**asked, "copy": "last"}).context["form"]
    copied = {name: form[name].value() for name in ("chair", "recorder", "place", "agenda")}
    assert Meeting.objects.planned().count() == 0
    client.post(reverse("meetings:new"), {**asked, **copied})

    planned = Meeting.objects.planned().get()
    minutes = client.get(page_of(planned, "minutes")).context["form"]
    assert (planned.chair, planned.recorder, planned.place) == (last.chair, last.recorder, "三楼会议室")
    assert [row["title"].value() for row in minutes.items[:3]] == ["学习文件", "讨论计划", None]


def test_without_a_last_time_nothing_is_offered(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, day=TODAY)
    assert "照上次填写" not in client.get(page_of(meeting, "minutes")).content.decode()

    last_time(branch)

    assert "照上次填写" in client.get(page_of(meeting, "minutes")).content.decode()
