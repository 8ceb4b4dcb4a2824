"""How long facts keep naming somebody, kind by kind, and what may be forgotten when.

A fact is never deleted; what ends is the link from its aliases to people (personal information protection law,
个人信息保护法 第四十七条: delete once the purpose is fulfilled or the retention period is over).
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q

from mahua.ledger.kinds import KINDS
from mahua.ledger.models.fact import Fact

LEAP_DAY = (2, 29)
USUAL_YEARS = 10


@dataclass(frozen=True, kw_only=True)
class Retention:
    """What the ledger holds of one kind on a day: how many, from when, and how many are past their years."""

    kind: str
    title: str
    years: int
    facts: int
    past: int
    earliest: date
    latest_kept_until: date


def report(*, on: date) -> list[Retention]:
    """Every kind of which there are facts; two questions to the database a kind at most."""
    found = Fact.objects.values("kind").annotate(
        facts=Count("pk"), earliest=Min("occurred_on"), latest=Max("occurred_on")
    )
    return [_of_kind(row, on=on) for row in found.order_by("kind")]


def kept_until(alias: str) -> date | None:
    """The last day on which some fact still has to name this alias; None when none does."""
    naming = Fact.objects.filter(Q(by=alias) | Q(text__contains=f'"{alias}"'))
    latest = naming.values("kind").annotate(latest=Max("occurred_on")).values_list("kind", "latest")
    return max((years_later(day, _years(kind)) for kind, day in latest), default=None)


def years_later(day: date, years: int) -> date:
    """The same day so many years on; 29 February becomes the 28th."""
    if (day.month, day.day) == LEAP_DAY:
        day = day.replace(day=28)
    return day.replace(year=day.year + years)


def _of_kind(row, *, on):
    years = _years(row["kind"])
    past = Fact.objects.kinds(row["kind"]).filter(occurred_on__lt=years_later(on, -years)).count()
    return Retention(
        kind=row["kind"],
        title=KINDS[row["kind"]].title if row["kind"] in KINDS else row["kind"],
        years=years,
        facts=row["facts"],
        past=past,
        earliest=row["earliest"],
        latest_kept_until=years_later(row["latest"], years),
    )


def _years(kind):
    """A kind that is no longer declared is kept as long as the usual."""
    return KINDS[kind].retention_years if kind in KINDS else USUAL_YEARS
