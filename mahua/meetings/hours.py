"""What meetings cost those who should attend, for the burden meter: the usual length of the kind × how many should come."""

from django.db.models import Sum

from mahua.kernel.tree_paths import after
from mahua.meetings.models import Meeting
from mahua.rules.duty_table import DUTY_RULES
from mahua.rules.periods import Period

USUAL = 60
LENGTHS = {rule.fact_kind.removesuffix(".held"): rule.minutes for rule in reversed(DUTY_RULES.values())}


def by_meetings(month: Period, under: str, _by_unit: bool):
    """(path, minutes of all together) of the meetings held in a month at or below `under`."""
    held = Meeting.objects.held().filter(day__gte=month.starts_on, day__lte=month.ends_on)
    held = held.filter(path__gte=under, path__lt=after(under))
    for path, kind, people in held.order_by().values_list("path", "kind").annotate(people=Sum("should_attend")):
        yield path, LENGTHS.get(kind, USUAL) * (people or 0)
