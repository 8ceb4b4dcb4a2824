from datetime import date

import factory
from factory.django import DjangoModelFactory

from mahua.kernel.codes import new_code
from mahua.tasks.models import Task
from tests.factories.organisations import OrganisationFactory


class TaskFactory(DjangoModelFactory):
    """An open task of a branch that nobody in particular owns."""

    class Meta:
        model = Task

    code = factory.LazyFunction(lambda: new_code("w"))
    title = factory.Sequence(lambda n: f"第{n}件事")
    organisation = factory.SubFactory(OrganisationFactory)
    path = factory.LazyAttribute(lambda made: made.organisation.path)
    due_on = date(2026, 12, 1)
