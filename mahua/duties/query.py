"""The question itself: what do these organisations owe this year, as it stands today?"""

from datetime import date

from mahua.duties.bearers import bearers_of
from mahua.duties.discharges import discharges_of
from mahua.duties.models import Exemption, Rule
from mahua.duties.obligations import Obligation, obligations


def rules_between(start: date, end: date):
    """Every version of every rule that holds on some day of the stretch, as plain data; one query."""
    rows = Rule.objects.filter(valid_from__lte=end).exclude(valid_to__lt=start).for_list()
    return [rule.data for rule in rows]


def owed_by(organisations, *, year: int, on: date) -> list[Obligation]:
    """Everything the organisations (a queryset) owe in a year, seven queries however many: rules, bearers, facts."""
    start, end = date(year, 1, 1), date(year, 12, 31)
    rules = rules_between(start, end)
    bodies = bearers_of(organisations)
    codes = [body.code for body in bodies]
    exempt = frozenset(
        Exemption.objects.in_force()
        .filter(organisation__code__in=codes)
        .values_list("organisation__code", "rule_code", "period")
    )
    discharges = discharges_of(codes, rules=rules, start=start, end=end)
    return list(obligations(bodies, rules=rules, start=start, end=end, discharges=discharges, exempt=exempt, on=on))
