"""街道看板: what waits for the street, what its communities called about, and who promised what by when."""

from django.db.models import OuterRef, Subquery

from mahua.calls import states
from mahua.calls.models import Call, Step

PROMISES = ("accepted", "contacted", "paused", "resumed", "extension", "answered")
UNDER_WAY = (states.QUEUED, *states.WITH_UNIT, states.ANSWERED, states.SPLIT)


def of_street(user):
    """Calls raised in the streets a person sorts for."""
    return Call.objects.visible_to(user).filter(user.scopes.covers("path", may="calls.triage_call"))


def to_sort(user):
    """What waits for the street, by the clock."""
    return of_street(user).in_state(states.RAISED).select_related("caller").by_clock()


def to_rate(user):
    return of_street(user).in_state(states.CALLED_BACK).select_related("caller", "lead").order_by("rating_due_at", "pk")


def under_way(user, *, community=None):
    """With somebody, by the clock; `promised` are the last words written about it by those who have it."""
    said = Step.objects.filter(call=OuterRef("pk"), kind__in=PROMISES).exclude(words="").order_by("-at", "-pk")
    calls = of_street(user).in_state(*UNDER_WAY)
    if community:
        calls = calls.of_caller(community.path)
    return calls.annotate(promised=Subquery(said.values("words")[:1])).select_related("caller", "lead").by_clock()
