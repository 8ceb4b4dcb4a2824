from datetime import UTC, date, datetime

import pytest

from mahua.places.models import Area
from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory
from tests.factories.places import AreaFactory, GridFactory, square

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def test_the_community_and_the_grid_cell_that_hold_a_point_are_found():
    community = AreaFactory(at=(101.0, 41.0, 0.02))
    AreaFactory(at=(101.02, 41.0, 0.02))
    grid = GridFactory(community=community, at=(101.0, 41.0, 0.01))

    held = Area.objects.holding(41.005, 101.005)

    assert (held.community, held.grid) == (community, grid)


def test_a_point_beside_every_grid_cell_still_has_its_community():
    community = AreaFactory(at=(101.0, 41.0, 0.02))
    GridFactory(community=community, at=(101.0, 41.0, 0.01))

    assert Area.objects.holding(41.015, 101.015) == (community, None)
    assert Area.objects.holding(40.0, 101.005) == (None, None)


def test_a_point_in_the_box_and_outside_the_outline_is_not_held():
    triangle = [[[(101_000_000, 41_000_000), (101_020_000, 41_000_000), (101_000_000, 41_020_000)]]]
    AreaFactory().draw(triangle).save()

    assert Area.objects.holding(41.005, 101.005).community is not None
    assert Area.objects.holding(41.015, 101.015).community is None


@pytest.mark.parametrize("point", [(float("nan"), 101.0), (1e300, 101.0), (41.0, float("inf")), (41.0, 5000.0)])
def test_what_is_no_place_on_earth_is_held_by_nothing(point):
    AreaFactory()

    assert Area.objects.holding(*point) == (None, None)
    assert Area.objects.blurred(*point) is None


def test_a_place_is_blurred_to_the_centre_of_its_grid_cell_or_else_of_its_community():
    community = AreaFactory(at=(101.0, 41.0, 0.02))
    GridFactory(community=community, at=(101.0, 41.0, 0.01))

    assert Area.objects.blurred(41.001, 101.009) == (41.005, 101.005)
    assert Area.objects.blurred(41.0001, 101.0001) == (41.005, 101.005)
    assert Area.objects.blurred(41.019, 101.019) == (41.01, 101.01)
    assert Area.objects.blurred(45.0, 101.0) is None


def test_finding_a_place_costs_one_query_however_many_areas_there_are(django_assert_num_queries):
    for east in range(3):
        GridFactory(community__at=(101 + east, 41.0, 0.5), at=(101 + east, 41.0, 0.25))

    with django_assert_num_queries(1):
        held = Area.objects.holding(41.1, 102.1)

    assert held.grid.code.startswith(held.community.code)


def test_an_outline_comes_back_from_the_database_as_it_was_drawn():
    parts = [*square(101, 41, 0.01), *square(102, 41, 0.010001)]
    area = AreaFactory()
    area.draw(parts).save()

    again = Area.objects.get(pk=area.pk)

    assert again.outline["type"] == "MultiPolygon"
    assert again.polygons == parts
    assert (again.west, again.south, again.east, again.north) == (101_000_000, 41_000_000, 102_010_001, 41_010_001)


def test_areas_follow_their_community_to_another_street():
    district = DistrictFactory()
    old, new = (OrganisationFactory(parent=district, kind="street") for _ in range(2))
    area = AreaFactory(organisation=OrganisationFactory(parent=old, kind="community"))
    grid = GridFactory(community=area)

    area.organisation.move(new, on=date(2026, 11, 2), by=None, at=AT)

    moved = set(Area.objects.values_list("path", flat=True))
    assert moved == {area.organisation.path}
    assert area.organisation.path.startswith(new.path)
    assert grid in Area.objects.inside(area.__class__.objects.get(pk=area.pk))


def test_a_dissolved_community_holds_no_point_any_more():
    area = AreaFactory()
    GridFactory(community=area)
    before = Area.objects.holding(41.001, 101.001)

    area.organisation.dissolve(on=date(2026, 11, 2), by=None, at=AT)

    assert None not in before
    assert Area.objects.holding(41.001, 101.001) == (None, None)
    assert set(Area.objects.values_list("ended_on", flat=True)) == {date(2026, 11, 2)}


def test_one_sees_the_areas_of_the_places_one_works_for():
    street = OrganisationFactory(kind="street")
    ours = AreaFactory(organisation=OrganisationFactory(parent=street, kind="community"))
    AreaFactory()

    seen = Area.objects.visible_to(UserFactory(role="working_committee", role__at=street))
    by_a_secretary = Area.objects.visible_to(UserFactory(role="branch_secretary", role__at=street))

    assert list(seen) == [ours]
    assert not by_a_secretary.exists()
