"""依据: what was seen of an undertaking when a stage is to be passed, the same asked of both strands.

A decision is a resolution about the strand, of a meeting that was held; carried is a task of the strand that was closed;
checked is one inspection that looked at both sides. Nothing is ticked.
"""

from dataclasses import dataclass

from django.db.models import Q

from mahua.inspections.models import Inspection
from mahua.kernel.tree_paths import after
from mahua.meetings.models import Resolution
from mahua.tasks.models import Task
from mahua.undertakings import stages


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Five yes or no."""

    decided_business: bool
    decided_party: bool
    carried_business: bool
    carried_party: bool
    checked_both: bool

    def missing(self, stage: str) -> list[str]:
        """The codes of what this stage asks for and was not seen."""
        asked = [name for name in vars(self) if name.partition("_")[0] in stages.ASKED[stage]]
        return [name for name in asked if not getattr(self, name)]

    def flags(self) -> dict[str, int]:
        """As a fact carries them."""
        return {name: int(seen) for name, seen in vars(self).items()}


def evidence_of(undertaking) -> Evidence:
    """What was seen so far; four statements."""
    sides = {strand.code: strand.side for strand in undertaking.strands.all()}
    decided = Resolution.objects.filter(about__in=sides, meeting__state="held").values_list("about", flat=True)
    carried = Task.objects.filter(about__in=sides, state="done").values_list("about", flat=True)
    decided, carried = {sides[code] for code in decided}, {sides[code] for code in carried}
    return Evidence(
        decided_business="business" in decided,
        decided_party="party" in decided,
        carried_business="business" in carried,
        carried_party="party" in carried,
        checked_both=_was_checked(undertaking, sides),
    )


def _was_checked(undertaking, strands):
    """Within the unit, or at the branch if that stands elsewhere."""
    here = Q()
    for path in {undertaking.path, undertaking.branch.path}:
        here |= Q(path__gte=path, path__lt=after(path))
    looked = Inspection.objects.standing().filter(here, sides="both", held_on__gte=undertaking.proposed_on)
    named = {undertaking.code, *strands}
    return any(named.intersection(abouts) for abouts in looked.values_list("abouts", flat=True))
