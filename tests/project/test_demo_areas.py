"""The ground of the 示例区: whole, without gaps, and the same again from the same seed."""

import random
from datetime import UTC, date, datetime

import pytest

from mahua.kernel.division_codes import community_of, fault_of
from mahua.kernel.outlines import crossing_in, holds
from mahua.ledger.models import Fact
from mahua.places.models import Area
from mahua.project.demo import areas, settling, tree

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 4, 1, 0, tzinfo=UTC)


def drawn(seed=7, scale=0.1):
    rng = tree.Dice(seed)
    district = tree.plant(rng, scale=scale, founded_on=date(2015, 3, 1))
    organisations = settling.settle(district, go_live_on=date(2026, 1, 1))
    return areas.draw(tree.Dice(seed), district, organisations, at=AT)


def test_every_street_and_community_has_an_outline_and_four_to_eight_grid_cells():
    made = drawn()

    grids = [area for area in made if area.level == "grid"]
    communities = {area.code for area in made if area.level == "community"}
    cells = {code: [grid.code for grid in grids if community_of(grid.code) == code] for code in communities}
    assert (len(made) - len(grids), len(communities)) == (20, 18)
    assert {fault_of(area.code) for area in made} == {""}
    assert all(4 <= len(codes) <= 8 for codes in cells.values())
    assert Area.objects.count() == len(made)
    assert Fact.objects.filter(kind="area.outlined").count() == 20


def test_every_outline_is_one_ring_that_does_not_cross_itself():
    made = drawn()

    assert [area.code for area in made if len(area.polygons) > 1 or len(area.polygons[0]) > 1] == []
    assert [area.code for area in made if crossing_in(area.polygons[0])] == []


def test_neighbours_leave_no_gap_and_do_not_overlap():
    made = drawn()
    streets, communities, grids = (
        [area.polygons for area in made if area.level == level] for level in ("street", "community", "grid")
    )
    rng = random.Random(1)
    west, south = min(area.west for area in made), min(area.south for area in made)
    east, north = max(area.east for area in made), max(area.north for area in made)
    points = [(rng.randrange(west, east), rng.randrange(south, north)) for _ in range(200)]

    held = [[sum(holds(each, point) for each in level) for level in (streets, communities, grids)] for point in points]

    assert [1, 1, 1] in held
    assert {tuple(each) for each in held} <= {(0, 0, 0), (1, 1, 1)}


def test_the_same_seed_gives_the_same_ground_and_another_one_another():
    one, same, other = (areas.parcels(random.Random(seed), 500) for seed in (7, 7, 8))

    assert one == same
    assert one != other
