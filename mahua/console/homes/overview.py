"""Where help is needed, for those above the branches: all bodies that lack something, in roster order, never a ranking.

Everything here reads the kept counts and their sums; the truth is the pure query of duties.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet, Sum

from mahua.duties import wording
from mahua.duties.models import ObligationCount, ObligationSum, Rule
from mahua.organisations.models import Organisation, Term
from mahua.rules.periods import month_of
from mahua.tasks.burden import bands_of, loads_of

SHOWN = 8
SEVERE = ("error", "warn")  # 提示 of local rules is for the branch itself
NAMED = 3  # kinds of organisation life named in one line


@dataclass(frozen=True)
class Need:
    """A body that lacks records, and which kinds it lacks most."""

    organisation: Organisation
    what: str


@dataclass(frozen=True)
class Lacking:
    """The bodies without a record of something due: every one of them, in roster order, however much it lacks."""

    late: QuerySet
    rules: dict[str, Rule]

    def bodies(self) -> QuerySet:
        # asked body by body along the roster: the first few are found without adding up the district
        return Organisation.objects.filter(Exists(self.late.filter(path=OuterRef("path")))).order_by("path")

    def needs(self, bodies) -> list[Need]:
        """What these bodies lack, in the order given."""
        lacking = defaultdict(Counter)
        rows = self.late.filter(path__in=[body.path for body in bodies]).items().order_by("path", "rule_code")
        for path, rule, items in rows:
            lacking[path][wording.SHORT[self.rules[rule].fact_kind]] += items
        return [Need(each, "、".join(kind for kind, _ in lacking[each.path].most_common(NAMED))) for each in bodies]


def severe_rules(today: date) -> dict[str, Rule]:
    """The rules whose gaps a superior is shown, by code."""
    return {rule.code: rule for rule in Rule.objects.in_force(today).filter(severity__in=SEVERE)}


def lacking_branches(user, *, rules, today) -> Lacking:
    late = ObligationCount.objects.visible_to(user).late(today).filter(rule_code__in=list(rules))
    return Lacking(late, rules)


def lacking_units(user, *, rules, today) -> Lacking:
    late = ObligationSum.objects.visible_to(user).late(today).filter(rule_code__in=list(rules))
    return Lacking(late, rules)


def gaps_by_rule(user, *, rules, today) -> list[tuple[str, int, int]]:
    """(rule, unmet, share in per cent) of what has fallen due this year: which rules are hard to keep."""
    due = ObligationSum.objects.visible_to(user).fallen_due(today).filter(period__gte=f"{today:%Y}")
    rows = due.filter(rule_code__in=list(rules)).values_list("rule_code").annotate(all=Sum("owed"), none=Sum("unmet"))
    found = [(rules[code].title, unmet, unmet * 100 // all_) for code, all_, unmet in rows if unmet]
    return sorted(found, key=lambda row: (-row[2], row[0]))


def terms_due(user, *, today) -> list[Term]:
    """Terms that have run out or will within six months (支部条例 第二十一条)."""
    due = Term.objects.visible_to(user).expiring_by(today + timedelta(days=183))
    return list(due.select_related("organisation").order_by("due_on", "pk")[:SHOWN])


def burden_in_bands(user, *, today) -> list[tuple[str, int]]:
    """(how much, how many units) of what this month asks of them: bands without an order; who stands where is in the roster."""
    units = Organisation.objects.visible_to(user).of_kind("unit").standing().for_list()
    return bands_of(loads_of(units, month=month_of(today), meetings=False))
