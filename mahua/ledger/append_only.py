"""Tables that only grow: triggers on both databases refuse UPDATE and DELETE (and TRUNCATE on PostgreSQL)."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
"""
POSTGRES = """
CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$;
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only();
"""


class AppendOnly(migrations.RunPython):
    """Migration operation: from here on `table` refuses change. `INSERT OR REPLACE` is refused too (recursive_triggers)."""

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(self._close, self._open)

    def deconstruct(self):
        return ("AppendOnly", [self.table], {})

    def _close(self, apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(POSTGRES.format(table=self.table), params=None)
            return
        for verb in ("update", "delete"):
            schema_editor.execute(SQLITE.format(table=self.table, verb=verb, VERB=verb.upper()), params=None)

    def _open(self, apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {self.table}_append_only ON {self.table}", params=None)
            schema_editor.execute(f"DROP FUNCTION {self.table}_append_only", params=None)
            return
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {self.table}_no_{verb}", params=None)
