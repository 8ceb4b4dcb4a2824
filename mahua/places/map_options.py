"""A map of areas as a plain dict for the component `c-map`: outlines, names, and one number each where there are any."""

import math
from collections import Counter

from mahua.kernel.outlines import box_of, degrees, snapped
from mahua.ledger.digests import sm3
from mahua.places import wording

RASTER = 1500  # points across the map: more than a screen shows, however finely the outlines are drawn
LABELLED = 60  # with more areas their names would cover the map; pointing at one shows its name
CLASSES = 5
STEPS = (1, 2, 5)


def map_of(areas, values=None, *, words="", address=None, inner=None) -> dict:
    """The areas on a map, coloured by `values` (code of the organisation → number, of a grid cell its own code).

    What `values` leaves out has no number and no colour, which is not 0. `words` says what the numbers are. `address(area)` is where a click leads, `inner(area)` where one looks closer;
    the table behind the map is made from the same rows.
    """
    areas = list(areas)
    names = _names(areas)
    name = sm3(",".join(names))  # two maps on a page are two outlines, unless they show the same areas
    series = {
        "type": "map",
        "name": words,
        "map": name,
        "selectedMode": False,
        "aspectScale": _aspect(areas),
        "preserveAspect": "contain",
        **dict.fromkeys(("left", "top", "right"), 8),
        "bottom": 8 if values is None else 72,
        "label": {"show": len(areas) <= LABELLED},
        "labelLayout": {"hideOverlap": True},
        "data": [_row(area, names[area.code], values, address=address, inner=inner) for area in areas],
    }
    option = {
        "map": {"name": name, "geojson": _geojson(areas, names)},
        "tooltip": {"trigger": "item", "formatter": "{b}" if values is None else "{b}：{c}"},
        "series": [series],
    }
    return option if values is None else option | {"visualMap": _classes(series["data"])}


def _row(area, name, values, *, address, inner):
    row = {"name": name, "url": address(area) if address else "", "inner": inner(area) if inner else ""}
    value = values.get(area.body_code) if values is not None else None
    if values is not None and value is None:
        row["tooltip"] = {"formatter": wording.NO_NUMBER}
    return row | {"value": value}


def _names(areas):
    """By code: what each is called on this map. A name borne twice is told apart by its code."""
    borne = Counter(str(area) for area in areas)
    return {
        area.code: str(area) if borne[str(area)] == 1 else wording.SEVERAL_OF_A_NAME.format(name=area, code=area.code)
        for area in areas
    }


def _geojson(areas, names):
    """The outlines on one raster, fine enough for the screen; neighbours keep their common border."""
    outlines = {area.code: area.polygons for area in areas}
    west, south, east, north = box_of([polygon for each in outlines.values() for polygon in each] or [[[(0, 0)]]])
    step = max(max(east - west, north - south) // RASTER, 1)
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"name": names[area.code], "cp": degrees(area.centre)},
                "geometry": {"type": "MultiPolygon", "coordinates": _rings(snapped(outlines[area.code], step=step))},
            }
            for area in areas
        ],
    }


def _rings(outline):
    return [[[degrees(point) for point in (*ring, ring[0])] for ring in polygon] for polygon in outline]


def _aspect(areas):
    """How much shorter a degree of longitude is than one of latitude here."""
    middle = sum(area.south + area.north for area in areas) / max(len(areas) * 2, 1)
    return round(math.cos(math.radians(middle / 1_000_000)), 3)


def _classes(rows):
    """A legend of up to five classes with round borders; 0 is a class of its own, since nothing is not little."""
    most = max((row["value"] for row in rows if row["value"] is not None), default=0)
    step = _round_step(most / CLASSES)
    lows = range(1, int(most) + 1, step)
    pieces = [{"value": 0, "label": "0"}]
    pieces += [
        {"min": low, "max": low + step - 1, "label": f"{low}–{low + step - 1}" if step > 1 else str(low)}
        for low in lows
    ]
    return {
        "type": "piecewise",
        "selectedMode": False,
        "pieces": pieces,
        "orient": "horizontal",
        "left": "center",
        "bottom": 0,
        "itemGap": 12,
    }


def _round_step(least) -> int:
    """The smallest of 1, 2, 5, 10, 20 … that is at least this much."""
    power = 10 ** max(math.floor(math.log10(max(least, 1))), 0)
    return next(step * power for step in (*STEPS, 10) if step * power >= least)
