from django.conf import settings
from django.core.management.commands import migrate
from django.db import connections


class Command(migrate.Command):
    """Django's own, which on PostgreSQL rather gives up than makes a serving installation wait."""

    help = "更新数据库结构"

    def handle(self, *arguments, **options):
        connection = connections[options["database"]]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('lock_timeout', '4s', false)")
                milliseconds = str(settings.MIGRATION_STATEMENT_SECONDS * 1000)
                cursor.execute("SELECT set_config('statement_timeout', %s, false)", [milliseconds])
        super().handle(*arguments, **options)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("RESET lock_timeout")
                cursor.execute("RESET statement_timeout")
