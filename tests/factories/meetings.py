from datetime import UTC, date, datetime, time

import factory
from factory.django import DjangoModelFactory

from mahua.kernel.codes import new_code
from mahua.meetings.minutes import Minutes
from mahua.meetings.models import Meeting
from tests.factories.members import MemberFactory, PostFactory
from tests.factories.organisations import OrganisationFactory


class MeetingFactory(DjangoModelFactory):
    """A branch assembly planned for a day; nothing of it in the ledger."""

    class Meta:
        model = Meeting

    code = factory.LazyFunction(lambda: new_code("g"))
    kind = "branch_assembly"
    organisation = factory.SubFactory(OrganisationFactory)
    path = factory.LazyAttribute(lambda made: made.organisation.path)
    title = "支部党员大会"
    day = date(2026, 11, 20)
    planned_for = factory.LazyAttribute(lambda made: datetime.combine(made.day, time(6), tzinfo=UTC))
    belongs_to_year = factory.LazyAttribute(lambda made: made.day.year)


def branch_of(full, *, probationary=0, committee=0, **details):
    """A branch with so many full and probationary members, the first of them on its committee (书记 first)."""
    branch = OrganisationFactory(**details)
    members = MemberFactory.create_batch(full, organisation=branch)
    MemberFactory.create_batch(probationary, organisation=branch, stage="probationary")
    for member, role in zip(members[:committee], ("secretary", *["commissioner"] * committee), strict=False):
        PostFactory(organisation=branch, member=member, role=role)
    return branch


def held(meeting, *, by=None, at=None, **minutes):
    """Hold a meeting on its day, written down the same evening."""
    at = at or datetime.combine(meeting.day, time(10), tzinfo=UTC)
    meeting.hold(Minutes(held_on=meeting.day, **minutes), by=by, at=at)
    return meeting
