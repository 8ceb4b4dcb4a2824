"""Facts in the ledger for tests, and what somebody with the database's password could do to it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection, transaction

from mahua.ledger.kinds import KINDS, fact
from mahua.ledger.models import Fact
from mahua.ledger.recording import Entry, record_many
from mahua.meetings.facts import BranchAssemblyHeld, HeartTalkHeld

AT = datetime(2026, 11, 23, 2, 0, 0, 123456, tzinfo=UTC)


@fact("test.rated", title="评价", confidential=True, retention_years=3)
class Rated:
    """A confidential kind, known only to the test that asks for it (`confidential_kind` in tests/ledger/conftest.py)."""

    grade: int


RATED = KINDS.pop("test.rated")


@dataclass(frozen=True)
class Body:
    """All that recording asks of an organisation, for tests that want very many."""

    code: str
    path: str = "00010001"

    def path_on(self, day):
        return self.path


def assembly(present=10, **said):
    """What a 支部党员大会 says."""
    return BranchAssemblyHeld(
        meeting="g2222", belongs_to_year=2026, should_attend=10, present=present, voters=9, voters_present=9, **said
    )


def heart_talk(*talkers):
    return HeartTalkHeld(meeting="g3333", belongs_to_year=2026, pair="each_other", talkers=talkers)


def recorded(organisation, *said, by=None, at=AT, occurred_on=None, for_=None):
    """Record these facts of one organisation in one transaction (one assembly if none is given); the rows."""
    entries = [
        Entry(fact=each, organisation=organisation, by=by, at=at, occurred_on=occurred_on, for_=for_)
        for each in said or (assembly(),)
    ]
    with transaction.atomic():
        return record_many(entries)


def positions():
    return list(Fact.objects.order_by("position").values_list("position", flat=True))


def tamper(sql, table="ledger_fact"):
    """Take the triggers away, change, put nothing back."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        else:
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_delete")
        cursor.execute(sql)
