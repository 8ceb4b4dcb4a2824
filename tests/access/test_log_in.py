"""The door: who gets in, who is held up, and what the security log says of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.access.models import SecurityEvent
from tests.factories.access import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
LOG_IN = "/log-in/"


def log_in(client, user, password=PASSWORD, **extra):
    return client.post(reverse("console:log_in"), {"username": user.username, "password": password, **extra})


def events():
    return list(SecurityEvent.objects.order_by("number").values_list("kind", "by_code", "about", "succeeded"))


def test_the_right_password_opens_a_session_and_is_logged_with_its_address(client):
    user = UserFactory()

    response = log_in(client, user)

    assert (response.status_code, response.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert events() == [("session.began", user.code, "", True)]
    assert SecurityEvent.objects.get().address == "127.0.0.1"


def test_after_logging_in_one_arrives_where_one_was_going(client):
    response = log_in(client, UserFactory(), next="/ui/anywhere/?page=2")

    assert response.url == "/ui/anywhere/?page=2"


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_logging_in_never_leads_to_another_site(client, elsewhere):
    assert log_in(client, UserFactory(), next=elsewhere).url == "/"


def test_a_wrong_password_is_refused_in_words_and_logged_against_the_account(client):
    user = UserFactory()

    response = log_in(client, user, "wrong")

    assert response.status_code == 422
    assert "登录名或密码不正确" in response.content.decode()
    assert events() == [("session.refused", "", user.code, False)]


@pytest.mark.parametrize(("days", "status"), [(6, 302), (8, 422)])
def test_a_one_time_password_nobody_came_for_opens_nothing_after_its_days(client, settings, days, status):
    settings.ONE_TIME_PASSWORD_DAYS = 7
    user = UserFactory(must_change_password=True, password_changed_at=timezone.now() - timedelta(days=days))

    response = log_in(client, user)

    assert response.status_code == status
    assert ("一次性密码已过有效期" in response.content.decode()) == (status == 422)
    assert events()[0][0] == ("session.began" if status == 302 else "session.refused")


def test_a_password_of_ones_own_is_not_a_one_time_password(client, settings):
    settings.ONE_TIME_PASSWORD_DAYS = 7
    user = UserFactory(password_changed_at=timezone.now() - timedelta(days=8))

    assert log_in(client, user).status_code == 302


def test_a_name_that_is_nobodys_is_not_written_down(client):
    response = client.post(LOG_IN, {"username": "Mahua-2026-secret", "password": "x"})

    assert response.status_code == 422
    assert events() == [("session.refused", "", "", False)]
    assert "secret" not in SecurityEvent.objects.get().text


def test_a_closed_account_does_not_open(client):
    user = UserFactory(is_active=False)

    assert log_in(client, user).status_code == 422


def test_the_fifth_failure_and_the_right_password_after_it_give_429(client, settings):
    settings.AXES_ENABLED = True
    user = UserFactory()

    answers = [log_in(client, user, "wrong").status_code for _ in range(5)]
    after = log_in(client, user)

    assert answers == [422, 422, 422, 422, 429]
    assert after.status_code == 429
    assert "30 分钟" in after.content.decode()
    assert "_auth_user_id" not in client.session
    assert [kind for kind, *_ in events()] == ["session.refused"] * 4 + ["session.locked"] * 2


def test_a_lock_holds_only_the_name_that_failed(client, settings):
    settings.AXES_ENABLED = True
    failing, other = UserFactory(), UserFactory()
    for _ in range(5):
        log_in(client, failing, "wrong")

    assert log_in(client, other).status_code == 302


def test_logging_out_ends_the_session_and_is_logged(client):
    user = UserFactory()
    log_in(client, user)

    response = client.post(reverse("console:log_out"))

    assert response.url == LOG_IN
    assert "_auth_user_id" not in client.session
    assert events()[-1] == ("session.ended", user.code, "", True)


def test_a_link_cannot_log_anybody_out(client):
    assert client.get(reverse("console:log_out")).status_code == 405


def test_behind_one_proxy_the_address_is_the_one_the_proxy_saw(client, settings):
    settings.TRUSTED_PROXIES = 1
    user = UserFactory()

    client.post(
        LOG_IN,
        {"username": user.username, "password": PASSWORD},
        headers={"x-forwarded-for": "6.6.6.6, 10.1.2.3"},
    )

    assert SecurityEvent.objects.get().address == "10.1.2.3"
