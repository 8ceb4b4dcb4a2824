"""What every rule (制度) states, whatever it asks for."""

from dataclasses import dataclass
from datetime import date

from mahua.rules.severities import Severity


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A rule as data: its clause, how strongly it speaks, and on which days it holds.

    `locked` marks national text, which the working committee cannot change; `valid_to` is its last day, or none.
    """

    code: str
    title: str
    source: str
    severity: Severity
    locked: bool
    valid_from: date
    valid_to: date | None = None

    def is_in_force(self, day: date) -> bool:
        """Whether the rule holds on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
