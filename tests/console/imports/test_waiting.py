"""What the worker does, what a killed one leaves, and how long files lie on the shelf."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from mahua.console.imports import shelf
from mahua.console.models import Delivery
from mahua.kernel.errors import Refused
from mahua.members.models import Member
from tests.console.imports.offices import (
    HEADER,
    ZHANG,
    book,
    confirm,
    kept_files,
    only_delivery,
    press,
    send,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)


def test_a_long_delivery_waits_for_the_worker_and_its_page_looks_again(client, committee, monkeypatch):
    from mahua.console.imports import carrying_out  # noqa: PLC0415 (its limit is lowered here)

    monkeypatch.setattr(carrying_out, "BYTES_AT_ONCE", 0)
    monkeypatch.setattr(carrying_out, "ROWS_AT_ONCE", 0)
    send(client, committee, book(HEADER, ZHANG))
    delivery = only_delivery()
    waiting = client.get(delivery.get_absolute_url()).content.decode()

    later = timezone.now() + timedelta(seconds=5)
    carrying_out.carry_out_waiting(later)
    confirm(client, delivery)
    carrying_out.carry_out_waiting(later)
    press(client, only_delivery(), "bring_in_delivery")
    before = Member.objects.count()
    carrying_out.carry_out_waiting(later)

    assert 'hx-trigger="every 2s"' in waiting
    assert before == 0
    assert (only_delivery().state, Member.objects.count()) == ("imported", 1)
    assert only_delivery().work.state == "finished"


def test_a_waiting_delivery_that_was_cancelled_is_not_carried_out(client, committee, monkeypatch):
    from mahua.console.imports import carrying_out  # noqa: PLC0415

    monkeypatch.setattr(carrying_out, "BYTES_AT_ONCE", 0)
    send(client, committee, book(HEADER, ZHANG))
    press(client, only_delivery(), "cancel_delivery")

    carrying_out.carry_out_waiting(timezone.now() + timedelta(seconds=5))

    assert only_delivery().state == "cancelled"


def test_a_step_whose_process_died_can_be_taken_up_again(committee, client):
    send(client, committee, book(HEADER, ZHANG))
    delivery = only_delivery()
    delivery.begin("check", by=delivery.sent_by, at=NOW)
    delivery.take_step()
    delivery.work.fail("interrupted", at=NOW)

    Delivery.take_back()

    assert only_delivery().state == "received"
    assert "处理中断" in only_delivery().words


def test_files_nobody_decided_about_are_cleared_after_a_month(client, committee, settings):
    send(client, committee, book(HEADER, ZHANG))
    delivery = only_delivery()

    Delivery.clear_stale(delivery.received_at + timedelta(days=29))
    still = len(kept_files(settings))
    Delivery.clear_stale(delivery.received_at + timedelta(days=31))

    assert (still, len(kept_files(settings))) == (1, 0)
    with pytest.raises(Refused, match="已按期清除"):
        delivery.files.get().data()


def test_the_shelf_keeps_bytes_under_a_name_that_says_nothing(settings):
    name = shelf.put(b"names of people")

    assert len(name) == 32
    assert shelf.get(name) == b"names of people"
    assert (settings.MEDIA_ROOT / "imports" / name).stat().st_mode & 0o077 == 0
