"""The list of accounts, a new one, and closing one."""

import pytest
from django.urls import reverse

from mahua.access.models import User
from tests.factories.access import UserFactory
from tests.factories.members import MemberFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db


def sign_in_keeper(client, unit):
    keeper = UserFactory(path=unit.path, role="unit_administrator", role__at=unit)
    client.force_login(keeper)
    return keeper


def open_account(client, organisation, **said):
    said = {"name": "张三", "username": "zhangsan", "organisation": organisation.code, **said}
    return client.post(reverse("console:new_account"), said)


def test_the_list_shows_the_own_units_accounts_and_no_others(client):
    mine, other = UnitFactory(), UnitFactory()
    UserFactory(name="本局人", path=mine.path)
    UserFactory(name="外局人", path=other.path)
    UserFactory(name="本局审计员", path=mine.path, duty="audit")
    sign_in_keeper(client, mine)

    shown = client.get(reverse("console:accounts")).content.decode()

    assert "本局人" in shown
    assert "外局人" not in shown
    assert "本局审计员" not in shown


def test_the_list_is_searched_by_two_characters(client):
    unit = UnitFactory()
    UserFactory(name="欧阳三", path=unit.path)
    UserFactory(name="李四", path=unit.path)
    sign_in_keeper(client, unit)

    shown = client.get(reverse("console:accounts"), {"q": "欧阳"}).content.decode()

    assert "欧阳三" in shown
    assert "李四" not in shown


@pytest.mark.parametrize("accounts", [1, 3])
def test_the_list_costs_the_same_however_long(client, accounts, django_assert_num_queries):
    unit = UnitFactory()
    UserFactory.create_batch(accounts, path=unit.path)
    sign_in_keeper(client, unit)
    client.get(reverse("console:accounts"))  # the session's own first write

    with django_assert_num_queries(5):  # session, user, assignments, page, names of places
        response = client.get(reverse("console:accounts"))

    assert response.content.decode().count('<th scope="row">') == accounts + 1


def test_a_unit_opens_an_account_without_any_role(client):
    unit = UnitFactory()
    branch = OrganisationFactory(parent=unit)
    sign_in_keeper(client, unit)

    response = open_account(client, branch, duty="audit")

    made = User.objects.get(username="zhangsan")
    assert response.status_code == 200
    assert (made.path, made.duty, made.must_change_password) == (branch.path, "business", True)
    assert not made.assignments.exists()


def test_the_system_administrator_opens_accounts_of_administrators(client):
    district = DistrictFactory()
    client.force_login(UserFactory(duty="system", role="system_administrator", role__at=district))

    open_account(client, district, duty="audit")

    assert User.objects.get(username="zhangsan").duty == "audit"


def test_an_account_is_not_opened_outside_the_own_unit(client):
    sign_in_keeper(client, UnitFactory())

    assert open_account(client, UnitFactory()).status_code == 422
    assert not User.objects.filter(username="zhangsan").exists()


@pytest.mark.parametrize("username", ["Zhang", "张三", "a b", "ab", "../x"])
def test_a_log_in_name_is_plain(client, username):
    unit = UnitFactory()
    sign_in_keeper(client, unit)

    assert open_account(client, unit, username=username).status_code == 422


def test_a_name_already_taken_is_refused_in_words(client):
    unit = UnitFactory()
    UserFactory(username="zhangsan", path=unit.path)
    sign_in_keeper(client, unit)

    response = open_account(client, unit)

    assert response.status_code == 409
    assert "已经有人使用" in response.content.decode()


def test_the_link_to_a_member_is_checked_against_the_own_unit(client):
    unit = UnitFactory()
    branch, elsewhere = OrganisationFactory(parent=unit), OrganisationFactory()
    ours, theirs = MemberFactory(organisation=branch), MemberFactory(organisation=elsewhere)
    sign_in_keeper(client, unit)

    refused = open_account(client, branch, member_code=theirs.code)
    taken = open_account(client, branch, member_code=ours.code)

    assert (refused.status_code, taken.status_code) == (422, 200)
    assert User.objects.get(username="zhangsan").member_code == ours.code


def test_a_closed_account_is_out_at_the_next_click(client, django_user_model):
    unit = UnitFactory()
    leaver = UserFactory(path=unit.path)
    sign_in_keeper(client, unit)
    theirs = type(client)()
    theirs.force_login(leaver)

    client.post(reverse("console:close_account", args=[leaver.code]))

    assert not User.objects.get(pk=leaver.pk).is_active
    assert theirs.get(reverse("console:change_password")).url.startswith(reverse("console:log_in"))
