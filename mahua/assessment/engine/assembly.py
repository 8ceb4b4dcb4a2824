"""Putting indicator results together: arithmetic on whole columns, one row an indicator, one column an organisation."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mahua.assessment.engine.outcomes import COUNTED, Outcome
from mahua.assessment.engine.rounding import FULL, MILLION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from mahua.assessment.engine.scheme import Scheme
    from mahua.assessment.engine.scoring import Adjustment

    Whole = NDArray[np.int64]
    Truth = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """The results aligned to the organisations, and what they come to; points are in hundredths."""

    results: list[pa.Table]
    base: Whole
    earned: Whole
    lost: Whole
    covered: Whole  # weight that counts, and
    applicable: Whole  # the weight it is a part of


def counted(results: list[pa.Table], *, organisations: pa.ChunkedArray, scheme: Scheme) -> Counted:
    """s = Σ w·s / Σ w over what counts, in hundredths half up; earned and lost add up exactly to it and to the rest."""
    aligned = [_aligned(result, organisations) for result in results]
    counts = np.stack([_is_in(result["outcome"], COUNTED) for result in aligned])
    applies = ~np.stack([_is_in(result["outcome"], (Outcome.NOT_APPLICABLE,)) for result in aligned])
    values = np.stack([_whole(result["value_millionths"]) for result in aligned])
    weights = np.array([weight.weight for weight in scheme.weights], dtype=np.int64)[:, None]
    covered: Whole = (weights * counts).sum(axis=0)
    divisor = np.maximum(covered, 1) * MILLION
    earned = weights * counts * values * FULL
    lost = weights * counts * (MILLION - values) * FULL
    base = (2 * earned.sum(axis=0) + divisor) // (2 * divisor)
    rest = np.where(covered > 0, FULL - base, 0)
    return Counted(
        results=aligned,
        base=base,
        earned=largest_remainder(earned, divisor=divisor, totals=base),
        lost=largest_remainder(lost, divisor=divisor, totals=rest),
        covered=covered,
        applicable=(weights * applies).sum(axis=0),
    )


def largest_remainder(numerators: Whole, *, divisor: Whole, totals: Whole) -> Whole:
    """`numerators / divisor` in whole numbers that add up to `totals` in each column; ties go to the earlier row."""
    floors, remainders = np.divmod(numerators, divisor)
    missing = totals - floors.sum(axis=0)
    order = np.argsort(-remainders, axis=0, kind="stable")
    places = np.empty_like(order)
    np.put_along_axis(places, order, np.arange(len(order))[:, None], axis=0)
    result: Whole = floors + (places < missing)
    return result


def organisations(
    counted: Counted, *, subjects: pa.Table, scheme: Scheme, adjustments: Iterable[Adjustment]
) -> pa.Table:
    """One row an organisation: coverage, base, bonus, deduction, total, stars proposed, place in the internal order."""
    bonus, deduction = _adjusted(subjects["organisation_code"], adjustments)
    bonus = np.minimum(bonus, scheme.bonus_most)
    total = np.clip(counted.base + bonus - deduction, scheme.minimum, scheme.maximum)
    has_score = counted.covered > 0
    applicable = np.maximum(counted.applicable, 1)
    sufficient = has_score & (counted.covered * FULL >= scheme.coverage_floor * applicable)
    coverage = counted.covered * FULL // applicable
    stars = _stars(total, scheme)
    return pa.table(
        {
            "organisation_code": subjects["organisation_code"],
            "unit_code": subjects["unit_code"],
            "coverage": pa.array(coverage),
            "is_sufficient": pa.array(sufficient),
            "base": pa.array(counted.base, mask=~has_score),
            "bonus": pa.array(bonus),
            "deduction": pa.array(deduction),
            "total": pa.array(total, mask=~has_score),
            "stars": pa.array(stars, mask=~sufficient | (stars == 0)),
            "place": pa.array(_places(total, counted.base, coverage, has_score)),
        }
    )


def points(counted: Counted, *, organisations: pa.ChunkedArray, scheme: Scheme) -> pa.Table:
    """One row an indicator and organisation, indicators in the scheme's order."""
    pieces, nothing = [], pa.scalar([], pa.list_(pa.int64()))
    for number, (weight, result) in enumerate(zip(scheme.weights, counted.results, strict=True)):
        earned, lost = counted.earned[number], counted.lost[number]
        pieces.append(
            pa.table(
                {
                    "organisation_code": organisations,
                    "indicator": pa.repeat(weight.code, len(organisations)),
                    "outcome": pc.fill_null(result["outcome"], Outcome.NOT_APPLICABLE.value),
                    "value_millionths": result["value_millionths"],
                    "required": pc.fill_null(result["required"], 0),
                    "done": pc.fill_null(result["done"], 0),
                    "full": pa.array(earned + lost),
                    "earned": pa.array(earned),
                    "lost": pa.array(lost),
                    "facts": pc.coalesce(result["facts"], nothing),
                    "against": pc.coalesce(result["against"], nothing),
                    "breaches": pc.fill_null(result["breaches"], ""),
                }
            )
        )
    return pa.concat_tables(pieces)


