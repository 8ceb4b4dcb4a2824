"""Keeping the counts and their sums: recomputed by the pure query for the organisations a fact touched, or for all."""

from django.db import transaction
from django.db.models import Count, Q, Sum

from mahua.duties.models import ObligationCount, ObligationSum
from mahua.duties.models.obligation_sum import UNIT_PATH, in_unit
from mahua.duties.query import owed_by
from mahua.ledger.batches import insert_rows
from mahua.organisations.models import Organisation

BATCH = 400


def recount(codes, *, year, on):
    """Ask the pure query again for these organisations and keep its answers for a year."""
    codes = list(codes)
    for start in range(0, len(codes), BATCH):
        _recount(codes[start : start + BATCH], year=year, on=on)


def recount_all(*, year, on):
    """Rebuild the whole year: after a rule changed, or when the counts are in doubt."""
    recount(Organisation.objects.order_by("path").values_list("code", flat=True), year=year, on=on)


@transaction.atomic
def _recount(codes, *, year, on):
    organisations = Organisation.objects.filter(code__in=codes)
    paths = dict(organisations.values_list("code", "path"))
    rows = [_count(each, paths) for each in owed_by(organisations, year=year, on=on) if each.outcome != "not_in_force"]
    kept = ObligationCount.objects.filter(organisation_code__in=codes)
    kept.filter(period__gte=str(year), period__lt=str(year + 1)).delete()
    insert_rows(rows)
    sum_up(paths.values())


@transaction.atomic
def sum_up(paths):
    """Add up anew what is counted in the units that these paths lie in."""
    for unit in sorted({path[:UNIT_PATH] for path in paths}):
        ObligationSum.objects.filter(in_unit(unit)).delete()
        insert_rows(_sums(unit))


def _sums(unit):
    counts = ObligationCount.objects.filter(in_unit(unit)).owed().values("rule_code", "period", "due_on")
    rows = counts.annotate(owed=Count("pk"), unmet=Count("pk", filter=Q(met=False)), asked=Sum("required"))
    return [ObligationSum(path=unit, required=row.pop("asked"), **row) for row in rows]


def _count(owed, paths):
    return ObligationCount(
        organisation_code=owed.organisation_code,
        path=paths[owed.organisation_code],
        bearer=owed.bearer,
        rule_code=owed.rule.code,
        period=owed.period.code,
        due_on=owed.due_on,
        required=owed.required,
        done=owed.done,
        binding=owed.is_binding,
        met=owed.is_met,
    )
