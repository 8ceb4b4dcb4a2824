"""Outlines on the map, in whole microdegrees (about a decimetre), so that every comparison is exact.

An outline is a list of polygons, a polygon a list of rings (the first its border, the others its holes), a ring a list of
points without the closing one. Inside is what an odd number of borders surrounds.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

Point = tuple[int, int]  # east, north
Ring = list[Point]
Outline = list[list[Ring]]
Box = tuple[int, int, int, int]  # west, south, east, north
Side = tuple[Point, Point]

MICRO = 1_000_000
FEWEST_CORNERS = 3


def micro(degrees: float) -> int:
    """Degrees in whole microdegrees."""
    return round(degrees * MICRO)


def degrees(point: Point) -> list[float]:
    """A point as GeoJSON writes it: longitude, latitude."""
    return [point[0] / MICRO, point[1] / MICRO]


def rings_of(outline: Outline) -> Iterator[Ring]:
    return (ring for polygon in outline for ring in polygon)


def sides_of(ring: Ring) -> Iterator[Side]:
    """The sides of a ring, the closing one last."""
    yield from pairwise(ring)
    yield ring[-1], ring[0]


def box_of(outline: Outline) -> Box:
    """The smallest upright box around an outline."""
    easts = [east for ring in rings_of(outline) for east, _ in ring]
    norths = [north for ring in rings_of(outline) for _, north in ring]
    return min(easts), min(norths), max(easts), max(norths)


def holds(outline: Outline, point: Point) -> bool:
    """Whether the point lies inside. On a border that two outlines share, exactly one of them holds it."""
    east, north = point
    inside = False
    for ring in rings_of(outline):
        for (east_a, north_a), (east_b, north_b) in sides_of(ring):
            if (north_a > north) == (north_b > north):
                continue
            turn = (east_b - east_a) * (north - north_a) - (east - east_a) * (north_b - north_a)
            if (turn > 0) == (north_b > north_a) and turn != 0:
                inside = not inside
    return inside


def centre_of(outline: Outline) -> Point:
    """The centre of gravity; where that lies outside, as in a crescent, the middle of the widest part at its height."""
    area = east = north = 0
    for polygon in outline:
        for place, ring in enumerate(polygon):
            part = _moments(ring)
            sign = (1 if part[0] >= 0 else -1) * (-1 if place else 1)  # a hole takes away, however it is drawn
            area, east, north = area + sign * part[0], east + sign * part[1], north + sign * part[2]
    if not area:
        west, south, far_east, far_north = box_of(outline)
        return (west + far_east) // 2, (south + far_north) // 2
    found = round(east / (3 * area)), round(north / (3 * area))
    return found if holds(outline, found) else _widest(outline, found[1])


def _moments(ring: Ring) -> tuple[int, int, int]:
    """Twice the signed area, and six times the signed first moments."""
    area = east = north = 0
    for (east_a, north_a), (east_b, north_b) in sides_of(ring):
        cross = east_a * north_b - east_b * north_a
        area, east, north = area + cross, east + (east_a + east_b) * cross, north + (north_a + north_b) * cross
    return area, east, north


def _widest(outline: Outline, north: int) -> Point:
    """The middle of the widest stretch inside at a height."""
    cuts = sorted(
        east_a + (north - north_a) * (east_b - east_a) // (north_b - north_a)
        for ring in rings_of(outline)
        for (east_a, north_a), (east_b, north_b) in sides_of(ring)
        if (north_a > north) != (north_b > north)
    )
    stretches = zip(cuts[::2], cuts[1::2], strict=True)
    west, east = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    return (west + east) // 2, north


def crossing_in(polygon: list[Ring]) -> Point | None:
    """Near which point the borders of one polygon cross each other or themselves; None when they do not.

    Sides are met from west to east, so that each is compared only with those that reach as far.
    """
    sides = [
        (min(a, b), max(a, b), number, place)
        for number, ring in enumerate(polygon)
        for place, (a, b) in enumerate(sides_of(ring))
    ]
    open_ones: list[tuple[Point, Point, int, int]] = []
    for side in sorted(sides):
        open_ones = [each for each in open_ones if each[1][0] >= side[0][0]]
        for other in open_ones:
            if _meet(side[:2], other[:2]):
                return side[0]
        open_ones.append(side)
    return None


def _meet(one: Side, other: Side) -> bool:
    """Whether two sides have a point in common that is not a corner of both."""
    if one == other:
        return True
    corners = [end for end in one if end in other]
    if corners:
        rest = [end for end in (*one, *other) if end not in corners]
        return any(_lies_on(end, side) for end in rest for side in (one, other) if end not in side)
    turns = [_turn(*one, end) for end in other], [_turn(*other, end) for end in one]
    apart = [a * b < 0 for a, b in turns]
    return all(apart) or any(_lies_on(end, side) for side, ends in ((one, other), (other, one)) for end in ends)


def _turn(a: Point, b: Point, c: Point) -> int:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _lies_on(point: Point, side: Side) -> bool:
    a, b = side
    within = min(a[0], b[0]) <= point[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= point[1] <= max(a[1], b[1])
    return within and _turn(a, b, point) == 0


def distinct(points: Iterable[Point]) -> Ring:
    """A ring without points that stand twice in a row, and without the closing one."""
    ring: Ring = []
    for point in points:
        if not ring or point != ring[-1]:
            ring.append(point)
    while len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    return ring


def snapped(outline: Outline, *, step: int) -> Outline:
    """The outline on a coarser raster, for drawing: neighbours keep their common border, since a corner moves in both."""
    coarse = [
        [distinct((east // step * step, north // step * step) for east, north in ring) for ring in polygon]
        for polygon in outline
    ]
    kept = [[ring for ring in polygon if len(ring) >= FEWEST_CORNERS] for polygon in coarse]
    return [polygon for polygon in kept if polygon]
