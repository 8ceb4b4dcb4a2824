"""The own password, and resetting another's by the own unit."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.access.models import SecurityEvent, User
from tests.factories.access import PASSWORD, UserFactory
from tests.factories.organisations import OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
NEW = "Another-2026-one"


def change(client, *, old=PASSWORD, new=NEW, again=None):
    said = {"old": old, "new": new, "again": again or new}
    return client.post(reverse("console:change_password"), said)


def keeper_of(unit):
    return UserFactory(path=unit.path, role="unit_administrator", role__at=unit)


def test_a_person_changes_the_own_password_and_stays_signed_in(client):
    user = UserFactory()
    client.force_login(user)

    response = change(client)

    assert response.status_code == 302
    assert User.objects.get(pk=user.pk).check_password(NEW)
    assert client.get(reverse("console:change_password")).status_code == 200


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"old": "wrong"}, "原密码不正确"),
        ({"new": "Ab-1"}, "至少 8 位"),
        ({"new": "onlysmallletters"}, "至少 3 类"),
        ({"again": "Something-else-1"}, "不一致"),
    ],
)
def test_a_change_that_breaks_a_rule_says_which(client, said, words):
    user = UserFactory()
    client.force_login(user)

    response = change(client, **said)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)


@pytest.mark.parametrize(
    "due", [{"must_change_password": True}, {"password_changed_at": timezone.now() - timedelta(days=91)}]
)
def test_with_a_change_due_every_page_leads_there_first(client, due):
    unit = UnitFactory()
    user = UserFactory(role="unit_administrator", role__at=unit, **due)
    client.force_login(user)

    before = client.get(reverse("console:accounts"))
    change(client)
    after = client.get(reverse("console:accounts"))

    assert (before.status_code, before.url) == (302, reverse("console:change_password"))
    assert after.status_code == 200


def test_with_a_change_due_one_can_still_log_out(client):
    client.force_login(UserFactory(must_change_password=True))

    assert client.post(reverse("console:log_out")).url == reverse("console:log_in")


def test_the_own_unit_resets_a_password_and_shows_it_once(client):
    unit = UnitFactory()
    keeper, forgetful = keeper_of(unit), UserFactory(path=OrganisationFactory(parent=unit).path)
    client.force_login(keeper)

    shown = client.post(reverse("console:reset_password", args=[forgetful.code]))
    later = client.get(reverse("console:account", args=[forgetful.code]))

    password = shown.content.decode().split("<code>")[1].split("</code>")[0]
    forgetful.refresh_from_db()
    assert forgetful.check_password(password)
    assert forgetful.must_change_password
    assert password not in later.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    event = SecurityEvent.objects.get(kind="password.reset")
    assert (event.by_code, event.about) == (keeper.code, forgetful.code)


def test_a_reset_lifts_the_lock_on_the_name(client, settings):
    settings.AXES_ENABLED = True
    unit = UnitFactory()
    forgetful = UserFactory(path=unit.path)
    for _ in range(5):
        client.post(reverse("console:log_in"), {"username": forgetful.username, "password": "wrong"})
    client.force_login(keeper_of(unit), backend="mahua.access.backends.DatedAssignments")

    shown = client.post(reverse("console:reset_password", args=[forgetful.code])).content.decode()
    client.logout()
    password = shown.split("<code>")[1].split("</code>")[0]
    response = client.post(reverse("console:log_in"), {"username": forgetful.username, "password": password})

    assert response.status_code == 302


def test_another_units_administrator_does_not_see_the_account(client):
    mine, other = UnitFactory(), UnitFactory()
    stranger = UserFactory(path=other.path)
    client.force_login(keeper_of(mine))

    assert client.post(reverse("console:reset_password", args=[stranger.code])).status_code == 404
    assert User.objects.get(pk=stranger.pk).check_password(PASSWORD)


def test_a_unit_never_resets_one_of_the_three_administrators(client):
    unit = UnitFactory()
    auditor = UserFactory(path=unit.path, duty="audit")
    client.force_login(keeper_of(unit))

    assert client.post(reverse("console:reset_password", args=[auditor.code])).status_code == 404


def test_after_a_reset_the_older_sessions_are_over(client):
    user = UserFactory()
    client.force_login(user)

    user.reset_password(by=None, at=timezone.now())

    response = client.get(reverse("console:change_password"))
    assert response.url.startswith(reverse("console:log_in"))
