"""Which facts discharge what: counts and positions by organisation × rule × period × bearer."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mahua.ledger.models import Fact
from mahua.rules.duty_rules import DutyRule
from mahua.rules.frequencies import Frequency
from mahua.rules.periods import period_of, period_of_fact


@dataclass(frozen=True, slots=True)
class Discharge:
    """How often something was done in a period, and the positions of the facts that say so."""

    count: int
    positions: tuple[int, ...]


def discharges_of(codes: Iterable[str], *, rules: Iterable[DutyRule], start: date, end: date, moved):
    """What the organisations did in the periods around `start`–`end`; one query, however many organisations.

    `moved` says which facts were made up for an earlier period (补办): they count there and not in their own. Where a post's holder owes, the fact
    says the post.
    """
    by_kind = defaultdict(list)
    for rule in rules:
        by_kind[rule.fact_kind].append(rule)
    found = defaultdict(set)
    facts = _facts(codes, by_kind, start=start, end=end, moved=moved)
    for code, kind, occurred_on, position, text in facts:
        for rule in by_kind[kind]:
            data = json.loads(text)["data"] if _needs_data(rule) else {}
            period = moved.get((rule.code, position)) or _period(rule, occurred_on, data)
            bearer = data.get("post", "") if rule.bearer_post else ""
            found[code, rule.code, period, bearer].add(position)
    return {key: Discharge(len(positions), tuple(sorted(positions))) for key, positions in found.items()}


def _facts(codes, by_kind, *, start, end, moved):
    """The facts of the periods around `start`–`end`, and those made up.

    Two stretches, since a part of a query costs as much as a hundred rows: kinds that a year is asked for, and the others.
    """
    stretches = defaultdict(list)
    for kind, rules in by_kind.items():
        first = min(period_of(rule.frequency, day=start).starts_on for rule in rules)
        last = max(_last_day(rule, end) for rule in rules)
        stretches[first == start.replace(month=1, day=1)].append((kind, first, last))
    facts = Fact.objects.of(*codes).effective()
    parts = [facts.kinds(*by_kind).filter(position__in={position for _, position in moved})] if moved else []
    for stretch in stretches.values():
        kinds, firsts, lasts = zip(*stretch, strict=True)
        parts.append(facts.kinds(*kinds).within(min(firsts), max(lasts)))
    columns = ("organisation_code", "kind", "occurred_on", "position", "text")
    one, *others = [part.values_list(*columns) for part in parts or [Fact.objects.none()]]
    return one.union(*others, all=True) if others else one


def _last_day(rule: DutyRule, end: date) -> date:
    period = period_of(rule.frequency, day=end)
    return max(period.ends_on, rule.due_on(period)) if rule.frequency is Frequency.BELONGS_TO_YEAR else period.ends_on


def _needs_data(rule: DutyRule) -> bool:
    return rule.bearer_post is not None or rule.frequency is Frequency.BELONGS_TO_YEAR


def _period(rule: DutyRule, occurred_on: date, data: dict) -> str:
    year = data.get("belongs_to_year", occurred_on.year)
    return period_of_fact(rule.frequency, occurred_on=occurred_on, belongs_to_year=year).code
