"""The ledger as Parquet: closed ranges of positions under MAHUA_HOME/segments, and the reader the engine uses.

Everything here can be made anew from the database and is then equal by content.
"""

import os
import secrets
from contextlib import suppress
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection

from mahua.ledger.digests import sm3
from mahua.ledger.models import Head, Segment

SIZE = 20_000  # positions in a segment: some months of a district
FACTS = (
    ("position", "int64"),
    ("organisation_code", "string"),
    ("path", "string"),
    ("kind", "string"),
    ("occurred_on", "date32"),
    ("recorded_on", "date32"),
    ("reverses", "int64"),
    ("body", "string"),
)
DAYS = {
    "sqlite": ("occurred_on || ''", "date(recorded_at, '+8 hours')"),
    "postgresql": ("occurred_on::text", "(recorded_at at time zone 'Asia/Shanghai')::date::text"),
}
ROWS = """select position, organisation_code, path, kind, {}, {}, reverses, text
from ledger_fact where position between %s and %s order by position"""


def cut_segments(*, size: int = SIZE) -> int:
    """Write every full range that is not a segment yet; how many were written."""
    last = Segment.objects.order_by("-to_position").values_list("to_position", flat=True).first() or 0
    head = Head.objects.get(pk=1).position
    starts = range(last + 1, head - size + 2, size)
    for start in starts:
        table = _recorded(start, start + size - 1)
        segment = Segment(from_position=start, to_position=start + size - 1, count=len(table), digest=digest_of(table))
        _write(segment, table)
        segment.save(force_insert=True)
    return len(starts)


def rebuild(segment: Segment) -> bool:
    """Write a segment's file anew from the database; whether the content is what it was."""
    table = _recorded(segment.from_position, segment.to_position)
    same = digest_of(table) == segment.digest
    if same:
        _write(segment, table)
    return same


def file_of(segment: Segment) -> Path:
    return settings.HOME / "segments" / segment.file_name


def is_intact(segment: Segment) -> bool:
    """Whether the file on disk holds what was written."""
    import pyarrow.parquet as pq  # noqa: PLC0415 (heavy)

    with suppress(OSError, ValueError):
        return digest_of(pq.read_table(file_of(segment), schema=schema())) == segment.digest
    return False


def effective_facts(*, cursor: int | None = None, start: date | None = None, end: date | None = None, kinds=None):
    """What holds of everything recorded up to `cursor` (default: now), as an Arrow table ordered by position.

    Neither reversals nor what they reverse up to then are in it. `start` and `end` bound `occurred_on`, both included;
    `kinds` are fact kinds.
    """
    import pyarrow as pa  # noqa: PLC0415 (heavy)
    import pyarrow.compute as pc  # noqa: PLC0415

    cursor = Head.objects.get(pk=1).position if cursor is None else cursor
    sources = _sources(cursor)
    correction = pc.field("reverses").is_valid() & (pc.field("position") <= cursor)
    corrected = pa.concat_tables([_chosen(source, correction, columns=["reverses"]) for source in sources])
    wanted = _condition(cursor, start=start, end=end, kinds=kinds)
    facts = pa.concat_tables([_chosen(source, wanted, columns=schema().names) for source in sources])
    if len(corrected):
        gone = pc.is_in(facts["position"], value_set=corrected["reverses"].combine_chunks())
        facts = facts.filter(pc.invert(gone))
    return facts


def schema():
    """The Arrow schema of facts: the contract with the assessment engine."""
    import pyarrow as pa  # noqa: PLC0415 (heavy)

    return pa.schema([(name, getattr(pa, kind)()) for name, kind in FACTS])


def digest_of(table) -> str:
    """SM3 over the content, column after column, one value a line; the same whatever wrote the file."""
    lines = ("\n".join(map(str, column.to_pylist())) for column in table.columns)
    return sm3("\n\n".join(lines))


def _condition(cursor, *, start, end, kinds):
    import pyarrow.compute as pc  # noqa: PLC0415

    wanted = (pc.field("position") <= cursor) & pc.field("reverses").is_null()
    if start:
        wanted &= pc.field("occurred_on") >= start
    if end:
        wanted &= pc.field("occurred_on") <= end
    if kinds is not None:
        wanted &= pc.field("kind").isin(list(kinds))
    return wanted


def _sources(cursor: int) -> list:
    """The sealed segments as one source, if any, and the tail up to the cursor."""
    import pyarrow.dataset as ds  # noqa: PLC0415

    segments = list(Segment.objects.filter(from_position__lte=cursor).order_by("from_position"))
    for segment in segments:
        if not file_of(segment).exists() and not rebuild(segment):
            raise RuntimeError(f"segment {segment.file_name} cannot be made anew: run `mahua verify`")
    sealed = [ds.dataset([file_of(each) for each in segments], schema=schema(), format="parquet")] if segments else []
    last = segments[-1].to_position if segments else 0
    return [*sealed, _recorded(last + 1, cursor)]


def _chosen(source, condition, *, columns):
    import pyarrow as pa  # noqa: PLC0415

    if isinstance(source, pa.Table):
        return source.filter(condition).select(columns)
    return source.to_table(filter=condition, columns=columns)


def _recorded(first: int, last: int):
    """What the database holds of these positions, as an Arrow table."""
    import pyarrow as pa  # noqa: PLC0415

    with connection.cursor() as rows:
        rows.execute(ROWS.format(*DAYS[connection.vendor]), [first, last])
        columns = list(zip(*rows.fetchall(), strict=True)) or [()] * len(FACTS)
    columns[-1] = [_body(text) for text in columns[-1]]
    arrays = [
        pa.array(column, type=pa.string()).cast(pa.date32())
        if kind == "date32"
        else pa.array(column, getattr(pa, kind)())
        for column, (_, kind) in zip(columns, FACTS, strict=True)
    ]
    return pa.table(arrays, schema=schema())


def _body(text: str) -> str:
    """What a fact says, cut out of the text that was hashed and never written anew."""
    return text[text.index('"data":') + 7 : text.rindex(',"for_code":')]


def _write(segment, table):
    """The file appears whole or not at all."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    file = file_of(segment)
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = file.with_name(f"{file.name}.{secrets.token_hex(4)}.new")
    try:
        with made.open("wb") as written:
            pq.write_table(table, written, compression="zstd")
            written.flush()
            os.fsync(written.fileno())
        made.replace(file)
    finally:
        made.unlink(missing_ok=True)
