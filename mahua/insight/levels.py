"""层层递减: what was owed and met on each level of the tree, from the kept counts. Levels only, never bodies.

A level of fewer than three bodies would name them, so it is left out and said to be.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from mahua.duties.models import ObligationCount
from mahua.insight import wording
from mahua.organisations.models import Organisation
from mahua.rules.months import add_months

FEWEST = 3
LEVEL_OF = {"working_committee": "district", "temporary_branch": "branch"}


@dataclass(frozen=True)
class Level:
    """One level: obligations that have fallen due and those met, this year and the year before to the same day."""

    title: str
    owed: int
    met: int
    owed_before: int
    met_before: int

    @property
    def percent(self):
        return percent(self.met, self.owed)

    @property
    def percent_before(self):
        return percent(self.met_before, self.owed_before)


@dataclass(frozen=True)
class Levels:
    """From the top down; `left_out` are the titles of levels too small to be shown."""

    shown: list
    left_out: list


def levels_of(user, *, on) -> Levels:
    """Two questions whatever the size of the district."""
    kinds = dict(Organisation.objects.visible_to(user).values_list("code", "kind"))
    sums, bodies = defaultdict(lambda: [0, 0, 0, 0]), defaultdict(set)
    for code, bearer, *figures in _counted(user, on):
        if code not in kinds:
            continue
        level = _level(kinds[code], bearer)
        bodies[level].add(code)
        sums[level] = [one + other for one, other in zip(sums[level], figures, strict=True)]
    shown = [Level(wording.LEVELS[each], *sums[each]) for each in wording.LEVELS if len(bodies[each]) >= FEWEST]
    left_out = [wording.LEVELS[each] for each in wording.LEVELS if 0 < len(bodies[each]) < FEWEST]
    return Levels(shown, left_out)


def percent(met, owed):
    """Whole per cents; None where nothing was owed."""
    return round(100 * met / owed) if owed else None


def _counted(user, on):
    """(body, bearer, owed, met, owed before, met before) of what has fallen due."""
    now, before = _due(on), _due(add_months(on, months=-12))
    counts = (
        ObligationCount.objects.filter(user.scopes.covers("path", may="insight.view_levels"))
        .owed()
        .filter(now | before)
    )
    return counts.values_list("organisation_code", "bearer").annotate(
        owed=Count("pk", filter=now),
        met_now=Count("pk", filter=now & Q(met=True)),
        owed_before=Count("pk", filter=before),
        met_before=Count("pk", filter=before & Q(met=True)),
    )


def _due(on):
    """Of that year, and the due day has passed."""
    return Q(period__gte=str(on.year), period__lt=str(on.year + 1), due_on__gte=date(on.year, 1, 1), due_on__lt=on)


def _level(kind, bearer):
    if bearer and kind == "leading_group":
        return "leaders"
    kind = LEVEL_OF.get(kind, kind)
    return kind if kind in wording.LEVELS else "district"
