"""What planned inspections cost those inspected, for the burden meter."""

from django.db.models import Sum

from mahua.inspections.models import Demand
from mahua.kernel.tree_paths import after
from mahua.rules.periods import Period


def by_inspections(month: Period, under: str, _by_unit: bool):
    """(path, minutes) planned for a month at or below `under`."""
    planned = Demand.objects.in_force().filter(period=month.code, path__gte=under, path__lt=after(under))
    return planned.order_by().values_list("path").annotate(minutes=Sum("minutes"))
