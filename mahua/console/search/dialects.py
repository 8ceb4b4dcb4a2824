"""The one place where search speaks to SQLite and to PostgreSQL in their own words: the word index, and asking it.

SQLite keeps a contentless FTS5 table that triggers fill; PostgreSQL two generated columns under one GIN index. Both hold
of an entry its tokens and its shelves: `kind + path` for every place above it, and what stands in `also`. So one question
to the index answers "this phrase, among what may be looked at here", however many entries bear the phrase elsewhere.
"""

from collections.abc import Iterable, Sequence

from django.db import connection, migrations
from django.db.models.expressions import RawSQL

from mahua.console.search.grams import Phrase
from mahua.kernel.tree_paths import WIDTH

TABLE, INDEX = "console_searchentry", "console_searchentry_words"
LONGEST_PATH = 64
INDEXED = ("kind", "path", "also", "grams")


def newest_matching(phrases: Sequence[Phrase], *, shelves: Iterable[Sequence[str]], most: int) -> RawSQL:
    """The keys of the newest `most` entries that hold all phrases, once for each group of shelves given (not empty)."""
    parts, parameters = [], []
    for number, group in enumerate(shelves):
        sql, asked = ASKING[connection.vendor](phrases, group)
        parts.append(f"SELECT id FROM ({sql} ORDER BY id DESC LIMIT %s) AS group_{number}")  # noqa: S608 (what was typed is a parameter)
        parameters += [*asked, most]
    return RawSQL(" UNION ALL ".join(parts), parameters)  # noqa: S611 (as above)


def _ask_sqlite(phrases, shelves):
    """Tokens are letters and digits only, so nothing in the quotes can end them."""
    wanted = " AND ".join(f'"{phrase.text}"{" *" if phrase.is_open else ""}' for phrase in phrases)
    among = " OR ".join(f'"{shelf}"' for shelf in shelves)
    sql = f"SELECT rowid AS id FROM {INDEX} WHERE {INDEX} MATCH %s"  # noqa: S608 (a fixed name)
    return sql, [f"grams : ({wanted}) AND shelves : ({among})"]


def _ask_postgresql(phrases, shelves):
    wanted = " & ".join(f"({' <-> '.join(phrase.tokens)}{':*' if phrase.is_open else ''})" for phrase in phrases)
    sql = f"SELECT id FROM {TABLE} WHERE words @@ to_tsquery('simple', %s) AND shelves && %s::text[]"  # noqa: S608
    return sql, [wanted, list(shelves)]


ASKING = {"sqlite": _ask_sqlite, "postgresql": _ask_postgresql}


class WordIndex(migrations.RunPython):
    """Migration operation: from here on the entries' tokens and shelves are indexed, and stay in step by themselves."""

    def __init__(self) -> None:
        super().__init__(_build, _remove)

    def deconstruct(self):
        return ("WordIndex", [], {})


def _build(apps, schema_editor):
    for statement in BUILDING[schema_editor.connection.vendor]():
        schema_editor.execute(statement, params=None)


def _remove(apps, schema_editor):
    for statement in REMOVING[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def _building_sqlite():
    def told(row, *, command=""):
        shelves = " || ".join(
            f"CASE WHEN length({row}.path) >= {end} THEN {row}.kind || substr({row}.path, 1, {end}) || ' ' ELSE '' END"
            for end in range(WIDTH, LONGEST_PATH + 1, WIDTH)
        )
        columns, values = (f"{INDEX}, ", f"'{command}', ") if command else ("", "")
        return (
            f"INSERT INTO {INDEX} ({columns}rowid, grams, shelves) "  # noqa: S608 (fixed names)
            f"VALUES ({values}{row}.id, {row}.grams, {shelves} || {row}.also);"
        )

    gone, come = told("old", command="delete"), told("new")
    changed = " OR ".join(f"old.{name} IS NOT new.{name}" for name in INDEXED)
    yield (
        f"CREATE VIRTUAL TABLE {INDEX} USING fts5"
        "(grams, shelves, content='', columnsize=0, prefix='1', tokenize='unicode61')"
    )
    yield f"CREATE TRIGGER {TABLE}_come AFTER INSERT ON {TABLE} BEGIN {come} END"
    yield f"CREATE TRIGGER {TABLE}_gone AFTER DELETE ON {TABLE} BEGIN {gone} END"
    yield f"CREATE TRIGGER {TABLE}_changed AFTER UPDATE ON {TABLE} WHEN {changed} BEGIN {gone} {come} END"


def _building_postgresql():
    places = ", ".join(
        f"CASE WHEN length(path) >= {end} THEN kind::text || substr(path, 1, {end}) END"
        for end in range(WIDTH, LONGEST_PATH + 1, WIDTH)
    )
    shelves = f"array_remove(ARRAY[{places}], NULL) || string_to_array(also, ' ')"
    yield (
        f"ALTER TABLE {TABLE} "
        "ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', grams)) STORED, "
        f"ADD COLUMN shelves text[] NOT NULL GENERATED ALWAYS AS ({shelves}) STORED"
    )
    yield f"CREATE INDEX {INDEX} ON {TABLE} USING gin (words, shelves)"


BUILDING = {"sqlite": _building_sqlite, "postgresql": _building_postgresql}
REMOVING = {
    "sqlite": [*(f"DROP TRIGGER {TABLE}_{name}" for name in ("come", "gone", "changed")), f"DROP TABLE {INDEX}"],
    "postgresql": [f"ALTER TABLE {TABLE} DROP COLUMN words, DROP COLUMN shelves"],
}