def units(organisations: pa.Table, *, scheme: Scheme) -> pa.Table:
    """The scores of a unit's organisations rolled up by the snapshot's tree; those without enough data are left out."""
    codes, unit = np.unique(_texts(organisations["unit_code"]), return_inverse=True)
    sufficient = _truth(organisations["is_sufficient"])
    scored = _added(unit, sufficient.astype(np.int64), len(codes))
    total = _added(unit, np.where(sufficient, _whole(organisations["total"]), 0), len(codes))
    divisor = np.maximum(scored, 1)
    rolled = total if scheme.roll_up == "sum" else (2 * total + divisor) // (2 * divisor)
    return pa.table(
        {
            "unit_code": pa.array(codes.tolist(), pa.string()),
            "scored": pa.array(scored),
            "left_out": pa.array(_added(unit, (~sufficient).astype(np.int64), len(codes))),
            "total": pa.array(rolled, mask=scored == 0),
        }
    )


def _aligned(result: pa.Table, organisations: pa.ChunkedArray) -> pa.Table:
    return result.take(pc.index_in(organisations, value_set=result["organisation_code"].combine_chunks()))


def _is_in(column: pa.ChunkedArray, outcomes: tuple[Outcome, ...]) -> Truth:
    filled = pc.fill_null(column, Outcome.NOT_APPLICABLE.value)
    return _truth(pc.is_in(filled, value_set=pa.array([outcome.value for outcome in outcomes])))


def _truth(column: pa.ChunkedArray) -> Truth:
    return np.asarray(column.to_numpy(), dtype=np.bool_)


def _whole(column: pa.ChunkedArray) -> Whole:
    return np.asarray(pc.fill_null(column, 0).to_numpy(), dtype=np.int64)


def _texts(column: pa.ChunkedArray) -> NDArray[np.str_]:
    return np.asarray(pc.fill_null(column, "").to_pylist(), dtype=np.str_)


def _added(groups: NDArray[np.intp], amounts: Whole, size: int) -> Whole:
    sums = np.zeros(size, dtype=np.int64)
    np.add.at(sums, groups, amounts)
    return sums


def _adjusted(codes: pa.ChunkedArray, adjustments: Iterable[Adjustment]) -> tuple[Whole, Whole]:
    """Bonuses and deductions per organisation, both as amounts above 0; of others than these organisations: none."""
    gains: Counter[str] = Counter()
    losses: Counter[str] = Counter()
    for each in adjustments:
        (gains if each.hundredths > 0 else losses)[each.organisation_code] += abs(each.hundredths)
    names = codes.to_pylist()
    return (
        np.array([gains[name] for name in names], dtype=np.int64),
        np.array([losses[name] for name in names], dtype=np.int64),
    )


def _stars(total: Whole, scheme: Scheme) -> Whole:
    """The most stars whose threshold the total reaches, 0 for none."""
    ladder = sorted((threshold.from_, threshold.stars) for threshold in scheme.stars)
    stars = np.array([0, *(stars for _, stars in ladder)], dtype=np.int64)
    result: Whole = stars[np.searchsorted([from_ for from_, _ in ladder], total, side="right")]
    return result


def _places(total: Whole, base: Whole, coverage: Whole, has_score: Truth) -> Whole:
    """A total order from 1 on rounded scores: total, base, coverage, then the code (the order of the rows)."""
    order = np.lexsort((np.arange(len(total)), -coverage, -base, -total, ~has_score))
    places = np.empty(len(total), dtype=np.int64)
    places[order] = np.arange(1, len(total) + 1)
    return places
