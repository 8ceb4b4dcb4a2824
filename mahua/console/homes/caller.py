"""What a community or street must get in ten seconds: raise a call, what came of mine, what I must rate; a street also what to sort."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mahua.calls import states, street_board
from mahua.calls.models import Call
from mahua.organisations.models import Organisation

SHOWN = 8
LATELY = timedelta(days=30)


@dataclass(frozen=True)
class CallerHome:
    """The rows of the page: (call, whether it is late) where something runs."""

    organisation: Organisation | None
    to_sort: list[tuple[Call, bool]]
    to_rate: list[Call]
    under_way: list[tuple[Call, bool]]
    ended: list[Call]


def caller_home(user, organisation, *, at: datetime) -> CallerHome:
    """Calls of the body itself and of what lies below it."""
    mine = (
        Call.objects.visible_to(user)
        .filter(user.scopes.covers("path", may="calls.rate_call"))
        .select_related("lead", "caller")
    )
    running = [state for state in states.OPEN if state not in (states.CALLED_BACK, states.RAISED)]
    sorts = user.has_perm("calls.triage_call")
    if not sorts:
        running.append(states.RAISED)
    to_sort = street_board.to_sort(user)[:SHOWN] if sorts else ()
    return CallerHome(
        organisation=organisation,
        to_sort=[(call, call.is_overdue(at)) for call in to_sort],
        to_rate=list(mine.in_state(states.CALLED_BACK).order_by("rating_due_at", "pk")[:SHOWN]),
        under_way=[(call, call.is_overdue(at)) for call in mine.in_state(*running).by_clock()[:SHOWN]],
        ended=list(mine.in_state(states.CLOSED).filter(ended_at__gte=at - LATELY).order_by("-ended_at", "-pk")[:SHOWN]),
    )
