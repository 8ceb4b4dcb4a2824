"""Up by fact: whoever must react to a fact reads the ledger from a cursor of its own.

A module declares in its `reactions.py` (found by itself at start)

    @reaction("tasks.from_resolutions", kinds=("resolution.adopted",), undo=withdraw)
    def open_task(fact): ...

The cursor moves in the transaction of what was done, so each fact is taken in once, also across kill -9. When a fact
is corrected (更正) `undo(fact)` is called with the fact that no longer holds. Inside, the verbs of the module may be
called as usual, with `at=fact.recorded_at`; they may record facts.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.db import connection, transaction

from mahua.ledger.kinds import FactReversed
from mahua.ledger.models import Cursor, Fact, Head

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Reaction:
    """What somebody does when a fact of these kinds arrives, and how it is undone."""

    name: str
    kinds: frozenset[str]
    do: Callable
    undo: Callable | None
    many: bool = False
    from_now: bool = False


REACTIONS: dict[str, Reaction] = {}


def reaction(name: str, *, kinds, undo: Callable | None = None, many: bool = False, from_now: bool = False) -> Callable:
    """Decorator: from here on this function is called with every fact of these kinds (codes or fact classes), in order.

    With `many` it is called once a batch with the list of its facts, corrected ones among them: for what is computed
    anew from all facts, where ten facts of one body ask for one computation. A reaction new to an installation starts
    with the first fact, or `from_now` with the next: what was long ago is told to nobody. The name is its cursor's and never changes.
    """

    def declare(do):
        if name in REACTIONS and REACTIONS[name].do.__qualname__ != do.__qualname__:
            raise ValueError(f"{name} is declared twice")
        codes = frozenset(getattr(kind, "kind", kind) for kind in kinds)
        REACTIONS[name] = Reaction(name=name, kinds=codes, do=do, undo=undo, many=many, from_now=from_now)
        return do

    return declare


def run_pending(*, batch: int = 500, only: str | None = None) -> int:
    """Let every reaction (or `only` one) take in what it has not seen; how many facts were taken in.

    A reaction that fails on a fact stands still before it, with the error on its cursor; the others go on.
    """
    taken = 0
    for each in [REACTIONS[only]] if only else list(REACTIONS.values()):
        Cursor.objects.get_or_create(name=each.name, defaults=_beginning(each))
        while True:
            some = _take_batch(each, batch=batch)
            taken += some
            if some < batch:
                break
    return taken


def caught_up(*names: str) -> None:
    """Put cursors at the head without calling anybody: what they keep has just been rebuilt from all facts."""
    head = Head.objects.get(pk=1).position
    for name in names or REACTIONS:
        Cursor.objects.update_or_create(name=name, defaults={"position": head})


def lag() -> dict[str, int]:
    """How many positions each reaction is behind the head."""
    head = Head.objects.get(pk=1).position
    known = dict(Cursor.objects.values_list("name", "position"))
    return {name: head - known.get(name, 0) for name in REACTIONS}


def _beginning(each: Reaction) -> dict:
    """Where a cursor begins that is new to this installation."""
    return {"position": Head.objects.get(pk=1).position} if each.from_now else {}


@transaction.atomic
def _take_batch(each: Reaction, *, batch: int) -> int:
    """Take in one batch and move the cursor, together; how many were taken in (less than `batch`: nothing is left)."""
    skip = connection.features.has_select_for_update_skip_locked
    cursor = Cursor.objects.select_for_update(skip_locked=skip).filter(name=each.name).first()
    if cursor is None:  # another worker is at it
        return 0
    head = Head.objects.get(pk=1).position
    waiting = Fact.objects.kinds(*each.kinds, FactReversed.kind).filter(position__gt=cursor.position)
    facts = list(waiting.filter(position__lte=head).order_by("position")[:batch])
    corrected = Fact.objects.in_bulk([fact.reverses for fact in facts if fact.reverses])
    taken = len(facts)
    if each.many:
        concerned = [corrected.get(fact.reverses, fact) for fact in facts]
        concerned = [fact for fact in concerned if fact.kind in each.kinds]
        meetings = [(facts[0], lambda: each.do(concerned))] if concerned else []
    else:
        meetings = [(fact, partial(_meet, each, fact, corrected.get(fact.reverses))) for fact in facts]
    if not all(_took_in(each, fact, cursor, meet=meet) for fact, meet in meetings):
        return 0
    _move(cursor, to=facts[-1].position if taken == batch else head)
    return taken


def _took_in(each, fact, cursor, *, meet) -> bool:
    """Take in one fact, or a batch that begins with it; on an error keep what was done before, and say where it stuck."""
    try:
        with transaction.atomic():
            meet()
    except Exception as error:
        log.exception("reaction %s stands still before fact %s", each.name, fact.position)
        cursor.failures = cursor.failures + 1 if cursor.stuck_on == fact.position else 1
        cursor.position, cursor.stuck_on = fact.position - 1, fact.position
        cursor.last_error = f"{type(error).__name__}: {error}"[:300]
        cursor.save()
        return False
    return True


def _meet(each, fact, wrong):
    if wrong is None:
        if fact.kind in each.kinds:
            each.do(fact)
    elif wrong.kind in each.kinds and each.undo:
        each.undo(wrong)


def _move(cursor, *, to):
    if (cursor.position, cursor.stuck_on) != (to, None):
        cursor.position, cursor.stuck_on, cursor.failures, cursor.last_error = to, None, 0, ""
        cursor.save()
