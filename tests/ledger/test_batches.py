import pytest
from django.db import IntegrityError, transaction

from mahua.ledger.batches import batched, insert_rows
from mahua.ledger.models import Chain, Cursor, Pseudonym

pytestmark = pytest.mark.django_db


def test_rows_with_keys_of_their_own_are_written_as_they_are():
    insert_rows([Chain(organisation_code="o1", number=3, digest="a"), Chain(organisation_code="o2")])

    assert list(Chain.objects.order_by("pk").values_list("pk", "number")) == [("o1", 3), ("o2", 0)]


def test_the_database_gives_keys_to_rows_without():
    insert_rows([Pseudonym(alias="p1", person_code="u1"), Pseudonym(alias="p2", person_code="u2")])

    assert len(set(Pseudonym.objects.values_list("pk", flat=True))) == 2


def test_no_rows_are_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        insert_rows([])


def test_every_row_is_in_exactly_one_portion():
    assert [list(some) for some in batched([1, 2, 3, 4, 5], 2)] == [[1, 2], [3, 4], [5]]


def test_a_breach_of_a_constraint_is_raised_as_from_any_statement():

    Cursor.objects.create(name="once")

    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows([Cursor(name="once")])
