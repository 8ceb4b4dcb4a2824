"""A rule that is not kept, said in words a clerk can act on."""

from dataclasses import dataclass

from mahua.rules.set_up_rules import RULES
from mahua.rules.severities import Severity


@dataclass(frozen=True, kw_only=True, slots=True)
class Breach:
    """What is off (with the figures) and what to do about it; `rule` is a code of the set-up rules."""

    rule: str
    severity: Severity
    finding: str
    remedy: str

    @property
    def clause(self) -> str:
        """The document and article the rule stands in."""
        return RULES[self.rule].source


def breach_of(code: str, *, finding: str, remedy: str, severity: Severity | None = None) -> Breach:
    """A breach of a set-up rule; it weighs what the rule says unless the case at hand is a lighter one."""
    return Breach(rule=code, severity=severity or RULES[code].severity, finding=finding, remedy=remedy)
