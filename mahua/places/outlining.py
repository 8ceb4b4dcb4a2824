"""Drawing many areas at once, as a file or the 示例区 brings them."""

from collections import defaultdict

from mahua.kernel.division_codes import community_of
from mahua.kernel.outlines import Outline
from mahua.ledger.batches import BATCH, batched, insert_rows
from mahua.ledger.digests import sm3
from mahua.ledger.kinds import canonical
from mahua.ledger.recording import Entry, record_many, verb
from mahua.places.facts import AreaOutlined
from mahua.places.models import Area
from mahua.places.models.area import DRAWN


def kept_with(codes):
    """The areas that bear these codes, by code."""
    kept = {}
    for some in batched(sorted(codes)):
        kept |= {area.code: area for area in Area.objects.filter(code__in=some).select_related("organisation")}
    return kept


def compare(areas):
    """(new, changed) of areas not yet saved, beside those that bear their codes; the changed ones take their keys."""
    kept = kept_with(area.code for area in areas)
    fresh = [area for area in areas if area.code not in kept]
    changed = [area for area in areas if area.code in kept and not area.is_drawn_as(kept[area.code])]
    for area in changed:
        area.pk = kept[area.code].pk
    return fresh, changed


@verb
def outline_many(areas, *, by, at, for_=None):
    """Draw areas not yet saved, in place of those that bear their codes; what is drawn so already stays untouched.

    One fact for each street or community that is drawn anew, or whose grid cells are. Returns (new, changed).
    """
    fresh, changed = compare(areas)
    insert_rows(fresh)
    Area.objects.bulk_update(changed, [name.removesuffix("_id") for name in DRAWN], batch_size=BATCH)
    record_many(_entries([*fresh, *changed], by=by, at=at, for_=for_))
    return fresh, changed


def _entries(areas, **around):
    grids = defaultdict(list)
    bodies = {area.code: area for area in areas if area.organisation_id}
    for area in areas:
        if not area.organisation_id:
            grids[community_of(area.code)].append(area.code)
    bodies |= kept_with(set(grids) - set(bodies))
    for code, area in sorted(bodies.items()):
        said = AreaOutlined(
            area=code, datum=area.datum, digest=digest_of(area.polygons), grids=tuple(sorted(grids[code]))
        )
        yield Entry(fact=said, organisation=area.organisation, **around)


def digest_of(polygons: Outline) -> str:
    """The SM3 digest of an outline's canonical text: polygons, rings, points, in microdegrees."""
    return sm3(canonical({"polygons": polygons}))
