"""Keeping the weekly counts: counted anew by the pure count for the units a fact touched, or for all."""

from collections import defaultdict

from django.db import transaction
from django.db.models import Sum

from mahua.ledger.batches import batched, insert_rows
from mahua.organisations.models import Organisation
from mahua.undertakings.models import Apart, Joint, Undertaking, WeekCount
from mahua.undertakings.weeks import OVERTIME, Life, Week, count

COUNTED = (Undertaking.State.UNDER_WAY, Undertaking.State.ENDED)


def recount(units):
    """Count these units anew and keep the answer; three questions for each portion of them."""
    for some in batched(sorted(units)):
        _recount(some)


def recount_all():
    """Rebuild what is kept."""
    recount(
        set(Undertaking.objects.values_list("unit", flat=True)) | set(WeekCount.objects.values_list("unit", flat=True))
    )


def counted(units):
    """{unit: its weeks} by the pure count over the rows."""
    joints, aparts = defaultdict(list), defaultdict(list)
    of_units = {"undertaking__unit__in": units}
    for undertaking, day in Joint.objects.filter(**of_units).values_list("undertaking", "occurred_on"):
        joints[undertaking].append(day)
    for undertaking, *days in Apart.objects.filter(**of_units).values_list("undertaking", "from_on", "until_on"):
        aparts[undertaking].append(tuple(days))
    lives = defaultdict(list)
    rows = Undertaking.objects.filter(unit__in=units, state__in=COUNTED)
    for pk, unit, starts_on, ends_on, ended_on in rows.values_list("pk", "unit", "starts_on", "ends_on", "ended_on"):
        until_on = max(ended_on or ends_on + OVERTIME, starts_on)
        lives[unit].append(Life(starts_on, until_on, tuple(sorted(joints[pk])), tuple(aparts[pk])))
    return {unit: count(known) for unit, known in lives.items()}


def summed(counts):
    """Kept counts of several units as the weeks of all of them; one question."""
    rows = counts.values("week_on").annotate(way=Sum("under_way"), made=Sum("joints"), silent=Sum("gaps"))
    return [Week(*row) for row in rows.order_by("week_on").values_list("week_on", "way", "made", "silent")]


@transaction.atomic
def _recount(units):
    paths = dict(Organisation.objects.filter(pk__in=units).values_list("pk", "path"))
    rows = [
        WeekCount(
            unit_id=unit,
            path=paths[unit],
            week_on=each.starts_on,
            under_way=each.under_way,
            joints=each.joints,
            gaps=each.gaps,
        )
        for unit, weeks in sorted(counted(units).items())
        for each in weeks
    ]
    WeekCount.objects.filter(unit__in=units).delete()
    insert_rows(rows)
