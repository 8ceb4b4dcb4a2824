"""三率 and 评议 of the bodies that answered, from call-backs and ratings; counts only, from five upward."""

from dataclasses import dataclass

from django.db.models import Count, Q

from mahua.calls import states
from mahua.calls.models import CallBack, Rating
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
