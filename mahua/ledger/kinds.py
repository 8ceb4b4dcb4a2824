"""Declaring what a fact may say. Pure: a Spark worker can import every module's `facts.py` through this file."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, get_type_hints

PLAIN = (str, int, bool, tuple[str, ...], tuple[int, ...], str | None, int | None)


@dataclass(frozen=True)
class Kind:
    """One kind of fact: its past-tense code, its version, who may see it and how long it is kept."""

    code: str
    title: str
    version: int
    confidential: bool
    retention_years: int
    shape: type


KINDS: dict[str, Kind] = {}
MENDED_WHERE_MADE: set[str] = set()


def fact(
    code: str, *, title: str, version: int = 1, confidential: bool = False, retention_years: int = 10
) -> Callable[[type], type]:
    """Class decorator: a frozen, keyword-only record of codes and numbers.

    `confidential` facts show to those they rate only as counts, from five upward. Names, identity numbers and free
    text have no place here: a field is a code, a number, a yes/no, or a tuple of one of these.
    """

    def declare(shape: type) -> type:
        made: type = dataclass(frozen=True, kw_only=True)(shape)
        for name, hint in get_type_hints(made).items():
            if hint not in PLAIN:
                raise TypeError(f"{code}.{name}: a fact carries codes and numbers, not {hint}")
        if code in KINDS and KINDS[code].shape.__qualname__ != shape.__qualname__:
            raise TypeError(f"{code} is declared twice")
        KINDS[code] = Kind(code, title, version, confidential, retention_years, made)
        made.kind = code  # type: ignore[attr-defined]
        return made

    return declare


def mended_where_made(*codes: str) -> None:
    """Facts of these kinds are corrected by a verb of their module, never on a ledger page: what they tell of would go on as it was."""
    MENDED_WHERE_MADE.update(codes)


def data_of(said: object) -> dict[str, Any]:
    """What a fact says, ready for canonical text; fields that are None are left out."""
    return {name: value for name, value in vars(said).items() if value is not None}


def canonical(envelope: Mapping[str, Any]) -> str:
    """The one text of a fact: sorted keys, integers, no floats, UTF-8. It is stored as made and never made again."""
    return json.dumps(envelope, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def field_names(code: str) -> tuple[str, ...]:
    """The names of what facts of this kind say."""
    return tuple(field.name for field in fields(KINDS[code].shape))


@fact("fact.reversed", title="更正", retention_years=100)
class FactReversed:
    """更正（冲销）: an earlier fact does not hold; it stays readable, and counts no more."""

    reversed_kind: str
    reason: str
