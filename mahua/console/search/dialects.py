"""The one place where search speaks to SQLite and to PostgreSQL in their own words: the word index, and asking it.

SQLite keeps a contentless FTS5 table that triggers fill; PostgreSQL two generated columns under one GIN index. Both hold
of an entry its tokens and its shelves: `kind + path` for every place above it, and what stands in `also`. So one question
to the index answers "this phrase, among what may be looked at here", however many entries bear the phrase elsewhere.
"""

from collections.abc import Mapping, Sequence

from django.db import connection, migrations

from mahua.console.search.grams import Phrase
from mahua.kernel.tree_paths import WIDTH, after

TABLE, INDEX = "console_searchentry", "console_searchentry_words"
LONGEST_PATH = 64
INDEXED = ("kind", "path", "also", "grams")
NEWEST = 2000


def newest_matching(phrases: Sequence[Phrase], *, shelves: Mapping[str, Sequence[str]], most: int) -> list[int]:
    """The keys of the newest `most` entries of each kind that hold all phrases and stand on one of its shelves.

    Asked by itself: inside a larger statement SQLite would rather walk all entries of a kind.
    """
    parts, parameters = [], []
    for kind, among in shelves.items():
        sql, asked = ASKING[connection.vendor](phrases, kind, among, most)
        parts.append(f"SELECT id FROM ({sql} ORDER BY id DESC LIMIT %s) AS of_{kind}")  # noqa: S608 (kinds are ours)
        parameters += [*asked, most]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        return [key for (key,) in cursor.fetchall()]


def _ask_sqlite(phrases, kind, shelves, most):
    """FTS5 gives rows in the order of keys and stops at the limit. Tokens are letters and digits: none ends the quotes."""
    wanted = " AND ".join(f'"{phrase.text}"{" *" if phrase.is_open else ""}' for phrase in phrases)
    among = " OR ".join(f'"{shelf}"' for shelf in shelves)
    sql = f"SELECT rowid AS id FROM {INDEX} WHERE {INDEX} MATCH %s"  # noqa: S608 (a fixed name)
    return sql, [f"grams : ({wanted}) AND shelves : ({among})"]


def _ask_postgresql(phrases, kind, shelves, most):
    """First through the newest, where a common word is found at once; only a rare one is asked of the index.

    GIN knows no order, so of a common word it would fetch and check every occurrence; and the planner, which takes the
    tokens of a phrase, and kind and shelf, for independent, cannot tell a common phrase from a rare one. OFFSET 0 keeps
    it from trying; the ranges of paths say what the shelves say, in terms it can estimate; BETWEEN one kind and itself
    makes it walk the kind's own index, not that of all keys.
    """
    wanted = " & ".join(f"({' <-> '.join(phrase.tokens)}{':*' if phrase.is_open else ''})" for phrase in phrases)
    among, tops = list(shelves), [shelf.removeprefix(kind) for shelf in shelves]
    places = "".join(" OR path >= %s AND path < %s" for _ in tops)
    ranges = [end for top in tops for end in (top, after(top))]
    return POSTGRESQL.format(places=places), [
        kind,
        kind,
        among,
        *ranges,
        NEWEST,
        wanted,
        most,
        wanted,
        among,
        NEWEST,
        most,
    ]


POSTGRESQL = f"""
SELECT id FROM (
    WITH newest AS MATERIALIZED (
        SELECT id, words FROM {TABLE}
        WHERE kind BETWEEN %s AND %s AND (shelves && %s::text[]{{places}})
        ORDER BY kind, id DESC LIMIT %s
    ), recent AS MATERIALIZED (
        SELECT id FROM newest WHERE words @@ to_tsquery('simple', %s) LIMIT %s
    )
    SELECT id FROM recent
    UNION
    SELECT id FROM (
        SELECT id FROM {TABLE} WHERE words @@ to_tsquery('simple', %s) AND shelves && %s::text[] OFFSET 0
    ) AS older WHERE (SELECT count(*) FROM newest) = %s AND (SELECT count(*) FROM recent) < %s
) AS found"""  # noqa: S608 (fixed names)
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
