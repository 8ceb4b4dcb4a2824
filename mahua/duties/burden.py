"""What the rules ask for in a month, for the burden meter: declared minutes × how often, by the month something falls due in."""

from django.db.models import Sum

from mahua.duties.models import ObligationCount, ObligationSum, Rule
from mahua.kernel.tree_paths import after
from mahua.rules.periods import Period


def by_rules(month: Period, under: str, by_unit: bool):
    """(path, minutes) of bodies at or below `under`; with `by_unit` from the sums of units, which are a tenth of the rows."""
    minutes = dict(Rule.objects.in_force(month.ends_on).values_list("code", "minutes"))
    counted = ObligationSum.objects.all() if by_unit else ObligationCount.objects.owed()
    due = counted.filter(due_on__gte=month.starts_on, due_on__lte=month.ends_on)
    due = due.filter(path__gte=under, path__lt=after(under))
    for path, rule, times in due.order_by().values_list("path", "rule_code").annotate(times=Sum("required")):
        yield path, minutes.get(rule, 0) * times
