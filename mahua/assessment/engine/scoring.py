"""Scores: indicator results × a scheme → points, stars proposed, what each unit makes of them.

The same tables give the same digits, in whatever order their rows come. Nothing here is a league table: `place` is a
total order for internal use and is never shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mahua.assessment.engine.indicator import INDICATORS
from mahua.assessment.engine.tables import named

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa

    from mahua.assessment.engine.backends import Backend
    from mahua.assessment.engine.scheme import Scheme
    from mahua.rules.periods import Period


@dataclass(frozen=True, kw_only=True, slots=True)
class Adjustment:
    """A bonus (above 0) or a deduction (below 0) in hundredths, by a decision people made."""

    organisation_code: str
    hundredths: int
    decision: str  # the number of the decision it rests on


@dataclass(frozen=True, kw_only=True, slots=True)
class Scores:
    """What a run yields, as three Arrow tables sorted by code. Scores and points are in hundredths.

    organisations: organisation_code, unit_code, coverage (hundredths of a per cent), is_sufficient, base (before bonus
    and deductions; null when nothing counts), bonus, deduction, total, stars (null when none is proposed), place.
    points: organisation_code, indicator, outcome, value_millionths, required, done, full, earned, lost, facts, against,
    breaches; `earned` adds up to base and `lost` to 100.00 − base, for each organisation.
    units: unit_code, scored, left_out (数据不足), total (null when none was scored).
    """

    scheme: Scheme
    period: Period
    organisations: pa.Table
    points: pa.Table
    units: pa.Table


def score(backend: Backend, *, scheme: Scheme, period: Period, adjustments: Iterable[Adjustment] = ()) -> Scores:
    """Score every organisation of the scheme's kinds for a period, in one pass an indicator."""
    from mahua.assessment.engine import assembly  # noqa: PLC0415  numpy and pyarrow: never while Django starts

    standing = named().standing
    subjects = backend.to_arrow(
        standing.filter(standing.kind.isin(scheme.subjects)).select("organisation_code", "unit_code")
    ).sort_by("organisation_code")
    results = [backend.to_arrow(INDICATORS[weight.code].of(period)) for weight in scheme.weights]
    counted = assembly.counted(results, organisations=subjects["organisation_code"], scheme=scheme)
    organisations = assembly.organisations(counted, subjects=subjects, scheme=scheme, adjustments=adjustments)
    return Scores(
        scheme=scheme,
        period=period,
        organisations=organisations,
        points=assembly.points(counted, organisations=subjects["organisation_code"], scheme=scheme),
        units=assembly.units(organisations, scheme=scheme),
    )
