"""What people may be told about. Each module declares its own kinds beside the code that tells:

    DISPATCHED = kind("calls.dispatched", "呼叫派到本单位")

Only a declared kind can be told, so that a unit finds every one of them on its settings page and can turn it off.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing people are told about: `words` stand on pages and, with a count, in what leaves the installation."""

    code: str
    words: str


KINDS: dict[str, Kind] = {}


def kind(code: str, words: str) -> str:
    """Declare a kind such as `tasks.given`; the words name no person. Returns the code."""
    if KINDS.get(code, Kind(code, words)).words != words:
        raise ValueError(f"{code} is declared twice")
    KINDS[code] = Kind(code, words)
    return code


def words_of(code: str) -> str:
    """How a kind is called; a kind that is no longer declared by its code."""
    return KINDS[code].words if code in KINDS else code


def in_order() -> list[Kind]:
    """All kinds, those of one module together."""
    return sorted(KINDS.values(), key=lambda each: each.code)
