"""Where every hundredth of one organisation's score went: down to obligations, conditions and facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mahua.assessment.engine.indicator import INDICATORS
from mahua.assessment.engine.mending import Mending, Rows, mendable, mendings, worlds
from mahua.assessment.engine.outcomes import Outcome
from mahua.assessment.engine.rounding import parts
from mahua.assessment.engine.saturation import SHARE
from mahua.assessment.engine.scoring import score
from mahua.assessment.engine.tables import named
from mahua.assessment.engine.units import LEADING
from mahua.rules.set_up_rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mahua.assessment.engine.backends import Backend
    from mahua.assessment.engine.indicator import Indicator
    from mahua.assessment.engine.scheme import Scheme
    from mahua.assessment.engine.scoring import Adjustment
    from mahua.rules.periods import Period

TOP = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class UnmetObligation:
    """A due obligation not wholly done, and the hundredths it cost."""

    organisation_code: str  # the organisation itself, one of its cells, or what leads a unit
    bearer: str
    rule: str
    period: str
    due_on: date
    required: int
    done: int
    lost: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Breach:
    """A condition that does not hold on the day of the snapshot, and the hundredths it cost."""

    code: str
    words: str
    lost: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CostlyFact:
    """A fact that counts against the organisation (a problem still open, a cap passed), and the hundredths it cost."""

    position: int
    lost: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One indicator: full = earned + lost, and what cost `lost` adds up to it."""

    indicator: str
    title: str
    axis: str
    words: str
    outcome: Outcome
    value_millionths: int | None
    required: int
    done: int
    full: int
    earned: int
    lost: int
    facts: tuple[int, ...]
    unmet: tuple[UnmetObligation, ...]
    breaches: tuple[Breach, ...]
    costly: tuple[CostlyFact, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """An organisation's score with its reasons; scores in hundredths, null when nothing counts.

    The lines' `lost` add up to 100.00 − base; the total is base + bonus − deduction, clamped.
    """

    organisation_code: str
    coverage: int
    is_sufficient: bool
    base: int | None
    bonus: int
    deduction: int
    total: int | None
    stars: int | None
    lines: tuple[Line, ...]
    mendings: tuple[Mending, ...]


def explain(
    backend: Backend,
    *,
    scheme: Scheme,
    period: Period,
    organisation_code: str,
    adjustments: Iterable[Adjustment] = (),
) -> Explanation:
    """Score one organisation and say why; LookupError when the scheme does not assess it on these tables.

    `mendings` are the three obligations whose doing would raise the score most, each found by scoring again.
    """
    rows = rows_of(backend, scheme=scheme, period=period, organisation_code=organisation_code)
    own = [each for each in adjustments if each.organisation_code == organisation_code]
    scores = score(worlds(backend, rows), scheme=scheme, period=period, adjustments=_everywhere(own, rows))
    found = {row["organisation_code"]: row for row in scores.organisations.to_pylist()}
    if organisation_code not in found:
        raise LookupError(f"{scheme.code} does not assess {organisation_code}")
    whole = found[organisation_code]
    points = [row for row in scores.points.to_pylist() if row["organisation_code"] == organisation_code]
    return Explanation(
        **{name: whole[name] for name in whole if name not in {"unit_code", "place"}},
        lines=tuple(_line(row, rows.obligations) for row in points),
        mendings=mendings(rows, scores=scores, most=TOP),
    )


def rows_of(backend: Backend, *, scheme: Scheme, period: Period, organisation_code: str) -> Rows:
    """All rows that bear on one organisation's score: its own and its cells'; for a unit those of the bodies leading it too."""
    indicators = [INDICATORS[weight.code] for weight in scheme.weights]
    tables = named()
    standing, owed, facts = tables.standing, tables.obligations, tables.facts
    is_cell = (standing.kind == "cell") & (standing.parent_code == organisation_code)
    is_of_unit = standing.kind.isin(("branch", *LEADING)) & (standing.unit_code == organisation_code)
    stands = _rows(backend, standing.filter((standing.organisation_code == organisation_code) | is_cell | is_of_unit))
    counted = ("cell", *LEADING)
    family = [row["organisation_code"] for row in stands if row["kind"] in counted] + [organisation_code]
    rules = sorted({rule for each in indicators for rule in each.rules})
    kinds = sorted({kind for each in indicators for kind in each.reads})
    owed = owed.filter(
        owed.organisation_code.isin(family),
        owed.rule.isin(rules),
        owed.starts_on >= period.starts_on,
        owed.ends_on <= period.ends_on,
    )
    return Rows(
        code=organisation_code,
        facts=_rows(backend, facts.filter(facts.organisation_code.isin(family), facts.kind.isin(kinds))),
        obligations=_rows(backend, owed),
        standing=stands,
    )


def _rows(backend: Backend, expression: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = backend.to_arrow(expression).to_pylist()
    return found


def _everywhere(adjustments: list[Adjustment], rows: Rows) -> Iterator[Adjustment]:
    """The same bonus and deductions in every world, so that the clamp works alike in all."""
    for world in range(len(mendable(rows)) + 1):
        for each in adjustments:
            yield replace(each, organisation_code=rows.code_in(world))


def _line(row: dict[str, Any], obligations: list[dict[str, Any]]) -> Line:
    indicator = INDICATORS[row["indicator"]]
    unmet, codes, costly = _unmet(indicator, obligations), row["breaches"].split(), row["against"]
    weights = [_shortfall(each) for each in unmet] + [SHARE] * (len(codes) + len(costly))
    lost = iter(parts(row["lost"], weights=weights) if weights else ())  # sums of which no part may be listed
    return Line(
        **{name: row[name] for name in ("indicator", "value_millionths", "required", "done", "full", "earned", "lost")},
        title=indicator.title,
        axis=indicator.axis,
        words=indicator.words,
        outcome=Outcome(row["outcome"]),
        facts=tuple(row["facts"]),
        unmet=tuple(_unmet_obligation(each, lost=next(lost)) for each in unmet),
        breaches=tuple(Breach(code=code, words=RULES[code].title, lost=next(lost)) for code in codes),
        costly=tuple(CostlyFact(position=position, lost=next(lost)) for position in costly),
    )


def _unmet(indicator: Indicator, obligations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    unmet = [
        row
        for row in obligations
        if row["rule"] in indicator.rules and row["outcome"] == "due" and row["done"] < row["required"]
    ]
    return sorted(unmet, key=lambda row: (row["due_on"], row["rule"], row["organisation_code"], row["bearer"]))


def _shortfall(row: dict[str, Any]) -> int:
    required, done = int(row["required"]), int(row["done"])
    return SHARE * (required - done) // required


def _unmet_obligation(row: dict[str, Any], *, lost: int) -> UnmetObligation:
    named = ("organisation_code", "bearer", "rule", "period", "due_on", "required", "done")
    return UnmetObligation(**{name: row[name] for name in named}, lost=lost)
