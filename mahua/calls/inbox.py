"""What one body has to do about calls, in three short lists."""

from dataclasses import dataclass

from mahua.calls.models import Arrival, Response

SHOWN = 25


@dataclass(frozen=True, slots=True)
class Inbox:
    """Parts in calls to accept (the nearest limit first), parts in hand by the solution clock, places to go to."""

    to_accept: list
    in_hand: list
    to_go: list


def inbox_of(user, *, at) -> Inbox:
    """Three queries, each with what its rows show; `late` stands on each part as `is_late`."""
    own = Response.objects.filter(user.scopes.covers("path", may="calls.answer_call"))
    parts = own.select_related("call__caller", "call__category", "organisation")
    asked = list(parts.filter(state="asked").order_by("call__accept_due_at", "pk")[:SHOWN])
    in_hand = list(parts.filter(state="accepted").order_by("call__due_at", "pk")[:SHOWN])
    for part in asked:
        part.is_late = part.call.accept_due_at is not None and part.call.accept_due_at < at
    for part in in_hand:
        part.is_late = part.call.is_overdue(at)
    places = Arrival.objects.filter(user.scopes.covers("organisation__path", may="calls.answer_call"))
    to_go = places.filter(arrived_at=None, visit__stood_down_at=None).select_related("visit__call", "visit__street")
    return Inbox(asked, in_hand, list(to_go.order_by("visit__meet_at")[:SHOWN]))
