from datetime import UTC, date, datetime

import icalendar
import pytest
import vobject
from django.urls import reverse

from mahua.meetings.calendar import calendar_of
from mahua.meetings.models import Feed, Meeting
from tests.factories.access import UserFactory
from tests.factories.meetings import MeetingFactory, branch_of, held

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


def test_two_other_programs_read_the_calendar_alike():
    branch = branch_of(3)
    MeetingFactory(organisation=branch, title="支部党员大会；逗号,分号;反斜\\杠")
    MeetingFactory(organisation=branch, title="已取消的主题党日", state="cancelled", kind="theme_day")

    text = calendar_of(Meeting.objects.order_by("pk"), name="某支部", at=NOON).decode()

    first = [str(event["summary"]) for event in icalendar.Calendar.from_ical(text).walk("VEVENT")]
    read = vobject.readOne(text)
    second = [event.summary.value for event in read.vevent_list]
    assert first == second == ["支部党员大会；逗号,分号;反斜\\杠", "已取消的主题党日"]
    assert read.vevent_list[0].dtstart.value == datetime(2026, 11, 20, 6, tzinfo=UTC)
    assert read.vevent_list[1].status.value == "CANCELLED"


def test_the_calendar_says_titles_and_no_participants():
    branch = branch_of(3)
    meeting = MeetingFactory(organisation=branch, title="专题学习", place="三楼会议室")
    held(meeting, text="讨论内容", observers="某同志")

    text = calendar_of([meeting], name="某支部", at=NOON).decode()

    assert "专题学习" in text
    assert not [word for word in ("三楼", "讨论", "某同志", branch.members.first().name) if word in text]


def test_a_meeting_held_on_another_day_than_planned_is_a_whole_day():
    branch = branch_of(3)
    meeting = MeetingFactory(organisation=branch)
    meeting.day = date(2026, 11, 18)

    event = icalendar.Calendar.from_ical(calendar_of([meeting], name="某支部", at=NOON)).walk("VEVENT")[0]

    assert event["dtstart"].dt == date(2026, 11, 18)


def test_an_address_is_secret_and_works_without_log_in(client):
    branch = branch_of(3)
    MeetingFactory(organisation=branch, title="主题党日")
    owner = UserFactory(role="branch_secretary", role__at=branch)
    feed, secret = Feed.renew(owner, at=NOON)

    response = client.get(reverse("meetings:feed", kwargs={"secret": secret}))

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "主题党日" in response.content.decode()
    assert len(secret) * 6 >= 80
    assert secret not in feed.digest


def test_a_renewed_address_makes_the_one_before_useless(client):
    owner = UserFactory(role="branch_secretary", role__at=branch_of(3))
    _, old = Feed.renew(owner, at=NOON)
    _, new = Feed.renew(owner, at=NOON)

    assert client.get(reverse("meetings:feed", kwargs={"secret": old})).status_code == 404
    assert client.get(reverse("meetings:feed", kwargs={"secret": new})).status_code == 200


def test_a_revoked_address_is_gone(client):
    owner = UserFactory(role="branch_secretary", role__at=branch_of(3))
    feed, secret = Feed.renew(owner, at=NOON)
    assert client.get(reverse("meetings:feed", kwargs={"secret": secret})).status_code == 200

    feed.revoke(at=NOON)

    assert client.get(reverse("meetings:feed", kwargs={"secret": secret})).status_code == 404


def test_what_the_owner_may_no_longer_see_leaves_the_feed():
    branch = branch_of(3)
    meeting = MeetingFactory(organisation=branch)
    owner = UserFactory(role="branch_secretary", role__at=branch)
    feed, secret = Feed.renew(owner, organisation=branch, at=NOON)
    assert list(feed.meetings(on=date(2026, 11, 20))) == [meeting]

    owner.assignments.update(until_on=date(2020, 1, 2))

    assert list(Feed.known_by(secret).meetings(on=date(2026, 11, 20))) == []
