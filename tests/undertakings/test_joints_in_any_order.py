"""However meetings, tasks, corrections and the worker fall between one another, the joints are those that hold."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from mahua.ledger.models import Cursor, Fact
from mahua.ledger.relay import run_pending
from mahua.meetings.minutes import Decision
from mahua.meetings.models import Meeting, Resolution
from mahua.undertakings.models import Joint
from tests.factories.meetings import MeetingFactory, held
from tests.factories.members import MemberFactory, PostFactory
from tests.factories.organisations import OrganisationFactory
from tests.factories.undertakings import UndertakingFactory

START = datetime(2026, 11, 20, 10, tzinfo=UTC)
STEPS = st.lists(st.sampled_from(["hold", "correct", "close", "swap", "work", "replay"]), max_size=14)


class Story:
    """A 第一议题 with one resolution, now about one matter and now about another."""

    def __init__(self):
        self.matters = [UndertakingFactory(), UndertakingFactory()]
        group = OrganisationFactory(kind="leading_group", parent=self.matters[0].unit)
        PostFactory.create_batch(2, organisation=group, role="leading_group_member")
        self.owner = MemberFactory(organisation=group)
        self.meeting = MeetingFactory(organisation=group, kind="first_topic")
        self.at = START

    def step(self, name):
        self.at += timedelta(minutes=1)
        self.meeting = Meeting.objects.get(pk=self.meeting.pk)
        getattr(self, name)()

    def hold(self):
        if self.meeting.is_editable:
            about = self.matters[0].strand("business").code
            decision = Decision(text="征询先行", due_on=date(2026, 12, 1), owner=self.owner, about=about)
            held(self.meeting, at=self.at, decisions=(decision,))

    def correct(self):
        if self.meeting.is_held:
            self.meeting.correct(reason="wrong_figures", by=None, at=self.at)

    def close(self):
        resolution = Resolution.objects.filter(task__state="open").select_related("task__organisation").first()
        if resolution:
            resolution.task.close(by=None, at=self.at)

    def swap(self):
        self.matters.reverse()

    def work(self):
        run_pending(only="undertakings.joints")

    def replay(self):
        """The cursor is lost and the whole ledger is taken in again."""
        Cursor.objects.filter(name="undertakings.joints").delete()
        self.work()

    def expected(self):
        """By the facts that hold, told once more in plain words."""
        adopted = [fact.data for fact in Fact.objects.kinds("resolution.adopted").effective()]
        closed = [fact.data for fact in Fact.objects.kinds("task.closed").effective()]
        known = {matter.strand("business").code: matter.pk for matter in self.matters}
        joints = {(known[said["about"]], "resolution_became_task", said["task"]) for said in adopted}
        joints |= {(known[said["about"]], "member_carried_task", said["task"]) for said in closed}
        done = {said["task"] for said in closed}
        joints |= {
            (known[said["about"]], "first_topic_followed", said["task"]) for said in adopted if said["task"] in done
        }
        return joints


class JointsInAnyOrder(TestCase):
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps=STEPS)
    @example(steps=["hold", "correct", "close", "hold"])
    @example(steps=["hold", "correct", "close", "swap", "hold"])
    def test_the_joints_are_those_of_the_facts_that_hold_and_the_ledger_says_the_same(self, steps):
        story = Story()
        for name in steps:
            story.step(name)
        story.work()

        kept = set(Joint.objects.values_list("undertaking", "kind", "source"))
        assert kept == story.expected()
        assert said_by_the_ledger() == kept
        facts = Fact.objects.count()
        story.replay()
        assert (Fact.objects.count(), set(Joint.objects.values_list("undertaking", "kind", "source"))) == (facts, kept)


def said_by_the_ledger():
    """Made and not undone, in the order of the ledger."""
    standing = set()
    keys = dict(Joint.undertaking.field.related_model.objects.values_list("code", "pk"))
    for fact in Fact.objects.kinds("joint.made", "joint.undone").order_by("position"):
        joint = (keys[fact.data["undertaking"]], fact.data["joint_kind"], fact.data["source"])
        (standing.add if fact.kind == "joint.made" else standing.remove)(joint)
    return standing


pytestmark = pytest.mark.django_db
