from datetime import date

import factory
from django.contrib.auth.hashers import make_password
from factory.django import DjangoModelFactory

from mahua.access.models import Assignment, User
from mahua.kernel.codes import new_code

PASSWORD = "Mahua-2026-test"


class UserFactory(DjangoModelFactory):
    """A person with an account; `role=` and `at=` (an organisation) give an open assignment from long ago."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    code = factory.LazyFunction(lambda: new_code("u"))
    username = factory.Sequence(lambda n: f"user{n}")
    name = factory.Sequence(lambda n: f"测试员{n}")
    password = factory.LazyFunction(lambda: make_password(PASSWORD))
    path = "0001"

    @factory.post_generation
    def role(self, create, role, at=None, **_):
        if role:
            AssignmentFactory(user=self, role=role, path=at.path, organisation_code=at.code, duty=self.duty)


class AssignmentFactory(DjangoModelFactory):
    class Meta:
        model = Assignment

    user = factory.SubFactory(UserFactory)
    duty = "business"
    role = "branch_secretary"
    path = "0001"
    organisation_code = "o2222"
    from_on = date(2020, 1, 1)
