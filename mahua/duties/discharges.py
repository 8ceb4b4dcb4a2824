"""Which facts discharge what: counts and positions by organisation × rule × period × bearer."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mahua.ledger.models import Fact
from mahua.rules.duty_rules import DutyRule
from mahua.rules.frequencies import Frequency
from mahua.rules.periods import period_of_fact


@dataclass(frozen=True, slots=True)
class Discharge:
    """How often something was done in a period, and the positions of the facts that say so."""

    count: int
    positions: tuple[int, ...]


def discharges_of(codes: Iterable[str], *, rules: Iterable[DutyRule], start: date, end: date, moved):
    """What the organisations did from `start` to `end`; one query, however many organisations.

    `moved` says which facts were made up for an earlier period (补办): they count there and not in their own. Where a post's holder owes, the fact
    says the post.
    """
    rules = list(rules)
    by_kind = defaultdict(list)
    for rule in rules:
        by_kind[rule.fact_kind].append(rule)
    latest = max([end, *(rule.due_on(period_of_fact(Frequency.YEAR, occurred_on=end)) for rule in rules)])
    found = defaultdict(list)
    facts = Fact.objects.of(*codes).kinds(*by_kind).within(start, latest).effective().order_by("position")
    for code, kind, occurred_on, position, text in facts.values_list(
        "organisation_code", "kind", "occurred_on", "position", "text"
    ):
        for rule in by_kind[kind]:
            data = json.loads(text)["data"] if _needs_data(rule) else {}
            period = moved.get((rule.code, position)) or _period(rule, occurred_on, data)
            bearer = data.get("post", "") if rule.bearer_post else ""
            found[code, rule.code, period, bearer].append(position)
    return {key: Discharge(len(positions), tuple(positions)) for key, positions in found.items()}


def _needs_data(rule: DutyRule) -> bool:
    return rule.bearer_post is not None or rule.frequency is Frequency.BELONGS_TO_YEAR


def _period(rule: DutyRule, occurred_on: date, data: dict) -> str:
    year = data.get("belongs_to_year", occurred_on.year)
    return period_of_fact(rule.frequency, occurred_on=occurred_on, belongs_to_year=year).code
