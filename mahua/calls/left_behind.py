"""What stays with those whose call it no longer is: a body that gave it back, a caller whose own goes on in it.

A body keeps the record of its own step, a caller their own call and how far the common one is; of the rest nothing.
"""

from dataclasses import dataclass

from django.db.models import Q

from mahua.calls.models import Call, Response
from mahua.calls.models.call_queryset import SEES

LISTED = 25


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Of one call: its number, the parts one's own bodies had, one's own calls that go on in it, with its state for these."""

    number: str
    parts: list[Response]
    merged: list[Call]
    state: str


def parts_over(user):
    """The parts in calls that one's own bodies have no more, the newest first."""
    own = Q()
    for may in SEES:
        own |= user.scopes.covers("path", may=may)
    gone = Response.objects.exclude(pk__in=Response.objects.standing().values("pk"))
    return gone.filter(own).select_related("call", "organisation").order_by("-asked_at", "-pk")


def left_behind(user, code) -> LeftBehind | None:
    """What this person keeps of a call they do not see; None where they never had to do with it."""
    call = Call.objects.filter(code=code).first()
    if call is None:
        return None
    parts = list(parts_over(user).filter(call=call))
    merged = list(Call.objects.visible_to(user).filter(merged_into=call).order_by("raised_at", "pk"))
    if not (parts or merged):
        return None
    return LeftBehind(call.number, parts, merged, call.get_state_display() if merged else "")
