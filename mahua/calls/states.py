"""The life of a call in one table: where each verb may start, and where it leads. Pure.

    raised ──escalate──▶ queued ──dispatch──▶ dispatched ──accept──▶ accepted ──answer──▶ answered
      │ solve_here                 ◀──return──┘                 pause ⇅ resume               │ call_back
      ▼                                                          paused                      ▼
    answered                                        accepted ◀──reopen── called_back ──rate──▶ closed

Beside the way: merged, split (its parts go on), withdrawn, diverted (举报 goes elsewhere), excluded (剔除).
"""

from dataclasses import dataclass

RAISED, QUEUED, DISPATCHED, ACCEPTED, PAUSED = "raised", "queued", "dispatched", "accepted", "paused"
ANSWERED, CALLED_BACK, CLOSED = "answered", "called_back", "closed"
MERGED, SPLIT, WITHDRAWN, DIVERTED, EXCLUDED = "merged", "split", "withdrawn", "diverted", "excluded"

WAITING = (RAISED, QUEUED)  # somebody has to say whose it is
WITH_UNIT = (DISPATCHED, ACCEPTED, PAUSED)
OPEN = (*WAITING, *WITH_UNIT, ANSWERED, CALLED_BACK, SPLIT)
RUNNING = (*WAITING, DISPATCHED, ACCEPTED)  # the solution clock runs
ENDED = (CLOSED, MERGED, WITHDRAWN, DIVERTED, EXCLUDED)


NEEDS_BASIS = ("unsolvable", "not_ours")  # ends that have to say by what rule, or whose it is


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table: the states a verb may start from, and the state it leads to."""

    before: tuple[str, ...]
    after: str


MOVES: dict[str, Move] = {
    "solve_here": Move((RAISED,), ANSWERED),
    "escalate": Move((RAISED,), QUEUED),
    "dispatch": Move((QUEUED,), DISPATCHED),
    "undo_dispatch": Move((DISPATCHED,), QUEUED),
    "accept": Move((DISPATCHED,), ACCEPTED),
    "return": Move((DISPATCHED,), QUEUED),
    "take_back": Move(WITH_UNIT, QUEUED),  # the body in charge is no more
    "pause": Move((ACCEPTED,), PAUSED),
    "resume": Move((PAUSED,), ACCEPTED),
    "answer": Move((ACCEPTED,), ANSWERED),
    "call_back": Move((ANSWERED,), CALLED_BACK),
    "reopen": Move((CALLED_BACK,), ACCEPTED),
    "reopen_here": Move((CALLED_BACK,), RAISED),  # what the street solved by itself comes back to the street
    "reopen_at_centre": Move((CALLED_BACK,), QUEUED),  # the body that answered is no more
    "close": Move((CALLED_BACK,), CLOSED),
    "take_note": Move((ANSWERED,), CLOSED),  # a call from above: its answer goes to the centre that called
    "merge": Move((RAISED, QUEUED, DISPATCHED, ACCEPTED), MERGED),
    "unmerge": Move((MERGED,), QUEUED),
    "split": Move((QUEUED,), SPLIT),
    "gather": Move((SPLIT,), CLOSED),  # the last of its parts has ended
    "withdraw": Move((RAISED, QUEUED, DISPATCHED), WITHDRAWN),
    "divert": Move((RAISED, QUEUED), DIVERTED),
    "exclude": Move((QUEUED, DISPATCHED, ACCEPTED, PAUSED, ANSWERED, CALLED_BACK, CLOSED), EXCLUDED),
}
