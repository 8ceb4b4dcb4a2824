"""Nobody changes the ledger: the database itself says no, whichever way one comes."""

import pytest
from django.db import DatabaseError, connection, transaction

from mahua.ledger.models import Fact, Seal
from tests.factories.ledger import AT, recorded
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ledger_fact SET text = '{}' WHERE position = 1",
        "DELETE FROM ledger_fact WHERE position = 1",
        "UPDATE ledger_seal SET text = '{}'",
        "DELETE FROM ledger_seal",
    ],
)
def test_update_and_delete_are_refused(sql):
    recorded(OrganisationFactory())
    Seal.take(at=AT)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)

    assert Fact.objects.get().data["present"] == 10


def test_replacing_or_emptying_is_refused():
    recorded(OrganisationFactory())
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ledger_fact LIMIT 0")
        names = [f'"{column[0]}"' for column in cursor.description]
    changed = ", ".join("'{}'" if name == '"text"' else name for name in names)
    sql = {
        "sqlite": f"INSERT OR REPLACE INTO ledger_fact ({', '.join(names)}) SELECT {changed} FROM ledger_fact",  # noqa: S608
        "postgresql": "TRUNCATE ledger_fact",
    }[connection.vendor]

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)

    assert Fact.objects.get().data["present"] == 10


def test_an_insert_that_would_update_on_conflict_is_refused():
    (fact,) = recorded(OrganisationFactory())
    fact.kind = "other"

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Fact.objects.bulk_create([fact], update_conflicts=True, unique_fields=["position"], update_fields=["kind"])


def test_the_orm_is_refused_too():
    (fact,) = recorded(OrganisationFactory())
    fact.kind = "other"
    ways = (
        lambda: Fact.objects.update(kind="other"),
        lambda: Fact.objects.bulk_update([fact], ["kind"]),
        fact.save,
        fact.delete,
        lambda: Fact.objects.all().delete(),
    )

    for way in ways:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            way()

    assert Fact.objects.get().kind == "branch_assembly.held"
