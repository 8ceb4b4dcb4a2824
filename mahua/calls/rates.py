"""三率 and 评议 of the bodies that answered, from call-backs and ratings; counts only, from five upward."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from mahua.calls import states
from mahua.calls.models import CallBack, Rating
from mahua.kernel.days import SHANGHAI
from mahua.organisations.models import Organisation
from mahua.rules.three_rates import Formula, Rates, Tally, rates_of, wilson

LEAST = 5  # fewer answers than this could be told apart
UNCOUNTED = (states.EXCLUDED, states.MERGED)
SAID = {
    "contacted": Count("pk", filter=Q(contacted=True)),
    "solved": Count("pk", filter=Q(solved=True)),
    "satisfied": Count("pk", filter=Q(satisfaction="satisfied")),
    "basically": Count("pk", filter=Q(satisfaction="basically")),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One body's rates in a period; `rates` is None where there are fewer than five valid call-backs."""

    body: Organisation
    valid: int
    rates: Rates | None
    resolution_between: tuple[int, int] | None


def standings(user, *, since, until, formula: Formula) -> list[Standing]:
    """The bodies one may see, in the order of the roster and never of their rates; two queries."""
    valid = CallBack.objects.filter(valid=True, struck=False, at__gte=since, at__lt=until, call__lead__isnull=False)
    valid = valid.exclude(call__state__in=UNCOUNTED)
    reached = valid.filter(_seen(user, "call__lead__path"))
    counted = {row["call__lead"]: row for row in reached.values("call__lead").annotate(valid=Count("pk"), **SAID)}
    bodies = Organisation.objects.filter(pk__in=counted).for_list()
    return [_standing(body, counted[body.pk], formula) for body in bodies]


def own_standing(body, *, year, now, formula) -> Standing:
    """What a body reads of itself: a whole year up to the last release, so that no two readings tell one answer apart."""
    valid = CallBack.objects.filter(valid=True, struck=False, call__lead=body).exclude(call__state__in=UNCOUNTED)
    until = released_until(_moments(valid, year), now=now)
    row = valid.filter(at__gte=begins(year), at__lt=until or begins(year)).aggregate(valid=Count("pk"), **SAID)
    return _standing(body, row, formula)


def own_grades(body, *, year, now) -> dict[int, int] | None:
    """How callers rated a body, as the body itself reads it: by releases, never by days of its own choosing."""
    given = Rating.objects.filter(organisation=body, struck=False).exclude(call__state__in=UNCOUNTED)
    until = released_until(_moments(given, year), now=now)
    return grades(body, since=begins(year), until=until) if until else None


def released_until(moments, *, now):
    """The end of the latest month whose release holds at least five answers more than the one before; None before any.

    `moments`: when each answer of the year was given, in order.
    """
    released, seen, counted = None, 0, 0
    for end in _month_ends(moments[0], now) if moments else ():
        counted = sum(1 for at in moments if at < end)
        if counted - seen >= LEAST:
            released, seen = end, counted
    return released


def begins(year):
    """The first instant of a year in Shanghai."""
    return datetime(year, 1, 1, tzinfo=SHANGHAI)


def _moments(said, year):
    return list(said.filter(at__gte=begins(year), at__lt=begins(year + 1)).order_by("at").values_list("at", flat=True))


def _month_ends(first, now):
    """The ends of the months that are over, from that of the first answer to December's."""
    year = first.astimezone(SHANGHAI).year
    ends = (datetime(year + month // 12, month % 12 + 1, 1, tzinfo=SHANGHAI) for month in range(1, 13))
    return [end for end in ends if end <= now]


def grades(organisation, *, since, until) -> dict[int, int] | None:
    """How callers rated a body: grade → count; None below five."""
    given = Rating.objects.filter(organisation=organisation, struck=False, at__gte=since, at__lt=until)
    given = given.exclude(call__state__in=UNCOUNTED)
    counted = dict(given.values_list("grade").annotate(Count("pk")))
    return counted if sum(counted.values()) >= LEAST else None


def _standing(body, row, formula):
    tally = Tally(row["valid"], row["contacted"], row["solved"], row["satisfied"], row["basically"])
    if tally.valid < LEAST:
        return Standing(body, tally.valid, None, None)
    return Standing(body, tally.valid, rates_of(tally, formula), wilson(tally.solved, tally.valid))


def _seen(user, path):
    """The bodies in one's own scope: the centre and the 工委 the district's, a unit its own."""
    return user.scopes.covers(path, may="calls.see_rates")
