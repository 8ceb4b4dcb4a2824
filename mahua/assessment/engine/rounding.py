"""Whole numbers only: shares in millionths, points in hundredths, halves rounded up, parts that add up exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

MILLION = 1_000_000
FULL = 10_000  # one hundred points, in hundredths


def half_up(numerator: int, denominator: int) -> int:
    """`numerator / denominator` to the nearest whole number, a half upwards; neither is negative."""
    return (2 * numerator + denominator) // (2 * denominator)


def half_up_column(numerator: ir.IntegerValue, denominator: ir.IntegerValue | int) -> ir.IntegerValue:
    """The same in Ibis, with the remainder taken off first.

    Engines divide in floating point, which is exact only when the quotient is whole: numerators stay below 2**52.
    """
    doubled = numerator * 2 + denominator
    divisor = denominator * 2
    return (doubled - doubled % divisor) // divisor


def parts(total: int, *, weights: Sequence[int]) -> list[int]:
    """`total` split by weight so that the parts add up exactly: largest remainder, ties to the earlier part.

    A part of no weight gets nothing; without any weight there is nothing to split by, which must mean a total of 0.
    """
    whole = sum(weights)
    if whole == 0:
        if total:
            raise ValueError(f"{total} cannot be split without weights")
        return [0] * len(weights)
    shares = [divmod(total * weight, whole) for weight in weights]
    missing = total - sum(share for share, _ in shares)
    by_remainder = sorted(range(len(shares)), key=lambda index: (-shares[index][1], index))
    chosen = set(by_remainder[:missing])
    return [share + (index in chosen) for index, (share, _) in enumerate(shares)]
