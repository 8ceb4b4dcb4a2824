"""The three tables the engine reads, and nothing else: facts, obligations, standing.

Amounts are whole numbers, days are Asia/Shanghai days. Whoever hands a table over builds it with `table_of` or
brings it to the schema with `conformed`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import ibis.expr.types as ir
    import pyarrow as pa

# Effective facts: reversed ones and their reversals are already taken out by whoever loads them.
FACTS = (
    ("position", "int64"),
    ("organisation_code", "string"),
    ("path", "string"),
    ("kind", "string"),
    ("occurred_on", "date32"),
    ("recorded_on", "date32"),
    ("reverses", "int64"),
    ("body", "string"),
)
# bearer: '' for the organisation itself, else the code of a post; done is not capped at required.
# outcome: due · open (leaves both sums) · exempt · not_in_force.
OBLIGATIONS = (
    ("organisation_code", "string"),
    ("bearer", "string"),
    ("rule", "string"),
    ("period", "string"),
    ("starts_on", "date32"),
    ("ends_on", "date32"),
    ("due_on", "date32"),
    ("required", "int32"),
    ("done", "int32"),
    ("outcome", "string"),
    ("discharged_by", "positions"),
)
STANDING = (
    ("as_of", "date32"),
    ("organisation_code", "string"),
    ("kind", "string"),
    ("form", "string"),
    ("path", "string"),
    ("parent_code", "string"),
    ("unit_code", "string"),
    ("formal_members", "int32"),
    ("members", "int32"),
    ("committee_members", "int32"),
    ("secretaries", "int32"),
    ("deputy_secretaries", "int32"),
    ("joint_units", "int32"),
    ("staff", "int32"),
    ("fulltime_party_staff", "int32"),
    ("has_dedicated_person", "bool_"),
    ("term_began_on", "date32"),
    ("term_expires_on", "date32"),
    ("term_extended_until", "date32"),
    ("elected_on", "date32"),
    ("leaders", "int32"),
)
COLUMNS = {"facts": FACTS, "obligations": OBLIGATIONS, "standing": STANDING}


@dataclass(frozen=True, kw_only=True, slots=True)
class Tables:
    """The three tables as Ibis sees them: names and columns, without saying which engine holds the rows."""

    facts: ir.Table
    obligations: ir.Table
    standing: ir.Table


@cache
def named() -> Tables:
    """The tables every indicator is written over; a backend holds rows under the same three names."""
    import ibis  # noqa: PLC0415  heavy (1.5 s): never while Django starts

    return Tables(**{name: ibis.table(ibis.Schema.from_pyarrow(schema_of(name)), name=name) for name in COLUMNS})


@cache
def no_positions() -> ir.ArrayValue:
    """An empty list of positions, where an engine would say null."""
    import ibis  # noqa: PLC0415  heavy (1.5 s): never while Django starts

    return ibis.literal([], type="array<int64>")


@cache
def schema_of(name: str) -> pa.Schema:
    """The Arrow schema of `facts`, `obligations` or `standing`."""
    import pyarrow as pa  # noqa: PLC0415  heavy: never while Django starts

    types = {"positions": pa.list_(pa.int64())}
    return pa.schema([(column, types.get(kind) or getattr(pa, kind)()) for column, kind in COLUMNS[name]])


def table_of(name: str, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """An Arrow table from rows; a column that a row does not name is null."""
    import pyarrow as pa  # noqa: PLC0415  heavy: never while Django starts

    return pa.Table.from_pylist(list(rows), schema=schema_of(name))


def conformed(name: str, table: pa.Table) -> pa.Table:
    """The same rows with exactly the columns, order and types of the schema; KeyError names the columns missing."""
    schema = schema_of(name)
    missing = [column for column in schema.names if column not in table.column_names]
    if missing:
        raise KeyError(f"{name} lacks {', '.join(missing)}")
    return table.select(schema.names).cast(schema)
