"""Sessions end by themselves, and reading costs no write."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from mahua.access.jobs import clear_expired_sessions
from mahua.access.sessions import TOUCH_EVERY_SECONDS
from tests.factories.access import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def sign_in(client):
    user = UserFactory()
    client.post(reverse("console:log_in"), {"username": user.username, "password": PASSWORD})
    return user


def age(client, *, seconds):
    """Let the session have begun, and been touched, that long ago."""
    session = client.session
    session["began"] -= seconds
    session["touched"] -= seconds
    session.save()


def is_signed_in(client):
    return client.get(reverse("console:change_password")).status_code == 200


def test_a_signed_in_page_costs_three_reads_and_no_write(client, django_assert_num_queries):
    sign_in(client)

    with django_assert_num_queries(3) as queries:  # session, user, assignments for the navigation
        client.get(reverse("console:change_password"))

    assert not [query for query in queries.captured_queries if not query["sql"].startswith("SELECT")]


def test_after_five_minutes_the_session_is_written_once(client):
    sign_in(client)
    age(client, seconds=TOUCH_EVERY_SECONDS)
    before = client.session["touched"]

    is_signed_in(client)
    touched = client.session["touched"]
    is_signed_in(client)

    assert touched > before
    assert client.session["touched"] == touched


def test_an_idle_session_is_over(client, settings):
    sign_in(client)
    stored = Session.objects.get()
    assert stored.expire_date <= timezone.now() + timedelta(minutes=settings.SESSION_IDLE_MINUTES)
    assert is_signed_in(client)

    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert not is_signed_in(client)


def test_a_session_is_over_after_a_days_work_however_busy(client, settings):
    sign_in(client)
    age(client, seconds=settings.SESSION_MAX_HOURS * 3600 - 60)
    assert is_signed_in(client)

    age(client, seconds=120)

    assert not is_signed_in(client)
    assert not Session.objects.exists()


def test_logging_in_again_counts_the_days_work_anew(client, settings):
    user = sign_in(client)
    age(client, seconds=settings.SESSION_MAX_HOURS * 3600 - 60)

    client.post(reverse("console:log_in"), {"username": user.username, "password": PASSWORD})
    age(client, seconds=120)

    assert is_signed_in(client)


def test_the_session_changes_its_name_at_log_in(client):
    client.get(reverse("console:log_in"))
    sign_in(client)
    first = client.session.session_key

    sign_in(client)

    assert client.session.session_key != first


def test_pages_of_a_signed_in_person_are_not_kept_on_disk(client):
    sign_in(client)

    response = client.get(reverse("console:change_password"))

    assert "no-store" in response.headers["Cache-Control"]


def test_sessions_that_have_ended_are_cleared_away_and_no_others(client):
    sign_in(client)
    ending = Session.objects.get().expire_date

    clear_expired_sessions(ending - timedelta(seconds=1))
    kept = Session.objects.count()
    clear_expired_sessions(ending + timedelta(seconds=1))

    assert (kept, Session.objects.count()) == (1, 0)
