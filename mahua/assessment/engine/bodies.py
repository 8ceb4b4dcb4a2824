"""What a fact says, read from its body (canonical JSON of codes and numbers)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir


def code_said(facts: ir.Table, name: str) -> ir.StringValue:
    """A code in the body; null where the fact does not say it."""
    return facts.body.cast("json")[name].str


def number_said(facts: ir.Table, name: str) -> ir.IntegerValue:
    """A whole number in the body; null where the fact does not say it."""
    return facts.body.cast("json")[name].int
