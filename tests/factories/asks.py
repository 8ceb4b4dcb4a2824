from datetime import date

import factory
from factory.django import DjangoModelFactory

from mahua.kernel.codes import new_code
from mahua.tasks.models import Ask, Receipt, TaskRecurrence
from tests.factories.organisations import OrganisationFactory


class AskFactory(DjangoModelFactory):
    """A working committee asked one question in November; nobody received it yet."""

    class Meta:
        model = Ask

    code = factory.LazyFunction(lambda: new_code("k"))
    title = factory.Sequence(lambda n: f"第{n}次交办")
    asker = factory.SubFactory(OrganisationFactory, kind="working_committee")
    path = factory.LazyAttribute(lambda made: made.asker.path)
    from_on = date(2026, 1, 1)
    until_on = date(2026, 12, 31)
    question = "有什么困难？"
    minutes = 10
    sent_on = date(2026, 11, 2)
    due_on = date(2026, 11, 20)


class ReceiptFactory(DjangoModelFactory):
    """A branch has not answered yet."""

    class Meta:
        model = Receipt

    code = factory.LazyFunction(lambda: new_code("v"))
    ask = factory.SubFactory(AskFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    path = factory.LazyAttribute(lambda made: made.organisation.path)
    state = "open"


class TaskRecurrenceFactory(DjangoModelFactory):
    """Every month from the end of January to the end of the year."""

    class Meta:
        model = TaskRecurrence

    code = factory.LazyFunction(lambda: new_code("r"))
    title = "更新公开栏"
    organisation = factory.SubFactory(OrganisationFactory)
    path = factory.LazyAttribute(lambda made: made.organisation.path)
    every = "month"
    first_on = date(2026, 1, 31)
    next_on = date(2026, 1, 31)
    until_on = date(2026, 12, 31)
