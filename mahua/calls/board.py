"""The dispatcher's board: the queue by the clock, with what is offered for each row, and how many calls stand where."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q

from mahua.calls import states, wording
from mahua.calls.dispatching import Offer, offers
from mahua.calls.models import Call, Dispatch
from mahua.calls.models.call_queryset import Leaves

LATELY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Row:
    """One call of the queue: what is offered for it, whether its time is over, who else works on it."""

    call: Call
    offers: tuple[Offer, ...]
    is_late: bool
    is_held: bool

    @property
    def same(self) -> Call | None:
        """An open call that may be the same matter."""
        suggestion = getattr(self.call, "suggestion", None)
        return suggestion.same if suggestion else None

    @property
    def best(self) -> Offer | None:
        return self.offers[0] if self.offers else None


@dataclass(frozen=True, slots=True)
class Standing:
    """How many open calls are in a state, and how many of them are past their time."""

    state: str
    count: int
    late: int

    @property
    def words(self) -> str:
        return wording.STATES[self.state]


def queue(user):
    """What waits for the centre, the most urgent first; to be cut into pages."""
    wide = Call.objects.with_suggestions().select_related("caller", "category", "held_by")
    return Leaves(Call.objects.visible_to(user).in_queue(), wide=wide, place=lambda call: (call.due_at, call.pk))


def rows(calls, *, user, at) -> list[Row]:
    """The rows of one page; as many queries for one as for many."""
    calls = list(calls)
    offered = offers(calls)
    return [Row(call, offered[call.pk], call.is_overdue(at), call.is_held_by_other(user, at)) for call in calls]


def standings(user, *, at) -> list[Standing]:
    """Open calls by state, in the order of their life; one query that an index answers."""
    late = Q(due_at__lt=at, state__in=states.RUNNING)
    seen = Call.objects.visible_to(user).filter(state__in=states.OPEN).order_by()
    found = {
        state: (count, late)
        for state, count, late in seen.values_list("state").annotate(count=Count("pk"), late=Count("pk", filter=late))
    }
    return [Standing(state, *found[state]) for state in states.OPEN if state in found]


def just_sent(user, *, at):
    """Dispatches of the last day that may still be taken back."""
    sent = Dispatch.objects.visible_to(user).may_be_undone(since=at - LATELY)
    return sent.select_related("call__lead")
