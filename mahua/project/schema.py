"""The schema of the database: what it still lacks, and bringing it up to date."""

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from mahua.project import wording


def steps_pending() -> int:
    """How many migrations this database has not had yet."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def bring_up_to_date(*, say) -> None:
    """Run the migrations that are pending; nothing at all when there are none."""
    pending = steps_pending()
    if pending:
        say(wording.MIGRATING.format(count=pending))
        call_command("migrate", verbosity=0)


def require_up_to_date() -> None:
    """Refuse to serve a database whose schema is behind the code."""
    pending = steps_pending()
    if pending:
        raise CommandError(wording.NOT_MIGRATED.format(count=pending))
