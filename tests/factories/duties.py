from datetime import date

import factory
from factory.django import DjangoModelFactory

from mahua.duties.models import (
    ContactPoint,
    ContactProblem,
    DutyPart,
    DutySet,
    ItemQuestion,
    Rectification,
    ResponsibilityItem,
    ResponsibilityList,
    Statement,
)
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


class ResponsibilityListFactory(DjangoModelFactory):
    """A draft of a leading group's list for this year."""

    class Meta:
        model = ResponsibilityList

    code = factory.LazyFunction(lambda: new_code("z"))
    organisation = factory.SubFactory(OrganisationFactory, kind="leading_group")
    path = factory.LazyAttribute(lambda made: made.organisation.path)
    year = 2026
    title = factory.Sequence(lambda n: f"第{n}份责任清单")


class ResponsibilityItemFactory(DjangoModelFactory):
    class Meta:
        model = ResponsibilityItem

    code = factory.LazyFunction(lambda: new_code("z"))
    list = factory.SubFactory(ResponsibilityListFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"第{n}项责任")
    source = "本区规定"


class ItemQuestionFactory(DjangoModelFactory):
    class Meta:
        model = ItemQuestion

    item = factory.SubFactory(ResponsibilityItemFactory)
    list = factory.SelfAttribute("item.list")
    about = factory.SelfAttribute("item.title")
    words = "不归本职务"
    asked_on = date(2026, 11, 20)


class DutySetFactory(DjangoModelFactory):
    """A leading group's 一书两单三会议, without its parts."""

    class Meta:
        model = DutySet

    code = factory.LazyFunction(lambda: new_code("z"))
    template = "one_two_three"
    organisation = factory.SubFactory(OrganisationFactory, kind="leading_group")
    path = factory.LazyAttribute(lambda made: made.organisation.path)
    year = 2026


class DutyPartFactory(DjangoModelFactory):
    class Meta:
        model = DutyPart

    duty_set = factory.SubFactory(DutySetFactory)
    number = factory.Sequence(lambda n: n + 1)
    kind = "shown"
    title = "亮承诺"
