"""The question itself: what do these organisations owe this year, as it stands today?"""

from datetime import date

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast

from mahua.duties.bearers import bearers_of, bearing
from mahua.duties.discharges import discharges_of
from mahua.duties.models import Exemption, MakeUp, Rule
from mahua.duties.obligations import Obligation, obligations
from mahua.rules.periods import Period, year_of


def rules_between(start: date, end: date):
    """Every version of every rule that holds on some day of the stretch, as plain data; one query."""
    rows = Rule.objects.filter(valid_from__lte=end).exclude(valid_to__lt=start).for_list()
    return [rule.data for rule in rows]


def decisions_for(keys):
    """Exemptions as {(organisation, rule, period)} and make-ups as {(rule, position): period}; one query for both."""
    exempt = Exemption.objects.in_force().filter(organisation__in=keys)
    made_up = MakeUp.objects.filter(organisation__in=keys)
    columns = ("organisation__code", "rule_code", "period", "fact")
    rows = exempt.annotate(fact=Value("", output_field=CharField())).values_list(*columns)
    rows = rows.union(made_up.annotate(fact=Cast(F("position"), CharField())).values_list(*columns))
    exemptions, moved = set(), {}
    for organisation, rule, period, fact in rows:
        if fact:
            moved[rule, int(fact)] = period
        else:
            exemptions.add((organisation, rule, period))
    return frozenset(exemptions), moved


def owed_by(organisations, *, year: int, on: date) -> list[Obligation]:
    """Everything the organisations (a queryset) owe in a year; five queries, however many."""
    return owed_by_bodies(list(bearing(organisations).order_by("path")), year=year, on=on)


def owed_by_bodies(organisations, *, year: int, on: date) -> list[Obligation]:
    """The same for rows already read through `bearing`; four queries: rules, posts, decisions, facts."""
    start, end = date(year, 1, 1), date(year, 12, 31)
    return _owed(organisations, rules=rules_between(start, end), start=start, end=end, on=on)


def owed_around(month: Period, organisations, *, on: date) -> list[Obligation]:
    """What the bodies themselves, not their posts, owe in a month and in the quarter, half and year around it."""
    year = year_of(month.starts_on)
    rules = [rule for rule in rules_between(year.starts_on, year.ends_on) if rule.bearer_post is None]
    return _owed(organisations, rules=rules, start=month.starts_on, end=month.ends_on, on=on)


def _owed(organisations, *, rules, start, end, on):
    bodies = bearers_of(organisations)
    kinds = {body.kind for body in bodies}
    rules = [rule for rule in rules if not kinds.isdisjoint(rule.bearer_kinds)]
    exempt, moved = decisions_for([each.pk for each in organisations])
    discharges = discharges_of([body.code for body in bodies], rules=rules, start=start, end=end, moved=moved)
    return list(obligations(bodies, rules=rules, start=start, end=end, discharges=discharges, exempt=exempt, on=on))
