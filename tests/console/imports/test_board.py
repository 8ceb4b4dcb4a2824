"""谁报了、谁没报, who may open what, and the empty rosters."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from mahua.access.models import SecurityEvent
from mahua.console.models import Delivery
from tests.console.imports.offices import HEADER, ZHANG, a_committee, book, confirm, press, send
from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db


def test_the_working_committee_sees_which_unit_sent_and_which_did_not(client):
    committee, clerk = a_committee()
    silent = UnitFactory(name="教育局")
    client.force_login(clerk)
    send(client, committee, book(HEADER, ZHANG))
    district = committee.above().get(kind="district")
    client.force_login(UserFactory(role="working_committee", role__at=district))

    page = client.get(reverse("console:imports"), {"roster": "members"}).content.decode()

    assert "住建局" in page
    assert "已接收" in page
    assert silent.name in page
    assert page.count("未报") >= 1
    assert Delivery.objects.get().code in page


def test_a_clerk_sees_her_own_committee_and_branches_only(client):
    _, clerk = a_committee()
    OrganisationFactory(name="别处的党支部")
    client.force_login(clerk)

    page = client.get(reverse("console:imports")).content.decode()

    assert "第一党支部" in page
    assert "别处的党支部" not in page


@pytest.mark.parametrize("role", ["branch_secretary", "branch_recorder", "unit_leader", "member"])
@pytest.mark.parametrize("name", ["imports", "new_import"])
def test_other_roles_do_not_import(client, role, name):
    client.force_login(UserFactory(role=role, role__at=DistrictFactory()))

    assert client.get(reverse(f"console:{name}")).status_code == 403


@pytest.mark.parametrize("name", ["delivery", "map_columns", "check_delivery", "bring_in_delivery", "cancel_delivery"])
def test_a_delivery_outside_ones_scope_is_out_of_sight(client, name):
    committee, clerk = a_committee()
    client.force_login(clerk)
    send(client, committee, book(HEADER, ZHANG))
    other = OrganisationFactory(kind="party_committee")
    client.force_login(UserFactory(role="committee_clerk", role__at=other))
    address = reverse(f"console:{name}", args=[Delivery.objects.get().code])

    response = client.get(address) if name == "delivery" else client.post(address)

    assert response.status_code == 404
    assert Delivery.objects.get().state == "received"


def test_a_sender_outside_ones_scope_cannot_be_chosen(client):
    _, clerk = a_committee()
    other = OrganisationFactory(kind="party_committee")
    client.force_login(clerk)

    response = send(client, other, book(HEADER, ZHANG))

    assert response.status_code == 422
    assert not Delivery.objects.exists()


def test_a_roster_whose_rows_a_role_may_not_bring_in_is_not_offered_to_it(client):
    committee, clerk = a_committee()
    district = committee.above().get(kind="district")
    offered = {}

    for user in (clerk, UserFactory(role="working_committee", role__at=district)):
        client.force_login(user)
        form = client.get(reverse("console:new_import")).context["form"]
        offered[user] = [key for key, _ in form.fields["roster"].choices]

    of_clerk, of_working_committee = offered.values()
    assert of_clerk == ["units", "organisations", "members", "posts", "meetings"]
    assert of_working_committee == [*of_clerk, "earlier_results"]


def test_who_may_not_bring_in_such_rows_cannot_import_what_another_sent(client):
    committee, clerk = a_committee()
    district = committee.above().get(kind="district")
    client.force_login(UserFactory(role="working_committee", role__at=district))
    send(
        client, committee, book(["组织名称", "年度", "星级"], ["第一党支部", "2025", "四星"]), roster="earlier_results"
    )
    confirm(client, Delivery.objects.get())
    client.force_login(clerk)

    response = press(client, Delivery.objects.get(), "bring_in_delivery")

    assert response.status_code == 409
    assert "不能导入" in response.content.decode()
    assert Delivery.objects.get().state == "checked"


@pytest.mark.parametrize("roster", ["units", "organisations", "members", "posts", "meetings"])
def test_each_roster_has_an_empty_workbook_whose_download_is_logged(client, roster):
    _, clerk = a_committee()
    client.force_login(clerk)

    response = client.get(reverse("console:import_template", args=[roster]))

    book = load_workbook(BytesIO(response.content))
    assert book.sheetnames == ["名册", "填表说明"]
    assert SecurityEvent.objects.get(kind="table.exported").about == f"template {roster}"


@pytest.mark.parametrize("count", [1, 3])
def test_the_board_costs_the_same_however_many_organisations(client, count, django_assert_num_queries):
    committee, clerk = a_committee()
    OrganisationFactory.create_batch(count, parent=committee)
    client.force_login(clerk)
    send(client, committee, book(HEADER, ZHANG))
    client.get(reverse("console:imports"))

    with django_assert_num_queries(7):  # session, user, roles, whether units, organisations, deliveries, conflicts
        client.get(reverse("console:imports"))
