"""Reading a GeoJSON file of outlines (RFC 7946): what it draws, and what is wrong with it in words. Pure."""

import json
import math
from dataclasses import dataclass, field

from mahua.kernel.division_codes import community_of, fault_of, level_of
from mahua.kernel.outlines import FEWEST_CORNERS, Outline, crossing_in, degrees, distinct, micro
from mahua.places import wording

MOST_EAST, MOST_NORTH = 180, 90
# What files of this country name a datum by; the two accepted ones differ by less than a metre.
ACCEPTED = {
    "WGS84": "WGS84", "CRS84": "WGS84", "4326": "WGS84",
    "CGCS2000": "CGCS2000", "4490": "CGCS2000",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One outline as the file gives it, checked for itself."""

    number: int
    code: str
    level: str
    name: str
    organisation: str
    outline: Outline


@dataclass
class Reading:
    """What a file draws; `problems` are sentences, and nothing is brought in while there is one."""

    datum: str = ""
    drawn: list[Drawn] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


class Unfit(Exception):
    """One feature cannot be read; says why."""


def read(text: str, *, datum: str = "", grid_length: int) -> Reading:
    """Read a file's text; `datum` is what its sender says where the file itself does not."""
    reading = Reading()
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as unreadable:
        reading.problems.append(wording.NOT_JSON.format(line=unreadable.lineno, column=unreadable.colno))
        return reading
    if not isinstance(whole, dict) or not isinstance(whole.get("features"), list):
        reading.problems.append(wording.NOT_A_COLLECTION)
        return reading
    reading.datum = _datum(whole, datum, reading.problems)
    for number, feature in enumerate(whole["features"], start=1):
        code = _said(feature, "code")
        try:
            reading.drawn.append(_drawn(feature, number, code, grid_length))
        except Unfit as why:
            reading.problems.append(wording.IN_FEATURE.format(number=number, code=code or wording.NO_CODE, words=why))
    _refuse_twice(reading)
    return reading


def _datum(whole, said, problems):
    """The datum the file or its sender states; both must agree, and GCJ-02 and the like must be converted first."""
    crs = whole.get("crs")
    in_crs = crs.get("properties", {}).get("name", "") if isinstance(crs, dict) else ""
    stated = [str(each) for each in (whole.get("datum"), in_crs, said) if each]
    known = {ACCEPTED.get(each.upper().replace("-", "").split(":")[-1].replace(" ", "")) for each in stated}
    if not stated:
        problems.append(wording.NO_DATUM)
    elif None in known or len(known) > 1:
        problems.append(wording.WRONG_DATUM.format(datum="、".join(dict.fromkeys(stated))))
    return known.pop() if len(known) == 1 and None not in known else ""


def _said(feature, name):
    """A property of a feature as text; '' when it has none."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    value = properties.get(name) if isinstance(properties, dict) else None
    return "" if value is None else str(value).strip()


def _drawn(feature, number, code, grid_length):
    fault = fault_of(code, grid_length=grid_length)
    if fault:
        raise Unfit(wording.CODE_FAULTS[fault].format(street=code[6:9], grid_length=grid_length))
    level, community = level_of(code), _said(feature, "community")
    if level == "grid" and community and community != community_of(code):
        raise Unfit(wording.NOT_ITS_COMMUNITY.format(community=community))
    return Drawn(
        number=number,
        code=code,
        level=level,
        name=_said(feature, "name"),
        organisation=_said(feature, "organisation"),
        outline=_outline(feature.get("geometry")),
    )


def _outline(geometry) -> Outline:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise Unfit(wording.NOT_A_POLYGON.format(kind=kind or wording.NOTHING))
    try:
        polygons = [geometry["coordinates"]] if kind == "Polygon" else list(geometry["coordinates"])
        outline = [[_ring(ring) for ring in polygon] for polygon in polygons]
    except (TypeError, KeyError, IndexError, ValueError, OverflowError):
        raise Unfit(wording.BAD_COORDINATES) from None
    if not outline or not all(outline):
        raise Unfit(wording.BAD_COORDINATES)
    for polygon in outline:
        crossed = crossing_in(polygon)
        if crossed:
            raise Unfit(wording.CROSSES_ITSELF.format(near=_words(crossed)))
    return outline


def _ring(points):
    for lon, lat, *_ in points:
        if not (math.isfinite(lon) and math.isfinite(lat)):
            raise Unfit(wording.BAD_COORDINATES)
        if abs(lat) > MOST_NORTH or abs(lon) > MOST_EAST:
            raise Unfit(wording.NO_PLACE_ON_EARTH.format(lon=lon, lat=lat))
    ring = [(micro(lon), micro(lat)) for lon, lat, *_ in points]
    if ring[0] != ring[-1]:
        raise Unfit(wording.NOT_CLOSED.format(first=_words(ring[0]), last=_words(ring[-1])))
    ring = distinct(ring)
    if len(ring) < FEWEST_CORNERS:
        raise Unfit(wording.TOO_FEW_CORNERS)
    return ring


def _words(point):
    return "{}, {}".format(*degrees(point))


def _refuse_twice(reading):
    """A code may be drawn once in a file."""
    first = {}
    for drawn in reading.drawn:
        if drawn.code in first:
            words = wording.TWICE.format(number=first[drawn.code])
            reading.problems.append(wording.IN_FEATURE.format(number=drawn.number, code=drawn.code, words=words))
        first.setdefault(drawn.code, drawn.number)
