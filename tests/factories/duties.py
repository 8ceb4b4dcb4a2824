from datetime import date

import factory
from factory.django import DjangoModelFactory

from mahua.duties.models import ContactPoint, ContactProblem
from mahua.kernel.codes import new_code
from tests.factories.members import PostFactory
from tests.factories.organisations import OrganisationFactory


class LeaderFactory(PostFactory):
    """A member of a unit's leading group."""

    organisation = factory.SubFactory(OrganisationFactory, kind="leading_group")
    role = "leading_group_member"


class ContactPointFactory(DjangoModelFactory):
    """A leader looks after a branch since early in the year."""

    class Meta:
        model = ContactPoint

    code = factory.LazyFunction(lambda: new_code("j"))
    post = factory.SubFactory(LeaderFactory)
    branch = factory.SubFactory(OrganisationFactory)
    path = factory.LazyAttribute(lambda made: made.branch.path)
    from_on = date(2026, 1, 8)


class ContactProblemFactory(DjangoModelFactory):
    class Meta:
        model = ContactProblem

    code = factory.LazyFunction(lambda: new_code("y"))
    contact_point = factory.SubFactory(ContactPointFactory)
    title = factory.Sequence(lambda n: f"第{n}个问题")
    raised_on = date(2026, 3, 5)
