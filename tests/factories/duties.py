from datetime import date

import factory
from factory.django import DjangoModelFactory

from mahua.duties.models import ContactPoint, ContactProblem, Rectification, Statement
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


class StatementFactory(DjangoModelFactory):
    """A secretary's report on this year, filed."""

    class Meta:
        model = Statement

    code = factory.LazyFunction(lambda: new_code("y"))
    post = factory.SubFactory(PostFactory)
    organisation = factory.SelfAttribute("post.organisation")
    path = factory.SelfAttribute("organisation.path")
    reviewer = factory.SubFactory(OrganisationFactory, kind="party_committee")
    year = 2026
    words = "做了三件事。"
    filed_on = date(2026, 11, 20)


class RectificationFactory(DjangoModelFactory):
    class Meta:
        model = Rectification

    code = factory.LazyFunction(lambda: new_code("y"))
    statement = factory.SubFactory(StatementFactory)
    title = factory.Sequence(lambda n: f"第{n}项整改")
    opened_on = date(2026, 11, 21)
    due_on = date(2026, 12, 31)
