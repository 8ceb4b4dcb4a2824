"""What an organisation could still do: each unmet or open obligation re-scored as if it alone were done.

All the "as if" worlds are scored in one pass: world 0 is the organisation as it is, world k a copy of it under another
code in which obligation k is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mahua.assessment.engine.tables import table_of

if TYPE_CHECKING:
    from datetime import date

    from mahua.assessment.engine.backends import Backend
    from mahua.assessment.engine.scoring import Scores

    Row = dict[str, Any]

WORLD = 1 << 40  # keeps the positions of one world apart from those of the next


@dataclass(frozen=True, kw_only=True, slots=True)
class Mending:
    """An obligation that would raise the score if it were done, and by how many hundredths."""

    organisation_code: str  # the organisation itself or one of its cells
    bearer: str
    rule: str
    period: str
    due_on: date
    is_open: bool  # not due yet
    gain: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """The rows of the three tables that concern one organisation."""

    code: str
    facts: list[Row]
    obligations: list[Row]
    standing: list[Row]

    def code_in(self, world: int) -> str:
        """The organisation's code in world k; in world 0 its own."""
        return _code_in(self.code, world)


def mendable(rows: Rows) -> list[Row]:
    """Its obligations that are due or open and not wholly done."""
    return [row for row in rows.obligations if row["outcome"] in {"due", "open"} and row["done"] < row["required"]]


def worlds(backend: Backend, rows: Rows) -> Backend:
    """World 0 and one world for each mendable obligation, held by an engine of the same kind."""
    copies = [rows, *(_world(rows, number, done=done) for number, done in enumerate(mendable(rows), start=1))]
    return backend.load(
        facts=table_of("facts", (row for copy in copies for row in copy.facts)),
        obligations=table_of("obligations", (row for copy in copies for row in copy.obligations)),
        standing=table_of("standing", (row for copy in copies for row in copy.standing)),
    )


def mendings(rows: Rows, *, scores: Scores, most: int) -> tuple[Mending, ...]:
    """The obligations that would raise the score most; equal ones in the order they fall due."""
    totals = {row["organisation_code"]: row["total"] or 0 for row in scores.organisations.to_pylist()}
    now = totals[rows.code]
    found = [
        _mending(row, gain=totals[rows.code_in(number)] - now) for number, row in enumerate(mendable(rows), start=1)
    ]
    gaining = [mending for mending in found if mending.gain > 0]
    gaining.sort(
        key=lambda each: (-each.gain, each.due_on, each.rule, each.period, each.organisation_code, each.bearer)
    )
    return tuple(gaining[:most])


def _mending(row: Row, *, gain: int) -> Mending:
    return Mending(
        organisation_code=row["organisation_code"],
        bearer=row["bearer"],
        rule=row["rule"],
        period=row["period"],
        due_on=row["due_on"],
        is_open=row["outcome"] == "open",
        gain=gain,
    )


def _code_in(code: str, world: int) -> str:
    return f"{code}~{world}" if world else code


def _world(rows: Rows, number: int, *, done: Row) -> Rows:
    """A copy of the rows under another code, in which one obligation is done."""
    shift = number * WORLD
    own = {row["organisation_code"] for row in rows.standing}

    def renamed(row: Row) -> Row:
        names = {name: row[name] for name in ("organisation_code", "parent_code", "unit_code") if name in row}
        return row | {name: _code_in(code, number) if code in own else code for name, code in names.items()}

    def discharged(row: Row) -> Row:
        met = {"done": row["required"], "outcome": "due"} if row is done else {}
        return row | met | {"discharged_by": [position + shift for position in row["discharged_by"] or ()]}

    return Rows(
        code=rows.code_in(number),
        facts=[renamed(row | {"position": row["position"] + shift}) for row in rows.facts],
        obligations=[renamed(discharged(row)) for row in rows.obligations],
        standing=[renamed(row) for row in rows.standing],
    )
