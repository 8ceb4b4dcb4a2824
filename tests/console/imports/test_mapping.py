"""Which heading is which column: asked once, remembered for the sender, asked again when it no longer fits."""

from datetime import UTC, datetime

import pytest

from mahua.console.models import ColumnMapping, Delivery
from mahua.members.models import Member
from tests.console.imports.offices import HEADER, LI, ZHANG, book, confirm, only_delivery, press, send
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)


def test_a_mapping_is_asked_once_and_applied_silently_next_time(client, committee):
    own_words = ["党员同志", "在哪个支部", "人员类别", "入党时间"]
    send(client, committee, book(own_words, ZHANG))
    first = only_delivery()
    asked = client.get(first.get_absolute_url()).content.decode()
    confirm(client, first, 党员同志="name", 在哪个支部="branch")

    send(client, committee, book(["序号", *own_words], ["1", *LI], name="第二次.xlsx"))

    second = Delivery.objects.latest("pk")
    assert "党员同志" in asked
    assert (second.state, second.files.get().new) == ("checked", 1)


def test_a_mapping_is_remembered_for_its_sender_only(client, committee):
    branch = OrganisationFactory(parent=committee, name="第三党支部")
    send(client, committee, book(HEADER, ZHANG))
    confirm(client, only_delivery())

    send(client, branch, book(HEADER, LI))

    assert Delivery.objects.latest("pk").state == "received"


def test_a_column_claimed_twice_or_a_required_one_left_out_is_said_and_nothing_is_remembered(client, committee):
    send(client, committee, book(HEADER, ZHANG))

    response = confirm(client, only_delivery(), 所在党支部="name")

    assert response.status_code == 422
    assert "“姓名”已对应“姓名”" in response.content.decode()
    assert "没有指定必填的列：所在党支部" in response.content.decode()
    assert not ColumnMapping.objects.exists()


def test_a_mapping_that_no_longer_fits_the_roster_is_asked_again(client, committee):
    send(client, committee, book(HEADER, ZHANG))
    confirm(client, only_delivery())
    stale = ColumnMapping.objects.get()
    stale.mapping["姓名"] = "a_column_dropped_since"
    stale.save()

    send(client, committee, book(HEADER, LI, name="第二次.xlsx"))

    again = Delivery.objects.latest("pk")
    assert again.state == "received"
    assert "名册的列有变化" in client.get(again.get_absolute_url()).content.decode()


def test_a_mapping_that_went_stale_after_the_check_stops_the_import_and_loses_nothing(client, committee):
    send(client, committee, book(HEADER, ZHANG))
    delivery = only_delivery()
    confirm(client, delivery)
    ColumnMapping.objects.all().delete()

    response = press(client, delivery, "bring_in_delivery")

    assert response.status_code == 409
    assert not Member.objects.exists()
    assert only_delivery().state == "received"
    assert "重新核对" in client.get(delivery.get_absolute_url()).content.decode()


def test_numbers_of_persons_are_not_shown_as_samples(client, committee):
    header = [*HEADER, "身份证号"]
    send(client, committee, book(header, [*ZHANG, "44010619800101001X"]))

    page = client.get(only_delivery().get_absolute_url()).content.decode()

    assert "身份证号" in page
    assert "440106" not in page
