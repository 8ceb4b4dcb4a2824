"""The body in charge and the call-back, through their pages."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.calls.models import CallBack, Objection, Response
from tests.factories.calls import answered, clerk, dispatched, lead_of
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return UnitFactory(name="住建局")


@pytest.fixture
def at_the_unit(client, unit):
    client.force_login(clerk("unit_responder", unit))
    return client


def asked(unit, **about):
    return dispatched(unit=unit, at=timezone.now(), **about)


def test_the_inbox_lists_what_is_to_be_accepted_and_one_click_takes_it(at_the_unit, unit):
    call = asked(unit, title="电梯停了")
    listed = at_the_unit.get(reverse("calls:inbox")).content.decode()

    at_the_unit.post(reverse("calls:accept", args=[lead_of(call).pk]))

    call.refresh_from_db()
    assert "电梯停了" in listed
    assert call.state == "accepted"
    assert "没有待接收的呼件" in at_the_unit.get(reverse("calls:inbox")).content.decode()


@pytest.mark.parametrize("calls", [1, 4])
def test_the_inbox_costs_the_same_however_full(at_the_unit, unit, calls, django_assert_max_num_queries):
    for _ in range(calls):
        asked(unit)
    at_the_unit.get(reverse("calls:inbox"))  # the session notes its beginning once

    with django_assert_max_num_queries(8):
        page = at_the_unit.get(reverse("calls:inbox")).content.decode()

    assert page.count(">接收</button>") == calls


def test_a_return_without_words_comes_back_with_what_was_chosen(at_the_unit, unit):
    call = asked(unit)

    page = at_the_unit.post(reverse("calls:return", args=[lead_of(call).pk]), {"reason": "unclear", "words": ""})

    assert page.status_code == 422
    assert '<option value="unclear" selected>' in page.content.decode()
    assert lead_of(call).state == "asked"


def test_another_unit_cannot_accept_or_even_see_the_part(client, unit):
    call = asked(unit)
    client.force_login(clerk("unit_responder", UnitFactory()))

    assert client.post(reverse("calls:accept", args=[lead_of(call).pk])).status_code == 404


def test_an_overseer_reads_but_may_not_accept(client, unit):
    call = asked(unit)
    client.force_login(clerk("unit_leader", unit))

    assert client.get(call.get_absolute_url()).status_code == 200
    assert client.post(reverse("calls:accept", args=[lead_of(call).pk])).status_code == 403


def test_the_answer_needs_a_basis_where_nothing_was_solved_and_keeps_what_was_typed(at_the_unit, unit):
    call = asked(unit)
    part = lead_of(call)
    part.accept(by=None, at=timezone.now())

    refused = at_the_unit.post(
        reverse("calls:answer", args=[part.pk]), {"outcome": "unsolvable", "words": "规划不许可"}
    )
    taken = at_the_unit.post(
        reverse("calls:answer", args=[part.pk]),
        {"outcome": "unsolvable", "words": "规划不许可", "basis": "城乡规划法第四十条"},
    )

    call.refresh_from_db()
    assert refused.status_code in (409, 422)
    assert "规划不许可" in refused.content.decode()
    assert taken.status_code == 302
    assert (call.state, call.outcome) == ("answered", "unsolvable")


def test_a_pause_is_begun_and_ended_on_pages(at_the_unit, unit):
    call = asked(unit)
    lead_of(call).accept(by=None, at=timezone.now())

    at_the_unit.post(reverse("calls:pause", args=[call.code]), {"reason": "material", "consent": "caller"})
    call.refresh_from_db()
    paused = call.state
    at_the_unit.post(reverse("calls:resume", args=[call.code]))

    call.refresh_from_db()
    assert (paused, call.state) == ("paused", "accepted")


def test_the_unit_may_object_and_is_told_who_decides(at_the_unit, unit):
    call = asked(unit)

    said = {"kind": "exclusion", "reason": "repeated", "words": "上周已办结"}
    page = at_the_unit.post(reverse("calls:object", args=[call.code]), said, follow=True)

    assert "另一位调度员复核" in page.content.decode()
    assert Objection.objects.get().organisation == unit


def test_the_call_back_asks_three_questions_and_needs_their_answers(client, unit):
    call = answered(unit=unit)
    client.force_login(clerk("call_backer", DistrictFactory()))
    page = reverse("calls:call_back", args=[call.code])

    half = client.post(page, {"reached": "1", "contacted": "1"})
    whole = client.post(page, {"reached": "1", "contacted": "1", "solved": "0", "satisfaction": "dissatisfied"})

    call.refresh_from_db()
    made = CallBack.objects.get()
    assert half.status_code == 422
    assert whole.status_code == 302
    assert (made.valid, made.contacted, made.solved, made.satisfaction) == (True, True, False, "dissatisfied")
    assert call.state == "called_back"


def test_the_body_called_about_never_calls_back_by_itself(client, unit):
    call = answered(unit=unit)
    client.force_login(clerk("unit_responder", unit))

    assert client.get(reverse("calls:call_back", args=[call.code])).status_code == 403
    assert CallBack.objects.count() == 0
    assert Response.objects.filter(call=call).count() == 1


def test_what_waits_for_its_call_back_is_listed_the_oldest_answer_first(client, unit):
    first, second = answered(unit=unit, title="先答复的"), answered(unit=unit, title="后答复的")
    client.force_login(clerk("call_backer", DistrictFactory()))

    page = client.get(reverse("calls:call_backs")).content.decode()

    assert page.index("先答复的") < page.index("后答复的")
    assert reverse("calls:call_back", args=[first.code]) in page
    assert second.number in page
