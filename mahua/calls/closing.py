"""How a call ends, and what its ending means for the call it is a part of."""

from mahua.calls import facts, states
from mahua.ledger.recording import record, verb


def close(call, *, by, at, step="close"):
    """It ended with what was answered; a parent whose last part this was ends with it. Returns the fact to be recorded."""
    call.move(step, ended_at=at)
    call.note("closed", by=by, at=at)
    call.let_go(at=at)
    gather(call, at=at)
    return facts.CallClosed(call=call.code, outcome=call.outcome, rounds=call.round)


@verb
def close_unrated(call, *, at):
    """Nobody rated in time: it closes without a rating, which counts nowhere (无数据)."""
    rated = call.lead or call.caller
    record(close(call, by=None, at=at), organisation=rated, by=None, at=at)


def gather(call, *, at):
    """The parent of parts ends when all of them have: solved only if every part was. It may be a part itself.

    Its row is taken first: of two last parts that end at once, the second sees that the first has.
    """
    if call.parent_id is None:
        return
    parent = type(call).objects.select_for_update().get(pk=call.parent_id)
    if parent.state != states.SPLIT:
        return
    parts = list(parent.parts.values_list("state", "outcome"))
    if any(state not in states.ENDED for state, _ in parts):
        return
    outcomes = {outcome for state, outcome in parts if state == states.CLOSED}
    whole = "solved" if outcomes == {"solved"} else next(iter(outcomes)) if len(outcomes) == 1 else "partly"
    parent.move("gather", outcome=whole or "partly", ended_at=at)
    parent.note("closed", by=None, at=at)
    parent.let_go(at=at)
    gather(parent, at=at)
    said = facts.CallClosed(call=parent.code, outcome=parent.outcome, rounds=parent.round)
    record(said, organisation=parent.caller, by=None, at=at)
