"""One consistent copy of the database in one file, by each database's own means."""

import os
import sqlite3
import subprocess
from contextlib import closing

from django.db import transaction

from mahua.kernel.errors import Refused
from mahua.ledger.models import Head
from mahua.project import wording

PAGES_AT_A_TIME = 4096
HEAD = "ledger_head"


def copy_of(connection):
    """How this database is copied."""
    return {"sqlite": SqliteCopy, "postgresql": PostgresCopy}[connection.vendor](connection)


class SqliteCopy:
    """SQLite's backup API: readers and writers go on meanwhile."""

    def __init__(self, connection):
        self.connection = connection

    def write(self, file) -> int:
        """Copy into `file`; returns the ledger's position in the copy."""
        self.connection.ensure_connection()
        with closing(sqlite3.connect(file)) as copy:
            self.connection.connection.backup(copy, pages=PAGES_AT_A_TIME)
            copy.execute("PRAGMA journal_mode=DELETE")
            return copy.execute(f"SELECT position FROM {HEAD}").fetchone()[0]  # noqa: S608 (a fixed name)

    def require_empty(self):
        if self.connection.introspection.table_names():
            raise Refused(wording.NOT_EMPTY.format(place=self.connection.settings_dict["NAME"]))

    def restore(self, file):
        self.connection.ensure_connection()
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
            found = copy.execute("PRAGMA integrity_check").fetchone()[0]
            if found != "ok":
                raise Refused(wording.DAMAGED.format(file=file.name, reason=found))
            copy.backup(self.connection.connection, pages=PAGES_AT_A_TIME)
        self.connection.close()


class PostgresCopy:
    """pg_dump's own format, read in one exported snapshot; put back in one transaction."""

    def __init__(self, connection):
        self.connection = connection

    def write(self, file) -> int:
        """Dump into `file`; returns the ledger's position in the dump."""
        with transaction.atomic(), self.connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
            position = Head.objects.get().position
            self._call("pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={file}")
        return position

    def require_empty(self):
        if self.connection.introspection.table_names():
            raise Refused(wording.NOT_EMPTY.format(place=self.connection.settings_dict["NAME"]))

    def restore(self, file):
        self._call("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", str(file), into="--dbname")

    def _call(self, tool, *arguments, into=None):
        """Run a tool of PostgreSQL; the password goes by the environment, where no process list shows it."""
        known = self.connection.settings_dict
        told = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
        environment = os.environ | {name: known[key] for name, key in told.items() if known[key]}
        target = [f"{into}={known['NAME']}"] if into else []
        try:
            done = subprocess.run(  # noqa: S603 (a fixed tool, our own arguments)
                [tool, *target, *arguments], env=environment, capture_output=True, text=True, check=False
            )
        except FileNotFoundError:
            raise Refused(wording.TOOL_MISSING.format(tool=tool)) from None
        if done.returncode:
            raise Refused(wording.TOOL_FAILED.format(tool=tool, reason=done.stderr.strip()))
