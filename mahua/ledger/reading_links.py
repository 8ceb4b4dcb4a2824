"""Reading a range of the ledger link by link: does each fact fit the one before it, its digest, and its columns."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import connection, connections

from mahua.ledger.digests import chained

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 -- SQLite keeps UTC without saying so
MICROSECOND = timedelta(microseconds=1)
EXPRESSIONS = {
    "sqlite": ("occurred_on || ''", "recorded_at || ''", "confidential + 0"),
    "postgresql": (
        "occurred_on::text",
        "(extract(epoch from recorded_at) * 1000000)::bigint",
        "confidential::int",
    ),
}
LINKS = """select position, organisation_code, number, previous, digest, text, kind, version, path, "by", for_code,
reverses, {}, {}, {} from ledger_fact where position between %s and %s order by position"""


@dataclass(slots=True)
class Stretch:
    """What one range of positions amounts to: each organisation's first and last link in it, or where it breaks.

    `reason` is a key of wording.BREAKS; everything before `broken_at` is sound.
    """

    first: dict[str, tuple[int, str]] = field(default_factory=dict)  # code → (number, previous)
    last: dict[str, tuple[int, str]] = field(default_factory=dict)  # code → (number, digest)
    count: int = 0
    broken_at: int | None = None
    reason: str = ""

    def break_off(self, position: int, reason: str):
        self.broken_at, self.reason = position, reason
        return self


def read_stretch(start: int, end: int) -> Stretch:
    """Read positions `start` to `end`, both included, and stop at the first break."""
    stretch = Stretch()
    last, first = stretch.last, stretch.first
    expected = start
    for row in _links(start, end):
        position, code, number, previous, digest, text = row[:6]
        if position != expected:
            return stretch.break_off(expected, "missing")
        before = last.get(code)
        if before is None:
            first[code] = (number, previous)
        elif before != (number - 1, previous):
            return stretch.break_off(position, "unlinked")
        if chained(previous, text) != digest:
            return stretch.break_off(position, "altered")
        if not _columns_equal(row):
            return stretch.break_off(position, "columns")
        last[code] = (number, digest)
        stretch.count += 1
        expected += 1
    return stretch if expected == end + 1 else stretch.break_off(expected, "missing")


def begin(place: dict) -> None:
    """In a fresh process: the same database as the one that asks. This module needs no model, so it is there before."""
    import django  # noqa: PLC0415

    django.setup()
    connections.settings["default"].update(place)


def read_stretch_of(both: tuple[int, int]) -> Stretch:
    """`read_stretch` for a pool of processes."""
    return read_stretch(*both)


def _links(start, end):
    with connection.cursor() as rows:
        rows.execute(LINKS.format(*EXPRESSIONS[connection.vendor]), [start, end])
        return rows.fetchall()


def _columns_equal(row) -> bool:
    """Whether the columns beside the text say what the text says.

    A canonical text has one spelling, so comparing its beginning and its end with the one expected is enough; parsing
    it is three times as slow and only needed where a value would be escaped.
    """
    position, code, number, _, _, text, kind, version, path, by, for_code, reverses, occurred_on, at, confidential = row
    at = at if isinstance(at, int) else (datetime.fromisoformat(at) - EPOCH) // MICROSECOND
    begins = f'{{"by":"{by}","confidential":{"true" if confidential else "false"},"data":{{'
    ends = (
        f'}},"for_code":"{for_code}","kind":"{kind}","number":{number},"occurred_on":"{occurred_on}",'
        f'"organisation_code":"{code}","path":"{path}","position":{position},"recorded_at":{at},'
        f'"reverses":{"null" if reverses is None else reverses},"version":{version}}}'
    )
    if text.startswith(begins) and text.endswith(ends):
        return True
    said = json.loads(text)
    said.pop("data", None)
    return said == {
        "by": by,
        "confidential": bool(confidential),
        "for_code": for_code,
        "kind": kind,
        "number": number,
        "occurred_on": occurred_on,
        "organisation_code": code,
        "path": path,
        "position": position,
        "recorded_at": at,
        "reverses": reverses,
        "version": version,
    }
