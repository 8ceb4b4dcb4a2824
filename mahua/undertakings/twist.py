"""Two mirrored curves along a time line: they meet at crossings, change sides there, and meet nowhere else.

Pure geometry in the half plane (along, apart); where it is drawn and how it is turned is the caller's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
Cubic = tuple[Point, Point, Point, Point]
Place = Callable[[float, float], Point]

SINE = 4 / 9.4248  # handles of a Bézier curve that lies on half a sine wave: 4 / 3π of its length
HANDLES = (0.12, 0.56)  # how short and how long a handle may be, in parts of its piece


@dataclass(frozen=True, slots=True)
class Knot:
    """A place the strands pass: they meet there, or lie `apart` from the middle line and run along it.

    `swell` is how far they come apart before the next crossing; `quiet` begins a stretch where nothing need be joined.
    """

    at: float
    apart: float = 0.0
    swell: float = 0.0
    quiet: bool = False

    @property
    def crosses(self) -> bool:
        """Whether the strands meet here."""
        return self.apart == 0


@dataclass(frozen=True, slots=True)
class Piece:
    """The curve between two knots; `side` is 1 or -1 and changes at each crossing."""

    curve: Cubic
    side: int
    quiet: bool


def pieces(knots: Sequence[Knot]) -> list[Piece]:
    """One piece between every two knots; slopes are shared at a crossing, so that strands run through it smoothly."""
    slopes = _slopes(knots)
    made: list[Piece] = []
    side = 1
    for index, (one, other) in enumerate(pairwise(knots)):
        side = -side if one.crosses and index else side
        made.append(Piece(_curve(one, other, slopes[index], slopes[index + 1]), side, one.quiet))
    return made


def path(chosen: Sequence[Piece], place: Place, *, strand: int) -> str:
    """The SVG path of one strand (1 or -1) through pieces; it is broken where they do not follow each other."""
    words: list[str] = []
    end: Point | None = None
    for piece in chosen:
        first, *rest = (place(along, strand * piece.side * round(apart, 1)) for along, apart in piece.curve)
        if first != end:
            words.append(f"M{written(first)}")
        words.append("C" + " ".join(written(point) for point in rest))
        end = rest[-1]
    return "".join(words)


def near(made: Sequence[Piece], crossing: float, *, reach: float) -> list[Piece]:
    """What of the pieces lies within `reach` of a crossing: the strand on top is drawn there once more."""
    found: list[Piece] = []
    for piece in made:
        first, last = piece.curve[0][0], piece.curve[3][0]
        if last == crossing and last > first:
            found.append(_with(piece, _split(piece.curve, _time_at(piece.curve, max(first, crossing - reach)))[1]))
        elif first == crossing and last > first:
            found.append(_with(piece, _split(piece.curve, _time_at(piece.curve, min(last, crossing + reach)))[0]))
    return found


def spread(wanted: Sequence[float], *, first: float, last: float, least: float) -> list[float]:
    """The same places in the same order, moved no more than needed to stand `least` apart; closer if there is no room."""
    step = min(least, (last - first) / max(1, len(wanted) - 1)) if len(wanted) > 1 else 0.0
    placed: list[float] = []
    for at in wanted:
        placed.append(max(min(max(at, first), last), placed[-1] + step if placed else first))
    limit = last
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - step
    return [round(at, 1) for at in placed]


def warped(at: float, anchors: Sequence[Point]) -> float:
    """Where a place of the even time line comes to lie when the line is stretched through these (even, moved) anchors."""
    for (wanted, moved), (next_wanted, next_moved) in pairwise(anchors):
        if at <= next_wanted:
            share = (at - wanted) / (next_wanted - wanted) if next_wanted > wanted else 0.0
            return round(moved + max(share, 0.0) * (next_moved - moved), 1)
    return anchors[-1][1]


def written(point: Point) -> str:
    """A point as SVG has it."""
    return f"{point[0]:.1f},{point[1]:.1f}".replace(".0,", ",").removesuffix(".0")


def _slopes(knots: Sequence[Knot]) -> list[float]:
    """At each crossing one slope between what its two pieces would take for themselves; 0 where strands run level."""
    own = [(_own_slope(one, other), _own_slope(other, one)) for one, other in pairwise(knots)]
    found = []
    for index, knot in enumerate(knots):
        sides = [*([own[index - 1][1]] if index else []), *([own[index][0]] if index < len(own) else [])]
        found.append(0.0 if not knot.crosses else (sides[0] * sides[-1]) ** 0.5 if sides else 0.0)
    return found


def _own_slope(here: Knot, there: Knot) -> float:
    """Of a half wave between two crossings, or of a quarter wave towards a level."""
    if not here.crosses:
        return 0.0
    length = abs(there.at - here.at)
    if there.crosses:
        height = max(here.swell if here.at < there.at else there.swell, 0.1)
        return height * 4 / 3 / (SINE * length)
    return there.apart * 1.5708 / length


def _curve(one: Knot, other: Knot, slope: float, other_slope: float) -> Cubic:
    length = other.at - one.at
    if one.crosses and other.crosses:
        left = right = one.swell * 4 / 3
    else:
        left = other.apart * 0.55 if one.crosses else one.apart
        right = one.apart * 0.55 if other.crosses else other.apart
    start = _handle(left, slope, length) if one.crosses else length * 0.4
    end = _handle(right, other_slope, length) if other.crosses else length * 0.4
    return ((one.at, one.apart), (one.at + start, left), (other.at - end, right), (other.at, other.apart))


def _handle(height: float, slope: float, length: float) -> float:
    """How long a handle must be for the curve to leave at this slope."""
    shortest, longest = (part * length for part in HANDLES)
    return min(max(height / slope, shortest), longest) if slope else SINE * length


def _time_at(curve: Cubic, along: float) -> float:
    """Where on the curve it has come so far along; the curve never turns back."""
    low, high = 0.0, 1.0
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (middle, high) if _split(curve, middle)[0][3][0] < along else (low, middle)
    return (low + high) / 2


def _split(curve: Cubic, time: float) -> tuple[Cubic, Cubic]:
    """De Casteljau: the curve before and after `time`."""
    a, b, c, d = curve
    ab, bc, cd = _between(a, b, time), _between(b, c, time), _between(c, d, time)
    abc, bcd = _between(ab, bc, time), _between(bc, cd, time)
    middle = _between(abc, bcd, time)
    return (a, ab, abc, middle), (middle, bcd, cd, d)


def _between(one: Point, other: Point, time: float) -> Point:
    return (one[0] + (other[0] - one[0]) * time, one[1] + (other[1] - one[1]) * time)


def _with(piece: Piece, curve: Cubic) -> Piece:
    return Piece(curve, piece.side, piece.quiet)
