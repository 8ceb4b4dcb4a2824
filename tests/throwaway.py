"""A database of one test's own, for tests that must commit: many writers, kill -9, a browser.

The append-only triggers stop Django's flush, so such a database is a copy of the test database that is dropped
afterwards, never emptied (SQLite: a file made by the backup API; PostgreSQL: CREATE DATABASE … TEMPLATE).
"""

import os
import secrets
import sqlite3
import threading
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from urllib.parse import quote

import pytest
from django.db import connections
from django.test.utils import setup_databases, teardown_databases


@dataclass(frozen=True)
class OwnDatabase:
    """`environment` lets another process work on the same database and the same home folder."""

    vendor: str
    environment: dict[str, str] = field(repr=False)

    @staticmethod
    def together(work, count):
        """Run `work(number)` in that many threads at once, each on a connection of its own; their results in order."""
        results, faults = [None] * count, []

        def one(number):
            try:
                results[number] = work(number)
            except Exception as fault:  # noqa: BLE001 (told to the test below)
                faults.append(fault)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=one, args=(number,)) for number in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if faults:
            raise faults[0]
        return results


@pytest.fixture(scope="session")
def template_database(django_db_setup, django_db_blocker):
    """The test database; made here if no other test of this session asked for one."""
    with django_db_blocker.unblock():
        ours = connections["default"]
        known = ours.is_in_memory_db() if ours.vendor == "sqlite" else ours.settings_dict["NAME"].startswith("test_")
        made = None if known else setup_databases(verbosity=0, interactive=False, aliases={"default"})
    yield
    if made:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)


@pytest.fixture
def own_database(template_database, django_db_blocker, settings, tmp_path):
    """A committed copy of the test database, with a home folder beside it; both are gone after the test."""
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir(exist_ok=True)
    settings.MEDIA_ROOT = settings.HOME / "files"
    with django_db_blocker.unblock():
        copied = {"sqlite": sqlite_copy, "postgresql": postgres_copy}[connections["default"].vendor]
        with copied(settings.HOME) as (name, environment), pointed_at(name):
            yield OwnDatabase(
                connections["default"].vendor,
                os.environ | environment | {"MAHUA_HOME": str(settings.HOME), "MAHUA_KEYS": str(settings.KEYS)},
            )


@contextmanager
def sqlite_copy(home):
    file = home / "mahua.sqlite3"
    ours = connections["default"]
    ours.ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        ours.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=WAL")
    yield str(file), {}


@contextmanager
def postgres_copy(home):
    ours = connections["default"]
    template, name = ours.settings_dict["NAME"], f"own_{secrets.token_hex(6)}"
    ours.close()  # a template may not be in use
    with ours._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    known = ours.settings_dict
    address = f"postgresql://{known['USER']}:{quote(known['PASSWORD'])}@{known['HOST']}:{known['PORT']}/{name}"
    try:
        yield name, {"MAHUA_DATABASE": address}
    finally:
        with ours._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def pointed_at(name):
    """Every connection of this process, of new threads too, goes to the database of this name."""
    before, known = connections["default"], connections.settings["default"]
    connections.settings["default"] = {**before.settings_dict, "NAME": name}
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"], connections["default"] = known, before
