import factory
from factory.django import DjangoModelFactory

from mahua.places.models import Area
from tests.factories.organisations import OrganisationFactory

DEGREE = 1_000_000


def square(west, south, size):
    """A square in microdegrees, given in degrees."""
    west, south, size = (round(each * DEGREE) for each in (west, south, size))
    return [[[(west, south), (west + size, south), (west + size, south + size), (west, south + size)]]]


class AreaFactory(DjangoModelFactory):
    """A community's area, `size` degrees square from (`west`, `south`) on."""

    class Meta:
        model = Area

    at = (101.0, 41.0, 0.02)  # handed to `_create`, which draws it
    code = factory.Sequence(lambda n: f"990101{n // 900 % 599 + 1:03}{n % 900 + 1:03}")
    level = "community"
    organisation = factory.SubFactory(OrganisationFactory, kind="community")
    name = factory.LazyAttribute(lambda made: made.organisation.name)
    path = factory.LazyAttribute(lambda made: made.organisation.path)
    datum = "WGS84"

    @classmethod
    def _create(cls, model_class, *args, at, **kwargs):
        area = model_class(*args, **kwargs).draw(square(*at))
        area.save()
        return area


class GridFactory(AreaFactory):
    """The first grid cell of a `community` area, unless `code` says another."""

    class Meta:
        model = Area
        exclude = ("community",)

    community = factory.SubFactory(AreaFactory)
    level = "grid"
    code = factory.LazyAttribute(lambda made: made.community.code + "001")
    name = factory.LazyAttribute(lambda made: f"{made.community}第1网格")
    organisation = None
    path = factory.LazyAttribute(lambda made: made.community.path)
