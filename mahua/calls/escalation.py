"""What happens to the overdue: each clock that runs out is a fact once a round, then goes up the chain.

Deadlines are stored instants that a job scans each minute. Whoever is killed in between, the next scan goes on: a step
is fired by the one row that says so, in the transaction of what it does.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from mahua.calls import facts, wording
from mahua.calls.callers import street_above
from mahua.calls.closing import close_unrated
from mahua.calls.models import Call, Enclosure, OverdueMark, Pause, Requester
from mahua.calls.telling_overdue import tell_overdue
from mahua.kernel.errors import Refused
from mahua.kernel.tree_paths import WIDTH
from mahua.ledger.recording import record, verb
from mahua.organisations.models import Organisation

BATCH = 500


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the chain: so long after the clock ran out, these hear of it."""

    after: timedelta
    hears: str


CHAIN = (
    Rung(timedelta(0), "responder"),
    Rung(timedelta(hours=2), "unit_leader"),
    Rung(timedelta(hours=24), "dispatcher"),
)
CLOCKS = {
    "accept": (Call.objects.not_accepted, "accept_due_at"),
    "contact": (Call.objects.not_contacted, "contact_due_at"),
    "solve": (Call.objects.overdue, "due_at"),
}


def sweep(at) -> int:
    """Fire whatever is due at `at`; how many steps were fired. Idempotent, and safe to kill."""
    return sum(_sweep_clock(clock, rung, at) for clock in CLOCKS for rung in range(len(CHAIN)))


def resume_capped(at) -> int:
    """Pauses that reached their longest end by themselves."""
    return _each(Pause.beyond_cap(at)[:BATCH], lambda pause: pause.end(by=None, at=at))


def close_silent(at) -> int:
    """Calls nobody rated in time close without a rating."""
    return _each(Call.objects.unrated(at)[:BATCH], lambda call: close_unrated(call, at=at))


def erase_requesters(at) -> int:
    """Whoever stood behind a call that ended long ago is forgotten."""
    return _each(Requester.objects.to_erase(at)[:BATCH], lambda kept: kept.erase(at=at))


def erase_enclosures(at) -> int:
    """What was handed in with a call that ended long ago is gone."""
    return _each(
        Enclosure.objects.to_erase(at).select_related("original", "copy")[:BATCH], lambda kept: kept.erase(at=at)
    )


def _sweep_clock(clock, rung, at):
    late, column = CLOCKS[clock]
    marks = OverdueMark.objects.filter(call=OuterRef("pk"), clock=clock, round=OuterRef("round"), step=rung)
    due = late(at - CHAIN[rung].after).filter(~Exists(marks)).select_related("lead", "caller")
    return _each(due.order_by(column, "pk")[:BATCH], lambda call: fire(call, clock=clock, rung=rung, at=at))


@verb
def fire(call, *, clock, rung, at):
    """One step for one call: the mark, the fact and the line on its page together, or nothing."""
    late, _ = CLOCKS[clock]
    if (
        not late(at - CHAIN[rung].after)
        .select_for_update()
        .filter(pk=call.pk, round=call.round, lead=call.lead_id)
        .exists()
    ):
        raise Refused(wording.MOVED_SINCE)
    try:
        with transaction.atomic():
            OverdueMark.objects.create(call=call, clock=clock, round=call.round, step=rung, at=at)
    except IntegrityError:
        raise Refused(wording.MOVED_SINCE) from None
    words = wording.RAN_OUT.format(clock=wording.CLOCKS[clock], hears=wording.HEARS[CHAIN[rung].hears])
    call.note("overdue", by=None, at=at, words=words)
    tell_overdue(call, clock=clock, hears=CHAIN[rung].hears, at=at)
    if rung == 0:
        said = facts.CallOverdue(call=call.code, clock=clock, round=call.round)
        record(said, organisation=_late_body(call), by=None, at=at)


def _late_body(call):
    """Whose delay it is: the body in charge, else the street that has still to look at it, else the centre; never the caller."""
    street = street_above(call.caller) if call.state == call.State.RAISED else None
    centre = Organisation.objects.filter(path=call.path[:WIDTH])
    return call.lead or street or centre.first() or call.caller


def _each(things, do) -> int:
    """Each in a transaction of its own; one that moved meanwhile is left to what moved it."""
    done = 0
    for thing in list(things):
        try:
            do(thing)
        except Refused:
            continue
        done += 1
    return done
