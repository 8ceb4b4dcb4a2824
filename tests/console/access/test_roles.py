"""Roles are given by the security administrator alone; everybody can read who may do what."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.access.models import Assignment
from mahua.access.roles import PERMISSIONS
from mahua.kernel.days import day_of
from tests.factories.access import AssignmentFactory, UserFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db


def sign_in_security(client):
    district = DistrictFactory()
    client.force_login(UserFactory(duty="security", role="security_administrator", role__at=district))
    return district


def grant(client, account, organisation, role="branch_secretary"):
    said = {"role": role, "organisation": organisation.code, "from_on": "2026-01-01"}
    return client.post(reverse("console:grant_role", args=[account.code]), said)


def test_the_security_administrator_gives_and_takes_back_a_role(client):
    sign_in_security(client)
    branch = OrganisationFactory()
    account = UserFactory(path=branch.path)

    given = grant(client, account, branch)
    held = Assignment.objects.get(user=account)
    ended = client.post(reverse("console:end_role", args=[held.pk]))

    assert (given.status_code, ended.status_code) == (302, 302)
    assert (held.role, held.path) == ("branch_secretary", branch.path)
    assert not account.assignments.in_force(day_of(timezone.now())).exists()


def test_a_role_of_another_duty_is_not_on_offer(client):
    sign_in_security(client)
    branch = OrganisationFactory()
    account = UserFactory(path=branch.path)

    response = grant(client, account, branch, role="audit_administrator")

    assert response.status_code == 422
    assert not account.assignments.exists()


@pytest.mark.parametrize("name", ["console:account_assignments", "console:grant_role"])
def test_a_unit_keeps_accounts_but_never_roles(client, name):
    unit = UnitFactory()
    account = UserFactory(path=unit.path)
    client.force_login(UserFactory(path=unit.path, role="unit_administrator", role__at=unit))

    answer = client.post if name == "console:grant_role" else client.get
    assert answer(reverse(name, args=[account.code])).status_code == 403


def test_the_security_administrator_keeps_no_accounts(client):
    sign_in_security(client)
    account = UserFactory(path=OrganisationFactory().path)

    assert client.get(reverse("console:accounts")).status_code == 403
    assert client.post(reverse("console:reset_password", args=[account.code])).status_code == 403


@pytest.mark.parametrize("accounts", [1, 3])
def test_the_list_costs_the_same_however_long(client, accounts, django_assert_num_queries):
    sign_in_security(client)
    for _ in range(accounts):
        AssignmentFactory()
    client.get(reverse("console:assignments"))  # the session's own first write

    with django_assert_num_queries(6):  # session, user, assignments, page, names of places, roles
        response = client.get(reverse("console:assignments"))

    assert response.content.decode().count('<th scope="row">') == accounts + 1


def test_an_ended_role_stays_readable_on_the_persons_page(client):
    sign_in_security(client)
    held = AssignmentFactory(until_on=date(2025, 6, 30))

    shown = client.get(reverse("console:account_assignments", args=[held.user.code])).content.decode()

    assert "2025年6月30日" in shown
    assert "已终止" in shown


def test_everybody_reads_who_may_do_what_with_its_side(client):
    client.force_login(UserFactory())

    shown = client.get(reverse("console:permissions")).content.decode()

    for permission in PERMISSIONS.values():
        assert permission.words in shown
    assert all(side in shown for side in ("党务权限", "运维权限"))


def delegate(client, held, deputy, *, days=7):
    today = day_of(timezone.now())
    said = {
        "assignment": held.pk,
        "username": deputy.username,
        "from_on": today.isoformat(),
        "until_on": (today + timedelta(days=days)).isoformat(),
    }
    return client.post(reverse("console:delegate"), said)


def sign_in_secretary(client):
    branch = OrganisationFactory()
    secretary = UserFactory(path=branch.path, role="branch_secretary", role__at=branch)
    client.force_login(secretary)
    return secretary.assignments.get()


def test_a_secretary_delegates_and_takes_it_back(client):
    held, deputy = sign_in_secretary(client), UserFactory(name="代理人甲")

    delegate(client, held, deputy)
    shown = client.get(reverse("console:delegations")).content.decode()
    client.post(reverse("console:end_delegation", args=[deputy.assignments.get().pk]))

    assert "代理人甲" in shown
    assert not deputy.assignments.unended(day_of(timezone.now())).exists()


def test_a_role_of_somebody_else_cannot_be_delegated(client):
    sign_in_secretary(client)
    theirs, deputy = AssignmentFactory(), UserFactory()

    assert delegate(client, theirs, deputy).status_code == 422
    assert not deputy.assignments.exists()


def test_a_deputy_named_wrongly_is_pointed_out(client):
    held = sign_in_secretary(client)

    response = delegate(client, held, UserFactory.build(username="nobody"))

    assert response.status_code == 422
    assert "没有登录名为“nobody”的账号" in response.content.decode()


def test_a_delegation_between_others_is_out_of_sight(client):
    sign_in_secretary(client)
    held = AssignmentFactory()
    theirs = AssignmentFactory(delegated_from=held, until_on=date(2099, 1, 1))

    assert client.post(reverse("console:end_delegation", args=[theirs.pk])).status_code == 404


def test_the_own_role_is_not_ended_like_a_delegation(client):
    held = sign_in_secretary(client)

    assert client.post(reverse("console:end_delegation", args=[held.pk])).status_code == 403
