"""A sealed text opens with the key, for a reason, and leaves a trace."""

from datetime import UTC, datetime

import pytest
from django.db import connection, models

from mahua.access.models import SecurityEvent
from mahua.access.seals import Sealed, SealedTextField
from mahua.kernel.errors import Refused
from tests.factories.access import UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
WORDS = "谈心谈话记录：张三"


class Note(models.Model):
    """A table of the tests' own, with one text under seal."""

    text = SealedTextField()

    class Meta:
        app_label = "tests"
        managed = False
        db_table = "access_test_note"


@pytest.fixture
def note(db):
    key = "bigserial" if connection.vendor == "postgresql" else "integer"
    kept = Note._meta.get_field("text").db_type(connection)
    with connection.cursor() as cursor:  # the table goes with the test's transaction
        cursor.execute(f"CREATE TABLE access_test_note (id {key} PRIMARY KEY, text {kept} NOT NULL)")
    made = Note.objects.create(text=WORDS)
    return Note.objects.get(pk=made.pk)


def test_what_lies_in_the_database_does_not_hold_the_words(note):
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM access_test_note")
        stored = bytes(cursor.fetchone()[0])

    assert WORDS.encode() not in stored
    assert "张三".encode() not in stored


def test_unopened_it_says_only_that_it_is_sealed(note):
    assert str(note.text) == "（已封存）"
    assert WORDS not in repr(note.text)


def test_opening_gives_the_words_and_is_logged(note):
    reader = UserFactory()

    words = note.text.open_seal(by=reader, reason="本人申请查阅", about="m2222", at=AT, address="10.0.0.1")

    event = SecurityEvent.objects.get()
    assert words == WORDS
    assert (event.kind, event.by_code, event.address) == ("seal.opened", reader.code, "10.0.0.1")
    assert event.about == "m2222 tests.note.text 本人申请查阅"


def test_a_seal_is_not_opened_without_a_reason(note):
    with pytest.raises(Refused, match="须写明事由"):
        note.text.open_seal(by=UserFactory(), reason=" ", about="m2222", at=AT)

    assert not SecurityEvent.objects.exists()


def test_saving_again_keeps_the_seal_as_it_is(note):
    before = note.text

    note.save()

    assert Note.objects.get(pk=note.pk).text == before


def test_an_empty_text_is_not_sealed(note):
    assert not Note.objects.get(pk=Note.objects.create().pk).text


def test_the_blind_index_is_the_same_for_the_same_words_only():
    field = Note._meta.get_field("text")

    assert field.blind(WORDS) == field.blind(WORDS)
    assert field.blind(WORDS) != field.blind(WORDS + "。")


def test_a_seal_equals_only_itself(note):
    assert note.text != Sealed(b"", place="tests.note.text")
