"""What an indicator may do: whole numbers, text, days and lists, grouped by organisation and never by person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ibis.expr.types as ir

# Ibis operations that mean the same on every engine. No user-defined function, raw SQL, median, division into
# fractions, window or random number is here; a new operation is added with a test on every engine.
ROWS = {"UnboundTable", "Project", "Filter", "Aggregate", "JoinChain", "JoinLink", "JoinReference", "JoinTable"}
VALUES = {"Field", "Literal", "Alias", "Cast", "Coalesce", "IfElse", "IsNull", "NotNull", "InValues"}
LOGIC = {"Equals", "NotEquals", "Less", "LessEqual", "Greater", "GreaterEqual", "And", "Or", "Not"}
NUMBERS = {"Add", "Subtract", "Multiply", "Modulus", "FloorDivide", "Sum", "Min", "Max", "Count", "CountStar"}
LISTS = {"ArrayCollect", "ArrayFlatten", "ArraySort", "ArrayConcat", "Unnest"}
WORDS = {"StringConcat", "RStrip", "JSONGetItem", "UnwrapJSONString", "UnwrapJSONInt64"}
DAYS = {"DateAdd", "IntervalFromInteger", "ExtractYear"}
OPERATIONS = frozenset(ROWS | VALUES | LOGIC | NUMBERS | LISTS | WORDS | DAYS)
# Columns that results may be grouped by or named after. `bearer` (a post) and every other key of a body are not among
# them: no indicator groups by person or post holder.
GROUPS = frozenset(
    {
        "organisation_code",
        "parent_code",
        "unit_code",
        "kind",
        "form",
        "rule",
        "period",
        "outcome",
        "body.meeting",
        "body.problem",
        "body.call",  # a request for help, not the person behind it
        "body.branch",
        "body.task",  # one thing to do, whoever does it
        "body.undertaking",
    }
)
PLAIN_TYPES = ("int", "string", "bool", "date", "json", "interval", "null")


class ForbiddenExpression(TypeError):
    """An indicator that does what none may: an operation off the list, a fraction, or grouping by a person."""


def check(expression: ir.Table, *, name: str) -> None:
    """Refuse an expression that leaves the allow-list, with the reason."""
    import ibis.expr.operations as ops  # noqa: PLC0415  heavy (1.5 s): never while Django starts

    root = expression.op()
    for node in root.find(ops.Node):
        operation = type(node).__name__
        if operation not in OPERATIONS:
            raise ForbiddenExpression(f"{name}: {operation} is not on the allow-list of indicators")
        if isinstance(node, ops.Value):
            _check_type(node, name=name)
        if isinstance(node, ops.Aggregate):
            for key in node.groups.values():
                _check_group(key, name=name)
    _check_group(root.values["organisation_code"], name=name)
    _check_words(root.values["breaches"], name=name)


def _check_type(value: Any, *, name: str) -> None:
    dtype = value.dtype.value_type if value.dtype.is_array() else value.dtype
    inner = dtype.value_type if dtype.is_array() else dtype
    if not str(inner).removeprefix("!").startswith(PLAIN_TYPES):
        raise ForbiddenExpression(f"{name}: {type(value).__name__} yields {inner}; indicators count in whole numbers")


def _check_group(key: Any, *, name: str) -> None:
    forbidden = origins(key) - GROUPS
    if forbidden:
        columns = ", ".join(sorted(forbidden))
        raise ForbiddenExpression(
            f"{name}: no result may be grouped by or name {columns}; only organisations are assessed"
        )


def _check_words(words: Any, *, name: str) -> None:
    """Codes of breaches speak of how the organisation stands, so they derive from no post and no body."""
    told = {column for column in origins(words) if column.split(".")[0] in {"bearer", "body"}}
    if told:
        raise ForbiddenExpression(f"{name}: breaches may not be made from {', '.join(sorted(told))}")


def origins(value: Any) -> frozenset[str]:
    """The columns of the three tables a value derives from, through renamings and joins; `body.x` for a key of a body."""
    import ibis.expr.operations as ops  # noqa: PLC0415  heavy (1.5 s): never while Django starts

    if isinstance(value, ops.Field):
        relation = value.rel
        if isinstance(relation, ops.PhysicalTable):
            return frozenset({value.name})
        return origins(relation.values[value.name])
    if isinstance(value, ops.JSONGetItem) and isinstance(value.index, ops.Literal):
        return frozenset(f"{column}.{value.index.value}" for column in origins(value.arg))
    found: frozenset[str] = frozenset()
    for child in value.__args__:
        for each in child if isinstance(child, tuple) else (child,):
            if isinstance(each, ops.Value):
                found |= origins(each)
    return found
