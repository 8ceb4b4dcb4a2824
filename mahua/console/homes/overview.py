"""Where help is needed, for those above the branches: counts and names of bodies, never a ranking of anybody."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Sum
from django.db.models.functions import Substr

from mahua.duties.models import ObligationCount, Rule
from mahua.kernel.tree_paths import WIDTH
from mahua.organisations.models import Organisation, Term

UNIT_PATH = 2 * WIDTH  # district, unit
SHOWN = 8
SEVERE = ("error", "warn")  # 提示 of local rules is for the branch itself


@dataclass(frozen=True)
class Need:
    """A body and how much of what it owes has no record yet."""

    organisation: Organisation
    items: int
    bodies: int


def severe_rules(today: date) -> list[str]:
    """The codes of rules whose gaps a superior is shown."""
    return list(Rule.objects.in_force(today).filter(severity__in=SEVERE).values_list("code", flat=True))


def needs_by_branch(user, *, rules, today) -> list[Need]:
    """The bodies with most still to record; the list says where to help, so it is short."""
    late = ObligationCount.objects.visible_to(user).late(today).filter(rule_code__in=rules)
    rows = late.values("path").annotate(items=Count("pk")).order_by("-items", "path")[:SHOWN]
    return _named(rows, "path")


def needs_by_unit(user, *, rules, today) -> list[Need]:
    """The same by unit."""
    late = ObligationCount.objects.visible_to(user).late(today).filter(rule_code__in=rules)
    rows = (
        late.annotate(unit=Substr("path", 1, UNIT_PATH))
        .values("unit")
        .annotate(items=Count("pk"), bodies=Count("path", distinct=True))
        .order_by("-items", "unit")[:SHOWN]
    )
    return _named(rows, "unit")


def _named(rows, column) -> list[Need]:
    rows = list(rows)
    organisations = {each.path: each for each in Organisation.objects.filter(path__in=[row[column] for row in rows])}
    return [
        Need(organisations[row[column]], row["items"], row.get("bodies", 1))
        for row in rows
        if row[column] in organisations
    ]


def terms_due(user, *, today) -> list[Term]:
    """Terms that have run out or will within six months (支部条例 第二十一条)."""
    due = Term.objects.visible_to(user).expiring_by(today + timedelta(days=183))
    return list(due.select_related("organisation").order_by("due_on", "pk")[:SHOWN])


def burden_by_unit(user, *, today) -> list[tuple[str, int]]:
    """Declared minutes asked this month, by unit: (unit path, minutes), largest first."""
    minutes = dict(Rule.objects.in_force(today).values_list("code", "minutes"))
    month = f"{today:%Y-%m}"
    rows = (
        ObligationCount.objects.visible_to(user)
        .owed()
        .filter(period=month)
        .annotate(unit=Substr("path", 1, UNIT_PATH))
        .values_list("unit", "rule_code")
        .annotate(times=Sum("required"))
    )
    asked: dict[str, int] = {}
    for unit, rule, times in rows:
        asked[unit] = asked.get(unit, 0) + minutes.get(rule, 0) * times
    return sorted(asked.items(), key=lambda pair: (-pair[1], pair[0]))
