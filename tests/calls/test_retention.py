"""How long the person behind a call is kept, and what is said of it."""

from datetime import timedelta

import pytest

from mahua.calls import escalation
from mahua.calls.closing import close_unrated
from mahua.calls.merging import merge, unmerge
from mahua.calls.models import Requester
from tests.factories.calls import MONDAY, called_back, clerk, queued
from tests.factories.organisations import DistrictFactory

pytestmark = pytest.mark.django_db
PERSON = {"contact": "relayed", "name": "张三", "phone": "13800138000", "told": "我是张三"}
DAY = timedelta(days=1)


def closed(**about):
    call = called_back(requester=PERSON, **about)
    close_unrated(call, at=MONDAY)
    return call


def test_the_district_says_how_long_a_person_is_kept_after_the_end(settings):
    settings.REQUESTER_DAYS = 30
    call = closed()

    before = escalation.erase_requesters(MONDAY + 29 * DAY)
    after = escalation.erase_requesters(MONDAY + 30 * DAY)

    assert (before, after) == (0, 1)
    assert not Requester.objects.get(call=call).name


def test_as_long_as_a_call_is_open_the_person_is_kept():
    queued(requester=PERSON)

    assert escalation.erase_requesters(MONDAY + 4000 * DAY) == 0


def test_a_person_whose_call_went_on_in_another_is_let_go_with_it():
    into = called_back()
    into.__class__.objects.filter(pk=into.pk).update(state="accepted")
    merged = queued(requester=PERSON)
    merge(merged, into=into, by=None, at=MONDAY)
    into.__class__.objects.filter(pk=into.pk).update(state="called_back")
    into.refresh_from_db()

    close_unrated(into, at=MONDAY)

    assert Requester.objects.get(call=merged).erase_at == MONDAY + 180 * DAY


def test_a_call_that_was_another_matter_after_all_keeps_its_person():
    merged = queued(requester=PERSON)
    merge(merged, into=queued(), by=None, at=MONDAY)
    Requester.objects.update(erase_at=MONDAY)

    unmerge(merged, by=None, at=MONDAY)

    assert Requester.objects.get().erase_at is None


def test_the_page_says_what_is_withheld_and_until_when(client):
    opened, ended = queued(requester=PERSON), closed()
    client.force_login(clerk("dispatcher", DistrictFactory()))

    before = client.get(opened.get_absolute_url()).content.decode()
    after = client.get(ended.get_absolute_url()).content.decode()

    assert "办结后再封存 180 天" in before
    assert "保存到 2027年5月22日" in after
