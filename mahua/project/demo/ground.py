"""The ground of the 示例区: parcels of land, halved again and again along bent lines as streets and lanes would do it.

Parcels are the six-sided cells of a lattice: no two touch at a corner only, so every union of them has a clean border,
and neighbours share theirs to the point. Pure; the same seed gives the same ground.
"""

import math
from collections import defaultdict

from mahua.kernel.outlines import MICRO, Outline, Ring, sides_of

Corner = tuple[int, int]
EAST, NORTH = 101.2, 41.6  # in the Gobi: no street and no community is there
METRES_PER_DEGREE = 111_320
EDGE = 62  # metres of a parcel's side
CORNERS = ((1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1), (0, -2))  # counter-clockwise, in half widths and half sides
LOOSE = 0.34  # how far a corner strays, in sides
ROUNDS = 3  # how often borders are evened out
NEIGHBOURS = ((2, 0), (1, 3), (-1, 3), (-2, 0), (-1, -3), (1, -3))
ATTEMPTS = 40
TILT = 0.5  # how far a dividing line may turn from straight across


def parcels(rng, count: int) -> list[Corner]:
    """The middles of `count` parcels: a district with bays and noses, longer than wide."""
    turns = [(each, rng.uniform(0, math.tau)) for each in (2, 3, 5)]
    reach = math.isqrt(count) + 8

    def distance(middle):
        x, y = _plane(middle)
        turn = math.atan2(y, x * 0.78)
        return math.hypot(x * 0.78, y) / (1 + sum(0.32 / each * math.sin(each * turn + shift) for each, shift in turns))

    lattice = ((2 * q + r, 3 * r) for r in range(-reach, reach) for q in range(-2 * reach, 2 * reach))
    return sorted(lattice, key=distance)[:count]


def _plane(point):
    """A lattice point in sides of a parcel."""
    return point[0] * math.sqrt(3) / 2, point[1] / 2


def divided(rng, middles: list[Corner], sizes: list[int]) -> list[list[Corner]]:
    """The parcels in as many pieces as there are sizes, each so large: cut across the longer way, and each half again."""
    if len(sizes) == 1:
        return [middles]
    half = len(sizes) // 2
    one, other = _cut(rng, middles, sum(sizes[:half]))
    return divided(rng, one, sizes[:half]) + divided(rng, other, sizes[half:])


def _cut(rng, middles, size):
    """Two pieces, the first of `size` parcels, each in one piece if any of some lines allows it."""
    xs, ys = zip(*map(_plane, middles), strict=True)
    across = 0.0 if max(xs) - min(xs) >= max(ys) - min(ys) else math.pi / 2
    for attempt in range(ATTEMPTS):
        along = across + rng.uniform(-TILT, TILT) * (1 + attempt)
        ordered = sorted(middles, key=_how_far(math.cos(along), math.sin(along)))
        if is_one_piece(ordered[:size]) and is_one_piece(ordered[size:]):
            break
    return ordered[:size], ordered[size:]


def _how_far(east, north):
    """How far along a direction a parcel lies."""

    def measured(middle):
        x, y = _plane(middle)
        return x * east + y * north

    return measured


def is_one_piece(middles) -> bool:
    """Whether one can walk from any parcel to any other over common sides."""
    left = set(middles)
    walk = [left.pop()]
    while walk:
        x, y = walk.pop()
        for dx, dy in NEIGHBOURS:
            beside = (x + dx, y + dy)
            if beside in left:
                left.remove(beside)
                walk.append(beside)
    return not left


class Ground:
    """Where each corner of each parcel lies on earth, once it is settled which parcels make a grid cell."""

    def __init__(self, rng, grids: list[list[Corner]]):
        self.where: dict[Corner, tuple[float, float]] = {}
        size = math.sqrt(sum(map(len, grids)))
        bends = [(rng.uniform(0.8, 1.4) / size, rng.uniform(0, math.tau)) for _ in range(4)]
        touching = defaultdict(set)
        for grid in grids:
            for ring in borders(grid):
                for a, b in sides_of(ring):
                    touching[a].add(b)
                    touching[b].add(a)
        for corner in touching:
            self.where[corner] = self._bent(rng, corner, bends, size)
        for _ in range(ROUNDS):
            self.where = {corner: self._evened(corner, ends) for corner, ends in touching.items()}

    def _bent(self, rng, corner, bends, size):
        x, y = _plane(corner)
        (a, shift_a), (b, shift_b), (c, shift_c), (d, shift_d) = bends
        bent_x = x + size * (0.12 * math.sin(a * y * 2 + shift_a) + 0.03 * math.sin(b * y * 7 + shift_b))
        bent_y = y + size * (0.10 * math.sin(c * x * 2 + shift_c) + 0.03 * math.sin(d * x * 7 + shift_d))
        return bent_x + rng.uniform(-LOOSE, LOOSE), bent_y + rng.uniform(-LOOSE, LOOSE)

    def _evened(self, corner, ends):
        x, y = self.where[corner]
        others = [self.where[end] for end in ends]
        return (
            (x + sum(x for x, _ in others) / len(others)) / 2,
            (y + sum(y for _, y in others) / len(others)) / 2,
        )

    def on_earth(self, corner) -> tuple[int, int]:
        """A corner in microdegrees."""
        x, y = self.where[corner]
        lat = NORTH + y * EDGE / METRES_PER_DEGREE
        lon = EAST + x * EDGE / METRES_PER_DEGREE / math.cos(math.radians(NORTH))
        return round(lon * MICRO), round(lat * MICRO)

    def outline_of(self, middles) -> Outline:
        """The outline of a union of parcels; only the corners where grid cells meet the border matter."""
        return [[[self.on_earth(corner) for corner in ring] for ring in borders(middles)]]


def borders(middles: list[Corner]) -> list[Ring]:
    """The rings around a union of parcels, the longest first: sides that two of them share are inside and fall away."""
    sides = set()
    for x, y in middles:
        for a, b in sides_of([(x + dx, y + dy) for dx, dy in CORNERS]):
            if (b, a) in sides:
                sides.remove((b, a))
            else:
                sides.add((a, b))
    after = dict(sorted(sides))
    rings = []
    while after:
        corner = next(iter(after))
        ring = []
        while corner in after:
            ring.append(corner)
            corner = after.pop(corner)
        rings.append(ring)
    return sorted(rings, key=len, reverse=True)
