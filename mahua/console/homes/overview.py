"""Where help is needed, for those above the branches: bodies in roster order and what they lack, never a ranking.

Everything here reads the kept counts; the truth is the pure query of duties.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Substr

from mahua.duties import wording
from mahua.duties.models import ObligationCount, Rule
from mahua.kernel.tree_paths import WIDTH
from mahua.organisations.models import Organisation, Term

UNIT_PATH = 2 * WIDTH  # district, unit
SHOWN = 8
SEVERE = ("error", "warn")  # 提示 of local rules is for the branch itself
NAMED = 3  # kinds of organisation life named in one line


@dataclass(frozen=True)
class Need:
    """A body that lacks records, and which kinds it lacks most."""

    organisation: Organisation
    what: str


def severe_rules(today: date) -> dict[str, Rule]:
    """The rules whose gaps a superior is shown, by code."""
    return {rule.code: rule for rule in Rule.objects.in_force(today).filter(severity__in=SEVERE)}


def needs_by_branch(user, *, rules, today) -> list[Need]:
    """The bodies that lack most, in roster order: where to ask first."""
    return _needs(user, F("path"), rules=rules, today=today)


def needs_by_unit(user, *, rules, today) -> list[Need]:
    """The same by unit."""
    return _needs(user, Substr("path", 1, UNIT_PATH), rules=rules, today=today)


def _needs(user, place, *, rules, today):
    late = ObligationCount.objects.visible_to(user).late(today).filter(rule_code__in=list(rules))
    rows = late.annotate(place=place).values_list("place", "rule_code").annotate(items=Count("pk"))
    lacking = defaultdict(Counter)
    for where, rule, items in rows.order_by("place", "rule_code"):
        lacking[where][wording.SHORT[rules[rule].fact_kind]] += items
    most = sorted(lacking, key=lambda where: (-lacking[where].total(), where))[:SHOWN]
    named = Organisation.objects.filter(path__in=most).order_by("path")
    return [Need(each, "、".join(kind for kind, _ in lacking[each.path].most_common(NAMED))) for each in named]


def gaps_by_rule(user, *, rules, today) -> list[tuple[str, int, int]]:
    """(rule, unmet, share in per cent) of what has fallen due this year: which rules are hard to keep."""
    due = ObligationCount.objects.visible_to(user).owed().filter(rule_code__in=list(rules), due_on__lt=today)
    rows = due.values_list("rule_code").annotate(all=Count("pk"), unmet=Count("pk", filter=Q(met=False)))
    found = [(rules[code].title, unmet, unmet * 100 // all_) for code, all_, unmet in rows if unmet]
    return sorted(found, key=lambda row: (-row[2], row[0]))


def terms_due(user, *, today) -> list[Term]:
    """Terms that have run out or will within six months (支部条例 第二十一条)."""
    due = Term.objects.visible_to(user).expiring_by(today + timedelta(days=183))
    return list(due.select_related("organisation").order_by("due_on", "pk")[:SHOWN])


def burden_by_unit(user, *, today) -> list[tuple[str, int, int]]:
    """(unit, hours a body, share of the largest) asked this month by the rules, for the units asked for most."""
    minutes = dict(Rule.objects.in_force(today).values_list("code", "minutes"))
    month = ObligationCount.objects.visible_to(user).owed().filter(period=f"{today:%Y-%m}")
    rows = (
        month.annotate(unit=Substr("path", 1, UNIT_PATH))
        .values_list("unit", "rule_code")
        .annotate(times=Sum("required"))
    )
    asked = defaultdict(int)
    for unit, rule, times in rows:
        asked[unit] += minutes.get(rule, 0) * times
    top = sorted(asked.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN]
    names = dict(Organisation.objects.filter(path__in=[unit for unit, _ in top]).values_list("path", "name"))
    most = max((spent for _, spent in top), default=1)
    return [(names[unit], spent // 60, spent * 100 // most) for unit, spent in top if unit in names]
