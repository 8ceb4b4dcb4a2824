"""Calls on the first screens: what a body owes, what is overdue and with whom."""

from django.db.models import Count

from mahua.calls.models import Call

SHOWN = 5


def owed_by(unit, *, at):
    """The calls a unit has in hand, the nearest limit first, each knowing whether it `is_late`; one query."""
    running = Call.objects.with_units().filter(lead__path=unit.path).select_related("caller").by_clock()
    calls = list(running[:SHOWN])
    for call in calls:
        call.is_late = call.is_overdue(at)
    return calls


def overdue_by_unit(user, *, at):
    """[(name of the body in charge, how many of its calls are overdue)] in roster order, never by number; one query."""
    overdue = Call.objects.visible_to(user).overdue(at).exclude(lead=None)
    counted = overdue.values("lead__name", "lead__path").annotate(count=Count("pk")).order_by("lead__path")
    return [(row["lead__name"], row["count"]) for row in counted]
