import pytest
from django.urls import reverse

from mahua.meetings.minutes import Grades
from tests.factories.meetings import MeetingFactory, branch_of, held
from tests.meetings.visits import page_of, secretary_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("base", "cap", "words"), [("members", 2, "党员总数6人"), ("graded", 1, "等次的党员数5人")])
def test_the_cap_on_excellent_follows_the_base_that_is_set(client, settings, base, cap, words):
    settings.REVIEW_CAP_BASE = base
    branch = branch_of(5, probationary=1)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, kind="members_review")
    shown = client.get(page_of(meeting, "minutes")).content.decode()

    held(meeting, grades=Grades(excellent=1, qualified=4))

    assert words in shown
    assert meeting.review.cap == cap


def test_a_plan_begins_at_the_hour_that_is_set(client, settings):
    settings.MEETING_HOUR = "09:30"
    client.force_login(secretary_of(branch_of(3)))

    assert 'value="09:30"' in client.get(reverse("meetings:new")).content.decode()
