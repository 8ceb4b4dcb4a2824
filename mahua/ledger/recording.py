"""Writing facts: the last statement of every verb."""

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import wraps

from django.db import OperationalError, connection, transaction

from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger import wording
from mahua.ledger.batches import FEW, batched, insert_rows, one_trip
from mahua.ledger.digests import chained
from mahua.ledger.kinds import KINDS, FactReversed, canonical, data_of
from mahua.ledger.models import Chain, Fact, Head, Pseudonym
from mahua.ledger.models.chain import queue_for_head

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DEADLOCK = "40P01"
# Spelt out, because everybody waits while these run: the ORM's own way costs twice the time.
TAKE = "UPDATE ledger_head SET position = position + %s WHERE id = 1 RETURNING position"
ENDS = "SELECT organisation_code, number, digest FROM ledger_chain WHERE organisation_code IN ({})"
STORE = """INSERT INTO ledger_chain (organisation_code, number, digest) VALUES (%s, %s, %s)
ON CONFLICT (organisation_code) DO UPDATE SET number = excluded.number, digest = excluded.digest"""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A fact with what surrounds it, ready to be recorded; `organisation` has a `code` and a `path_on(day)`."""

    fact: object
    organisation: object
    by: object
    at: datetime
    occurred_on: date | None = None
    for_: object = None
    reverses: int | None = None
    confidential: bool = False  # so is a correction of a confidential fact


def verb(method):
    """A state change: one transaction, and one more try if the database broke a deadlock by giving up this side."""

    @wraps(method)
    def changed(*args, **kwargs):
        outermost = not connection.in_atomic_block
        try:
            with transaction.atomic():
                return method(*args, **kwargs)
        except OperationalError as gave_up:
            if not outermost or getattr(gave_up.__cause__, "sqlstate", None) != DEADLOCK:
                raise
            with transaction.atomic():
                return method(*args, **kwargs)

    return changed


def record(said, *, organisation, by, at, occurred_on=None, for_=None):
    """Append one fact to an organisation's chain and return it.

    Must stand inside the verb's transaction, as its last statement: from here to the commit the district's head is
    locked. `for_` is the organisation a clerk records for (代录); `occurred_on` defaults to the Shanghai day of `at`.
    """
    entry = Entry(fact=said, organisation=organisation, by=by, at=at, occurred_on=occurred_on, for_=for_)
    return record_many([entry])[0]


def record_many(entries):
    """Append many facts in one go, chained in the order given."""
    if not connection.in_atomic_block:
        raise RuntimeError("record() belongs inside a verb's transaction")
    entries = list(entries)
    if not entries:
        return []
    aliases = Pseudonym.of_codes(entry.by.code for entry in entries if entry.by is not None)
    with one_trip() if len(entries) <= FEW else nullcontext():  # leaving a trip is a wait of its own: one for both ways
        last, chains = _take_positions(len(entries), codes={entry.organisation.code for entry in entries})
        facts = [
            _link(entry, position=position, chain=chains[entry.organisation.code], aliases=aliases)
            for position, entry in enumerate(entries, start=last - len(entries) + 1)
        ]
        insert_rows(facts)
        _store_ends(chains.values())
    return facts


@verb
def reverse(position, *, reason, organisation, by, at, for_=None):
    """更正: say that an earlier fact does not hold. `reason` is a code of wording.REASONS.

    The head's lock is taken first: of two people correcting the same fact at once, the second is told so.
    """
    if reason not in wording.REASONS:
        raise Refused(wording.NO_SUCH_REASON)
    Head.locked()
    wrong = Fact.objects.filter(position=position, organisation_code=organisation.code).first()
    if wrong is None:
        raise Refused(wording.NO_SUCH_FACT.format(position=position))
    if wrong.kind == FactReversed.kind:
        raise Refused(wording.NOT_REVERSIBLE)
    if Fact.objects.filter(reverses=position).exists():
        raise Refused(wording.REVERSED_ALREADY.format(position=position))
    said = FactReversed(reversed_kind=wrong.kind, reason=reason)
    entry = Entry(
        fact=said,
        organisation=organisation,
        by=by,
        at=at,
        occurred_on=wrong.occurred_on,
        for_=for_,
        reverses=position,
        confidential=wrong.confidential,
    )
    return record_many([entry])[0]


def _take_positions(count: int, *, codes) -> tuple[int, dict[str, Chain]]:
    """The last of `count` fresh positions, and the chains as they stand once the head is ours.

    The head's row stays locked until the transaction ends.
    """
    with connection.cursor() as head:
        queue_for_head(head)
        head.execute(TAKE, [count])
        chains = _chains(codes)
        return head.fetchone()[0], chains


def _store_ends(chains):
    with connection.cursor() as cursor:
        cursor.executemany(STORE, [(chain.organisation_code, chain.number, chain.digest) for chain in chains])


def _chains(codes) -> dict[str, Chain]:
    """The ends of these organisations' chains; a new organisation's chain begins here."""
    chains = {code: Chain(organisation_code=code) for code in codes}
    with connection.cursor() as cursor:
        for some in batched(sorted(codes)):
            cursor.execute(ENDS.format(", ".join(["%s"] * len(some))), some)
            chains |= {
                code: Chain(organisation_code=code, number=number, digest=digest)
                for code, number, digest in cursor.fetchall()
            }
    return chains


def _link(entry, *, position, chain, aliases) -> Fact:
    kind = KINDS[entry.fact.kind]
    occurred_on = entry.occurred_on or day_of(entry.at)
    chain.number += 1
    columns = {
        "position": position,
        "organisation_code": chain.organisation_code,
        "number": chain.number,
        "kind": kind.code,
        "version": kind.version,
        "path": entry.organisation.path_on(occurred_on),
        "by": aliases[entry.by.code] if entry.by is not None else "",
        "for_code": entry.for_.code if entry.for_ else "",
        "reverses": entry.reverses,
        "confidential": kind.confidential or entry.confidential,
    }
    envelope = {
        **columns,
        "occurred_on": occurred_on.isoformat(),
        "recorded_at": (entry.at - EPOCH) // timedelta(microseconds=1),
        "data": data_of(entry.fact),
    }
    text = canonical(envelope)
    previous, chain.digest = chain.digest, chained(chain.digest, text)
    return Fact(
        **columns,
        occurred_on=occurred_on,
        recorded_at=entry.at,
        text=text,
        previous=previous,
        digest=chain.digest,
    )
