"""The security log only grows, and says where it was tampered with."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection, transaction

from mahua.access.models import SecurityEvent, SecurityHead
from tests.factories.access import UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 2, 0, 0, 123456, tzinfo=UTC)


def write(count=3, **said):
    for _ in range(count):
        SecurityEvent.append("session.began", **{"by": None, "at": AT, **said})


def tamper(sql):
    """What somebody with the database's password could do: take the triggers away, change, put them back."""
    table = "access_securityevent"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(sql)
            return
        cursor.execute(f"DROP TRIGGER {table}_no_update")
        cursor.execute(f"DROP TRIGGER {table}_no_delete")
        cursor.execute(sql)


def test_entries_are_numbered_without_gaps_and_verify():
    write(3)

    assert list(SecurityEvent.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3]
    assert SecurityEvent.verify() is None


def test_an_empty_log_holds():
    assert SecurityEvent.verify() is None


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE access_securityevent SET kind = 'x' WHERE number = 2",
        "DELETE FROM access_securityevent WHERE number = 2",
    ],
)
def test_the_database_refuses_to_change_or_drop_an_entry(sql):
    write(3)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)

    assert SecurityEvent.verify() is None


@pytest.mark.parametrize(
    ("sql", "number", "reason"),
    [
        ("DELETE FROM access_securityevent WHERE number = 2", 2, "missing"),
        ("UPDATE access_securityevent SET text = '{}' WHERE number = 2", 2, "chain"),
        ("UPDATE access_securityevent SET by_code = 'u2222' WHERE number = 2", 2, "columns"),
        ("DELETE FROM access_securityevent WHERE number = 3", 3, "tail"),
    ],
)
def test_verification_names_the_first_broken_entry(sql, number, reason):
    write(3)

    tamper(sql)

    broken = SecurityEvent.verify()
    assert (broken.number, broken.reason) == (number, reason)
    assert str(number) in broken.words


def test_a_log_that_was_emptied_is_missed():
    write(2)

    tamper("DELETE FROM access_securityevent")

    assert SecurityEvent.verify().reason == "tail"


def test_the_head_moves_with_the_last_entry():
    write(2)

    assert SecurityHead.objects.get().digest == SecurityEvent.objects.get(number=2).digest


def test_an_entry_by_nobody_who_logged_in_carries_no_code():
    write(1, by=AnonymousUser())

    assert SecurityEvent.objects.get().by_code == ""


def test_a_day_is_a_shanghai_day():
    write(1, at=datetime(2026, 11, 22, 16, 0, tzinfo=UTC))
    write(1, at=datetime(2026, 11, 22, 15, 59, tzinfo=UTC))

    assert [event.number for event in SecurityEvent.objects.on_day(date(2026, 11, 23))] == [1]


def test_what_was_read_of_a_person_is_found_by_code_and_not_by_likeness():
    reader = UserFactory()
    SecurityEvent.append("seal.opened", by=reader, at=AT, about="m2abc minutes")
    SecurityEvent.append("table.exported", by=reader, at=AT, about="o2abc members")
    SecurityEvent.append("seal.opened", by=reader, at=AT, about="m2abcd minutes")
    SecurityEvent.append("password.reset", by=reader, at=AT, about="m2abc")

    found = SecurityEvent.objects.readings_of("m2abc", "o2abc").order_by("number")

    assert [event.number for event in found] == [1, 2]
