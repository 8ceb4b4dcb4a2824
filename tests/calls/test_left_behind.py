"""Whoever is asked no more, or whose call goes on in another's: they keep what is theirs, and nothing else of the call."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.calls.merging import merge
from mahua.calls.models import Call, Dispatch
from tests.factories.calls import CommunityFactory, accepted, clerk, dispatched, lead_of, queued
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db
TITLE, TEXT = "东二单元漏水", "顶楼住户说漏了三天"


@pytest.fixture
def unit():
    return UnitFactory(name="住建局")


@pytest.fixture
def at_the_unit(client, unit):
    client.force_login(clerk("unit_responder", unit))
    return client


def returned(unit, **about):
    call = dispatched(unit=unit, at=timezone.now(), title=TITLE, text=TEXT, **about)
    lead_of(call).return_(reason="not_ours", words="房管部门的事", by=None, at=timezone.now())
    return call


def read(client, address):
    return client.get(address).content.decode()


def test_a_body_that_returned_a_call_keeps_its_own_step_and_nothing_of_what_was_asked(at_the_unit, unit):
    call = dispatched(unit=unit, at=timezone.now(), title=TITLE, text=TEXT)
    assert TITLE in read(at_the_unit, call.get_absolute_url())

    lead_of(call).return_(reason="not_ours", words="房管部门的事", by=None, at=timezone.now())

    page = read(at_the_unit, call.get_absolute_url())
    assert call.number in page
    assert "不属本单位职责：房管部门的事" in page
    assert (TITLE in page, TEXT in page, call.caller.name in page) == (False, False, False)
    assert not Call.objects.filter(pk=call.pk).visible_to(clerk("unit_responder", unit)).exists()


@pytest.mark.parametrize("page", ["calls:return", "calls:answer"])
def test_the_forms_of_a_part_that_is_over_show_nothing_of_the_call(at_the_unit, unit, page):
    call = returned(unit)

    answer = at_the_unit.get(reverse(page, args=[call.responses.get().pk]))

    assert answer.status_code == 409
    assert "已退回" in answer.content.decode()
    assert TITLE not in answer.content.decode()


def test_its_printed_sheet_is_out_of_sight(at_the_unit, unit):
    call = returned(unit)

    assert at_the_unit.get(reverse("calls:print", args=[call.code])).status_code == 404


def test_a_body_asked_again_sees_the_call_again(at_the_unit, unit):
    call = returned(unit)

    call.refresh_from_db()
    Dispatch.send(call, lead=unit, by=None, at=timezone.now())

    assert TITLE in read(at_the_unit, call.get_absolute_url())


def test_a_candidate_who_came_second_reads_who_was_first_and_no_more(at_the_unit, unit):
    other = UnitFactory(name="城管局")
    call = queued(TITLE, at=timezone.now())
    Dispatch.send(call, candidates=[unit, other], by=None, at=timezone.now())
    call.responses.get(organisation=other).accept(by=None, at=timezone.now())

    late = at_the_unit.post(reverse("calls:accept", args=[call.responses.get(organisation=unit).pk]))

    assert late.status_code == 409
    assert "城管局已先接收" in late.content.decode()
    assert TITLE not in read(at_the_unit, call.get_absolute_url())


def test_what_is_no_longer_with_the_body_is_listed_by_number_and_its_own_words(at_the_unit, unit):
    call = returned(unit)

    page = read(at_the_unit, reverse("calls:inbox"))

    assert call.number in page
    assert "房管部门的事" in page
    assert TITLE not in page


def test_a_body_never_asked_finds_nothing(client):
    call = returned(UnitFactory())
    client.force_login(clerk("unit_responder", UnitFactory()))

    assert client.get(call.get_absolute_url()).status_code == 404


@pytest.fixture
def merged(client):
    """Our community's call goes on in another community's."""
    ours, theirs = CommunityFactory(name="柳溪社区"), CommunityFactory(name="槐荫社区")
    into = accepted(title="他家的标题", text="他家的原话", caller=theirs, at=timezone.now())
    call = queued("我们的标题", caller=ours, at=timezone.now())
    merge(call, into=into, by=None, at=timezone.now())
    client.force_login(clerk("community_clerk", ours))
    return call


def test_a_merged_caller_reads_their_own_words_and_how_far_it_is(client, merged):
    page = read(client, merged.get_absolute_url())

    assert "我们的标题" in page
    assert merged.merged_into.number in page
    assert "正在办理" in page
    assert "他家的标题" not in page


def test_the_page_of_the_call_it_goes_on_in_shows_them_the_state_and_the_way_back(client, merged):
    page = read(client, merged.merged_into.get_absolute_url())

    assert "办理中" in page
    assert merged.get_absolute_url() in page
    assert ("他家的标题" in page, "他家的原话" in page, "槐荫社区" in page) == (False, False, False)


def test_the_answer_reaches_the_merged_caller_in_the_edition_for_everybody(client, merged):
    lead_of(merged.merged_into).give(outcome="solved", words="住建局已修好。", by=None, at=timezone.now())

    assert "已修好" in read(client, merged.get_absolute_url())


def test_the_centre_reads_both(client, merged):
    client.force_login(clerk("dispatcher", DistrictFactory()))

    assert "他家的标题" in read(client, merged.merged_into.get_absolute_url())
