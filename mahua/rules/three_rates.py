"""三率: response, resolution and satisfaction by call-back, with their interval. Shares in hundredths of a percent. Pure.

The denominator is the valid call-backs, never all calls; without one there is no data, which is not nought (domain §6.2).
"""

from dataclasses import dataclass
from math import sqrt

WHOLE = 10_000  # 100.00 %
Z = 1.96  # 95 %


@dataclass(frozen=True, slots=True)
class Formula:
    """How satisfaction counts and what the whole is made of, in hundredths; a district's own choice.

    `basically`: what 基本满意 counts; the three weights add up to 100; below `least` valid call-backs nobody is compared.
    """

    basically: int = 90
    response: int = 10
    resolution: int = 50
    satisfaction: int = 40
    least: int = 30

    def __post_init__(self) -> None:
        if self.response + self.resolution + self.satisfaction != 100:  # noqa: PLR2004 (per cent)
            raise ValueError("the three weights add up to 100")


@dataclass(frozen=True, slots=True)
class Tally:
    """What the valid call-backs of one body said, as counts."""

    valid: int
    contacted: int = 0
    solved: int = 0
    satisfied: int = 0
    basically: int = 0


@dataclass(frozen=True, slots=True)
class Rates:
    """The three rates and the whole, half up; `is_small` when the number is too small to compare."""

    response: int
    resolution: int
    satisfaction: int
    whole: int
    valid: int
    is_small: bool


def rates_of(tally: Tally, formula: Formula) -> Rates | None:
    """None where nobody was validly called back: 无数据."""
    if tally.valid == 0:
        return None
    n = tally.valid
    pleased = 100 * tally.satisfied + formula.basically * tally.basically  # in hundredths of a call
    parts = (100 * tally.contacted, 100 * tally.solved, pleased)
    weights = (formula.response, formula.resolution, formula.satisfaction)
    whole = sum(weight * part for weight, part in zip(weights, parts, strict=True))
    response, resolution, satisfaction = (_half_up(part * WHOLE, 100 * n) for part in parts)
    return Rates(response, resolution, satisfaction, _half_up(whole * WHOLE, 10_000 * n), n, n < formula.least)


def wilson(hits: int, n: int) -> tuple[int, int]:
    """Where the true share lies with 95 % confidence (Wilson), in hundredths of a percent; for the eye, never scored."""
    if n == 0:
        return 0, WHOLE
    share, spread = hits / n, Z * Z / n
    middle = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * sqrt(share * (1 - share) / n + spread / (4 * n))
    return max(round((middle - half) * WHOLE), 0), min(round((middle + half) * WHOLE), WHOLE)


def _half_up(above: int, below: int) -> int:
    return (2 * above + below) // (2 * below)
