"""Outlines for every street and community of the 示例区, and four to eight grid cells in each community."""

from mahua.kernel.outlines import centre_of
from mahua.places import wording
from mahua.places.models import Area
from mahua.places.outlining import outline_many
from mahua.project.demo.ground import Ground, divided, parcels

COUNTY = "990101"  # no county of the country begins with 99


def draw(rng, district, organisations, *, at):
    """Lay out the whole ground at once, so that neighbours share their borders, and draw what lies on it."""
    streets = [node for node in district.children if node.kind == "street"]
    wanted = [[_grid_sizes(rng) for _ in street.children] for street in streets]
    middles = parcels(rng, sum(size for street in wanted for sizes in street for size in sizes))
    lots = divided(rng, middles, [sum(map(sum, street)) for street in wanted])
    plots = [divided(rng, lot, list(map(sum, street))) for lot, street in zip(lots, wanted, strict=True)]
    grids = [
        [divided(rng, plot, sizes) for plot, sizes in zip(plots, street, strict=True)]
        for plots, street in zip(plots, wanted, strict=True)
    ]
    ground = Ground(rng, [grid for street in grids for community in street for grid in community])
    areas = []
    for number, (street, lot, inner) in enumerate(zip(streets, lots, grids, strict=True), start=1):
        code = f"{COUNTY}{number:03}"
        areas.append(_area(organisations[street.code], code + "000", "street", ground.outline_of(lot)))
        for place, (community, cells) in enumerate(zip(street.children, inner, strict=True), start=1):
            areas += _community(organisations[community.code], f"{code}{place:03}", cells, ground)
    outline_many(areas, by=None, at=at)
    return areas


def _grid_sizes(rng):
    return [rng.randrange(3, 9) for _ in range(rng.randrange(4, 9))]


def _area(organisation, code, level, outline):
    return Area(
        code=code,
        level=level,
        name=organisation.name,
        organisation=organisation,
        path=organisation.path,
        datum="WGS84",
    ).draw(outline)


def _community(organisation, code, cells, ground):
    """A community and its grid cells, numbered from west to east."""
    outlines = sorted((ground.outline_of(cell) for cell in cells), key=centre_of)
    yield _area(organisation, code, "community", ground.outline_of([parcel for cell in cells for parcel in cell]))
    for number, outline in enumerate(outlines, start=1):
        name = wording.GRID_NAME.format(community=organisation.name, number=number)
        yield Area(code=f"{code}{number:03}", level="grid", name=name, path=organisation.path, datum="WGS84").draw(
            outline
        )
