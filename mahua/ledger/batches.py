"""Long lists in portions: a statement takes only so many parameters (32,766 on SQLite, 65,535 on PostgreSQL)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

from django.db import connection

BATCH = 500
KEYS_AT_ONCE = 10_000
FEW = 50  # rows up to which plain inserts are as quick as COPY


def batched(whole: Sequence, size: int = BATCH) -> Iterator[Sequence]:
    """`whole` in portions of at most `size`."""
    return (whole[start : start + size] for start in range(0, len(whole), size))


@contextmanager
def one_trip() -> Iterator[None]:
    """The statements within go to PostgreSQL together and wait for its answers once; SQLite is no journey away.

    A result may be fetched within, and ends the trip so far. Errors come at the latest when the block ends.
    """
    if connection.vendor != "postgresql":
        yield
        return
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


def insert_rows(rows: Sequence, *, known_by: str = "") -> None:
    """Many unsaved rows of one model straight into its table, several times as fast as `bulk_create`.

    On PostgreSQL more than a FEW go by COPY, which has the line to itself and fits into no `one_trip`.

    An automatic key is left to the database, one that is set is written. With `known_by`, a unique column such as
    `code`, the keys given are read back.
    """
    if not rows:
        return
    target, prepare = _target(type(rows[0]), keyed=rows[0].pk is not None)
    values = ([save(getattr(row, name), connection) for name, save in prepare] for row in rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and len(rows) > FEW:
            with cursor.copy(f"COPY {target} FROM STDIN") as copying:
                for row in values:
                    copying.write_row(row)
        else:
            places = ", ".join(["%s"] * len(prepare))
            cursor.executemany(f"INSERT INTO {target} VALUES ({places})", list(values))  # noqa: S608
    if known_by:
        _read_keys(rows, known_by)


@cache
def _target(model, *, keyed):
    """The table with its columns, and how each column's value is made ready."""
    table = model._meta  # noqa: SLF001 (Django's own public word for it)
    fields = [field for field in table.concrete_fields if keyed or not field.primary_key]
    quote = connection.ops.quote_name
    target = f"{quote(table.db_table)} ({', '.join(quote(field.column) for field in fields)})"
    return target, [(field.attname, field.get_db_prep_save) for field in fields]


def _read_keys(rows, known_by):
    names = [getattr(row, known_by) for row in rows]
    manager = type(rows[0])._base_manager  # noqa: SLF001 (past any filtering manager)
    keys = {}
    for some in batched(names, KEYS_AT_ONCE):
        keys |= dict(manager.filter(**{f"{known_by}__in": some}).values_list(known_by, "pk"))
    for row, name in zip(rows, names, strict=True):
        row.pk = keys[name]
