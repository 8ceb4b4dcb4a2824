from datetime import date

import factory
from factory.django import DjangoModelFactory

from mahua.kernel.codes import new_code
from mahua.kernel.tree_paths import segment
from mahua.organisations.models import Organisation, Placement

LONG_AGO = date(2015, 1, 1)


class OrganisationFactory(DjangoModelFactory):
    """An organisation under `parent` (default: directly under the root path 0001), with its open placement."""

    class Meta:
        model = Organisation
        exclude = ("parent",)
        skip_postgeneration_save = True

    parent = None
    code = factory.LazyFunction(lambda: new_code("o"))
    kind = "branch"
    name = factory.Sequence(lambda n: f"第{n}党支部")
    path = factory.LazyAttributeSequence(
        lambda made, n: made.parent.issue_path() if made.parent else segment(1) + segment(n + 1)
    )
    founded_on = LONG_AGO
    placed_on = factory.SelfAttribute("founded_on")
    go_live_on = LONG_AGO

    @factory.post_generation
    def placed(self, create, extracted, **_):
        Placement.objects.create(organisation=self, path=self.path, name=self.name, from_on=self.placed_on)


class DistrictFactory(OrganisationFactory):
    kind = "district"
    name = "示例区"
    path = segment(1)


class UnitFactory(OrganisationFactory):
    kind = "unit"
    name = factory.Sequence(lambda n: f"第{n}局")
    staff = 60
