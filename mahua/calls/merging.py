"""并件: calls about one matter go on as one, and every caller is told; may be undone."""

from mahua.calls import deadlines, facts, states, wording
from mahua.calls.closing import gather
from mahua.calls.models import Call, Enclosure, Requester, Response, TimeLimit
from mahua.calls.models.holding import FREE, hold_to_decide
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb


@verb
def merge(call, *, into, by, at):
    """`call` goes on as part of `into`; bodies asked about it alone are asked no more."""
    if call.pk == into.pk:
        raise Refused(wording.NOT_INTO_ITSELF)
    into.refresh_from_db(from_queryset=Call.objects.select_for_update())
    if into.state not in (*states.WAITING, *states.WITH_UNIT):
        raise Refused(wording.MERGE_INTO_OPEN.format(number=into.number, state=into.get_state_display()))
    hold_to_decide(call, by=by, at=at)
    call.move("merge", **FREE, merged_into=into, state_before=call.state, lead=None)
    Call.objects.filter(merged_into=call).update(merged_into=into)
    call.responses.unanswered().update(state=Response.State.LIFTED)
    call.note("merged", by=by, at=at, words=wording.MERGED_INTO.format(number=into.number))
    into.note("merged", by=by, at=at, words=wording.MERGED_HERE.format(number=call.number, caller=call.caller))
    gather(call, at=at)
    record(facts.CallMerged(call=call.code, into=into.code), organisation=call.caller, by=by, at=at)


@verb
def unmerge(call, *, by, at):
    """It was another matter after all: back to the centre's queue, on a clock of its own."""
    hold_to_decide(call, by=by, at=at)
    due = deadlines.due(at, TimeLimit.of(call.urgency, "solve"))
    call.move(
        "unmerge", **FREE, merged_into=None, clock_from=at, due_at=due.at, due_provisional=due.provisional, extended_minutes=0,
        accept_due_at=None, contact_due_at=None, contacted_at=None,
    )  # fmt: skip
    call.may_be_late_again("accept", "contact", "solve")
    Requester.objects.filter(call=call, erased_at=None).update(erase_at=None)
    Enclosure.objects.standing().filter(call=call).update(erase_at=None)
    call.note("merged", by=by, at=at, words=wording.VERBS["unmerge"])
    record(facts.CallUnmerged(call=call.code), organisation=call.caller, by=by, at=at)
