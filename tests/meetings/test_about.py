from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from mahua.ledger.models import Fact
from mahua.ledger.recording import reverse
from mahua.ledger.relay import run_pending
from mahua.meetings.minutes import Decision
from mahua.tasks.models import Task
from tests.factories.abouts import offering
from tests.factories.meetings import MeetingFactory, branch_of, held
from tests.meetings.visits import page_of, secretary_of

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 11, 20, 11, tzinfo=UTC)
DUE = date(2026, 12, 10)
OFFER = ("y2345", "老旧小区改造")


def adopted():
    return [fact.data for fact in Fact.objects.kinds("resolution.adopted").effective().order_by("position")]


def test_a_resolution_about_a_matter_leaves_a_fact_and_a_task_about_the_same():
    meeting = MeetingFactory(organisation=branch_of(3))

    held(meeting, decisions=(Decision(text="包楼联络", due_on=DUE, about="y2345"), Decision(text="学习")))

    task = Task.objects.get()
    said = {
        "meeting": meeting.code,
        "meeting_kind": "branch_assembly",
        "number": 1,
        "about": "y2345",
        "task": task.code,
    }
    assert adopted() == [said]
    assert task.about == "y2345"


def test_resolutions_about_nothing_leave_no_fact_of_their_own():
    meeting = MeetingFactory(organisation=branch_of(3))

    held(meeting, decisions=(Decision(text="学习", due_on=DUE),))

    assert (adopted(), Task.objects.get().about) == ([], meeting.code)


def test_a_correction_takes_the_fact_back_and_the_next_version_says_it_anew():
    meeting = held(
        MeetingFactory(organisation=branch_of(3)), decisions=(Decision(text="包楼", due_on=DUE, about="y1"),)
    )
    task = Task.objects.get()

    meeting.correct(reason="wrong_figures", by=None, at=LATER)
    between = adopted()
    held(meeting, at=LATER, decisions=(Decision(text="包楼", due_on=DUE, about="y2"),))

    task.refresh_from_db()
    assert between == []
    assert [(said["about"], said["task"]) for said in adopted()] == [("y2", task.code)]
    assert task.about == "y2"


def test_a_resolution_s_fact_corrected_on_a_ledger_page_opens_the_minutes():
    branch = branch_of(3)
    meeting = held(MeetingFactory(organisation=branch), decisions=(Decision(text="包楼", about="y1"),))
    wrong = Fact.objects.get(kind="resolution.adopted")
    reverse(wrong.position, reason="wrong_day", organisation=branch, by=None, at=LATER)

    run_pending(only="meetings.reopened_by_correction")

    meeting.refresh_from_db()
    assert (meeting.state, Fact.objects.effective().count()) == ("reopened", 0)


def test_the_minutes_ask_what_a_resolution_is_about_only_where_something_is_offered(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, day=timezone.localdate())

    with offering(OFFER):
        asked = client.get(page_of(meeting, "minutes")).content.decode()
    with offering():
        quiet = client.get(page_of(meeting, "minutes")).content.decode()

    assert ("关于哪件事" in asked, "老旧小区改造" in asked, "关于哪件事" in quiet) == (True, True, False)
    assert "预计占用您 6 分钟" in asked


def test_what_is_chosen_in_the_minutes_stands_in_the_resolution(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, day=timezone.localdate())
    said = {"held_on": meeting.day.isoformat(), "decision-0-text": "包楼联络", "decision-0-about": "y2345"}

    with offering(OFFER):
        client.post(page_of(meeting, "minutes"), said)

    assert [(each.text, each.about) for each in meeting.resolutions.all()] == [("包楼联络", "y2345")]


def test_a_correction_keeps_what_is_offered_no_more(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = held(MeetingFactory(organisation=branch), decisions=(Decision(text="包楼", about="y9"),))
    meeting.correct(reason="wrong_figures", by=None, at=LATER)

    with offering():
        page = client.get(page_of(meeting, "minutes"))
        said = {"held_on": meeting.day.isoformat(), "decision-0-text": "包楼", "decision-0-about": "y9"}
        client.post(page_of(meeting, "minutes"), said)

    assert '<option value="y9" selected>原来写的那一件</option>' in page.content.decode()
    assert meeting.resolutions.get().about == "y9"
