"""Coverage: which rule has no bearer, which bearer no rule. 纵向到底、横向到边 as two short lists."""

from collections import defaultdict
from dataclasses import dataclass

from mahua.duties.bearers import bearers_of, bearing
from mahua.rules.duty_rules import DutyRule

OWING_KINDS = ("branch", "general_branch", "party_committee", "leading_group")


@dataclass(frozen=True)
class Covered:
    """A rule and how many bodies it binds on the day; `is_elsewhere` when none of its kind of body is among those asked about."""

    rule: DutyRule
    bearers: int
    is_elsewhere: bool


@dataclass(frozen=True)
class Coverage:
    """`uncovered`: bodies no rule binds, with the reason."""

    rules: tuple[Covered, ...]
    uncovered: tuple[tuple[str, str], ...]

    @property
    def without_bearer(self):
        return [each for each in self.rules if not each.bearers and not each.is_elsewhere]


def coverage_of(organisations, *, rules, on) -> Coverage:
    """What binds whom on a day, over a queryset of organisations."""
    bound = defaultdict(int)
    uncovered = []
    bodies = bearers_of(list(bearing(organisations.of_kind(*OWING_KINDS).standing())))
    for body in bodies:
        mine = [rule for rule in rules if body.kind in rule.bearer_kinds and any(body.bears(rule, on=on))]
        for rule in mine:
            bound[rule.code] += 1
        if body.go_live_on is None or body.go_live_on > on:
            uncovered.append((body.code, "尚未启用"))
        elif not mine:
            uncovered.append((body.code, "没有适用的制度"))
    here = {body.kind for body in bodies}
    covered = [Covered(rule, bound[rule.code], here.isdisjoint(rule.bearer_kinds)) for rule in rules]
    return Coverage(tuple(covered), tuple(uncovered))
