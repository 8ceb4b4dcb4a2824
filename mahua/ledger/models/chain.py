from django.db import connection, models

from mahua.ledger import wording
from mahua.ledger.digests import FIRST

QUEUE = "SELECT pg_advisory_xact_lock(5228116)"  # a number of our own, within this database


def queue_for_head(cursor):
    """Wait one's turn before the head's row is touched, and keep it until the transaction ends.

    PostgreSQL wakes everybody who waits for a row each time it changes hands; this queue wakes the next one alone. SQLite
    lets in one at a time anyway.
    """
    if connection.vendor == "postgresql":
        cursor.execute(QUEUE)


class Head(models.Model):
    """The district's last position: its row lock is what makes positions gap-free. One row."""

    position = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = wording.HEAD

    @classmethod
    def locked(cls) -> "Head":
        """The head, ours until the transaction ends: nothing is recorded meanwhile."""
        with connection.cursor() as cursor:
            queue_for_head(cursor)
        return cls.objects.select_for_update().get(pk=1)


class Chain(models.Model):
    """The end of one organisation's chain: its last number and digest."""

    organisation_code = models.CharField(max_length=16, primary_key=True)
    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=FIRST)

    class Meta:
        verbose_name = wording.CHAIN
