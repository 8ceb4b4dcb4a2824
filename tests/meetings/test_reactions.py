from datetime import UTC, datetime

import pytest

from mahua.ledger.models import Fact
from mahua.ledger.recording import reverse
from mahua.ledger.relay import run_pending
from tests.factories.meetings import MeetingFactory, branch_of, held

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 11, 20, 11, tzinfo=UTC)
REACTION = "meetings.reopened_by_correction"


def test_a_reversal_on_the_ledger_s_page_opens_the_minutes_and_takes_the_other_facts_along():
    branch = branch_of(3)
    meeting = held(MeetingFactory(kind="theme_day", organisation=branch), also=("party_lecture",), text="旧文")
    wrong = Fact.objects.get(kind="theme_day.held")
    reverse(wrong.position, reason="wrong_day", organisation=branch, by=None, at=LATER)

    run_pending(only=REACTION)

    meeting.refresh_from_db()
    assert (meeting.state, Fact.objects.effective().count()) == ("reopened", 0)
    assert (meeting.revisions.get().reason, meeting.revisions.get().body["text"]) == ("wrong_day", "旧文")


def test_a_meeting_corrected_and_held_anew_stays_held():
    meeting = held(MeetingFactory(organisation=branch_of(3)))
    meeting.correct(reason="wrong_figures", by=None, at=LATER)
    held(meeting, at=LATER)

    run_pending(only=REACTION)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.revisions.count()) == ("held", 1)


def test_taking_the_same_reversal_in_twice_changes_nothing():
    branch = branch_of(3)
    meeting = held(MeetingFactory(organisation=branch))
    reverse(Fact.objects.get().position, reason="wrong_day", organisation=branch, by=None, at=LATER)

    run_pending(only=REACTION)
    run_pending(only=REACTION)

    assert (meeting.revisions.count(), Fact.objects.count()) == (1, 2)
