from datetime import date

import factory
from factory.django import DjangoModelFactory

from mahua.kernel.codes import new_code
from mahua.members.models import Member, Membership, Post
from mahua.members.sort_key import sort_key
from tests.factories.organisations import OrganisationFactory


class MemberFactory(DjangoModelFactory):
    """A full member of a branch, with an open home membership since joining."""

    class Meta:
        model = Member
        skip_postgeneration_save = True

    code = factory.LazyFunction(lambda: new_code("m"))
    name = factory.Sequence(lambda n: f"党员{n}")
    name_key = factory.LazyAttribute(lambda made: sort_key(made.name))
    organisation = factory.SubFactory(OrganisationFactory)
    path = factory.LazyAttribute(lambda made: made.organisation.path)
    stage = "full"
    joined_on = date(2016, 7, 1)

    @factory.post_generation
    def belongs(self, create, extracted, **_):
        Membership.objects.create(member=self, organisation=self.organisation, from_on=self.joined_on)


class PostFactory(DjangoModelFactory):
    class Meta:
        model = Post

    code = factory.LazyFunction(lambda: new_code("t"))
    organisation = factory.SubFactory(OrganisationFactory)
    member = factory.SubFactory(MemberFactory, organisation=factory.SelfAttribute("..organisation"))
    role = "secretary"
    from_on = date(2024, 1, 1)
