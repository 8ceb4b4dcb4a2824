"""Checking the whole ledger: every link, every column, every seal, and that no tail is missing.

Read by position, in ranges that two processes share; each range knows how it must fit to the one before it.
"""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context

from django.db import connection, transaction
from django.db.models import Max

from mahua.ledger import wording
from mahua.ledger.digests import FIRST, chained
from mahua.ledger.models import Chain, Fact, Head, Seal, Verification
from mahua.ledger.reading_links import Stretch, begin, read_stretch, read_stretch_of
from mahua.ledger.seal_key import public_key

RANGE = 20_000
WORTH_SHARING = 2_000_000  # measured: starting two processes costs three seconds, in which one checks 200,000 facts


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The outcome in plain Chinese; `broken` and `missing` are empty when there is nothing to say."""

    facts: int
    organisations: int
    position: int
    seals: int
    broken: str = ""
    missing: str = ""

    @property
    def holds(self) -> bool:
        return not self.broken and not self.missing

    @property
    def exit_status(self) -> int:
        """0: everything fits together; 1: something does not."""
        return 0 if self.holds else 1

    @property
    def words(self) -> str:
        """What a person is told, one sentence a line."""
        read = wording.READ.format(facts=self.facts, organisations=self.organisations, position=self.position)
        if not self.holds:
            return "\n".join(filter(None, (read, self.broken, self.missing)))
        anchored = wording.ANCHORED.format(seals=self.seals) if self.seals else wording.NOT_ANCHORED
        return f"{read}\n{wording.HOLDS}{anchored}"


def verify(*, kept: str | None = None, processes: int = 2) -> Verdict:
    """Recompute the ledger up to its present head; `kept` is the text of a seal file from outside.

    People may go on recording meanwhile. Raises Refused when `kept` is no seal of ours.
    """
    outside = Seal.read(kept) if kept else None
    with transaction.atomic():
        head = Head.locked().position
        ends = {chain.organisation_code: (chain.number, chain.digest) for chain in Chain.objects.all()}
    seals = list(Seal.objects.defer("text").order_by("number"))
    reading = _Reading(head=head, seals=seals, outside=outside)
    reading.read(processes=processes)
    return Verdict(
        facts=reading.facts,
        organisations=len(reading.ends),
        position=head,
        seals=len(seals) + (outside is not None),
        broken=reading.broken,
        missing=_missing_tail(head, ends=ends, outside=outside),
    )


def verify_and_note(*, at: datetime, kept: str | None = None, processes: int = 2) -> Verdict:
    """Verify, and leave what was found for the audit administrator's page."""
    verdict = verify(kept=kept, processes=processes)
    Verification.objects.create(
        at=at,
        facts=verdict.facts,
        seals=verdict.seals,
        kept_seal=Seal.read(kept).number if kept else None,
        holds=verdict.holds,
        words=verdict.words,
    )
    return verdict


class _Reading:
    """One pass over the ledger from its first fact, with the ends of all chains as they stood at each position."""

    def __init__(self, *, head, seals, outside):
        self.last = min(head, Fact.objects.aggregate(last=Max("position"))["last"] or 0)
        self.seals = {seal.position: seal.number for seal in seals}
        self.outside = outside
        self.ends: dict[str, tuple[int, str]] = {}
        self.sealed = FIRST
        self.facts = 0
        self.broken = ""

    def read(self, *, processes):
        ranges = list(self._ranges())
        for (_, end), stretch in zip(ranges, _stretches(ranges, processes=processes), strict=False):
            self._join(stretch)
            if not self.broken and end in self.seals:
                self._compare(Seal.objects.get(number=self.seals[end]))
            if not self.broken and self.outside and end == self.outside.position:
                self._compare_outside()
            if self.broken:
                return

    def _ranges(self) -> Iterator[tuple[int, int]]:
        """Ranges that end wherever a seal was taken."""
        stops = {*self.seals, *range(RANGE, self.last, RANGE), self.last}
        if self.outside:
            stops.add(self.outside.position)
        start = 1
        for stop in sorted(stop for stop in stops if 0 < stop <= self.last):
            yield start, stop
            start = stop + 1

    def _join(self, stretch: Stretch):
        self.facts += stretch.count
        for code, (number, previous) in stretch.first.items():
            before, digest = self.ends.get(code, (0, FIRST))
            if (number - 1, previous) != (before, digest):
                self.broken = wording.BREAKS["unlinked_number"].format(code=code, number=number)
                return
        self.ends |= stretch.last
        if stretch.broken_at is not None:
            self.broken = wording.BREAKS[stretch.reason].format(position=stretch.broken_at)

    def _compare(self, seal):
        """A seal in the database: its own chain, its signature, and what it says of every organisation."""
        if seal.previous != self.sealed or seal.digest != chained(seal.previous, seal.text):
            self.broken = wording.BREAKS["seal_chain"].format(number=seal.number)
        elif seal.number == max(self.seals.values()) and not (seal.public_key == public_key() and seal.holds()):
            self.broken = wording.BREAKS["seal_signature"].format(number=seal.number)
        else:
            self.sealed = seal.digest
            self._compare_chains(seal)

    def _compare_outside(self):
        """The seal that was kept outside: what it says must still hold, and the database must know it unchanged."""
        known = Seal.objects.filter(number=self.outside.number).first()
        if known is None or known.digest != self.outside.digest:
            self.broken = wording.BREAKS["seal_unknown"].format(number=self.outside.number)
        self._compare_chains(self.outside)

    def _compare_chains(self, seal):
        chains = seal.chains()
        for code in sorted(chains.keys() | self.ends.keys()):
            if chains.get(code) != self.ends.get(code):
                number = chains.get(code, self.ends.get(code))[0]
                self.broken = wording.BREAKS["seal"].format(seal=seal.number, code=code, number=number)
                return


def _stretches(ranges, *, processes) -> Iterator[Stretch]:
    total = ranges[-1][1] if ranges else 0
    if processes < 2 or total < WORTH_SHARING or connection.in_atomic_block:  # noqa: PLR2004 -- two is company
        yield from (read_stretch(start, end) for start, end in ranges)
        return
    place = dict(connection.settings_dict)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=begin, initargs=(place,)) as pool:
        try:
            yield from pool.map(read_stretch_of, ranges)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _missing_tail(head, *, ends, outside) -> str:
    """The first organisation whose ledger ends too early, told by its chain's end and by the seals."""
    found = dict(Fact.objects.values_list("organisation_code").annotate(last=Max("number")))
    owed = {code: (number, "") for code, (number, _) in ends.items()}
    newest = Seal.objects.order_by("-number").first()
    for seal in filter(None, (newest, outside)):
        for code, (number, _) in seal.chains().items():
            if number > owed.get(code, (0, ""))[0]:
                owed[code] = (number, wording.BY_SEAL.format(number=seal.number))
    for code, (number, source) in sorted(owed.items()):
        if found.get(code, 0) < number:
            return wording.MISSING_TAIL.format(code=code, number=number, found=found.get(code, 0), source=source)
    last = max(filter(None, (head, newest and newest.position, outside and outside.position)), default=0)
    there = Fact.objects.aggregate(last=Max("position"))["last"] or 0
    return wording.MISSING_POSITIONS.format(last=last, found=there) if there < last else ""
