"""However a call ends, nobody is left asked, no clock left standing, no person kept, and no other caller forgotten."""

from datetime import timedelta

import pytest

from mahua.calls import escalation
from mahua.calls.merging import merge, unmerge
from mahua.calls.models import Call, Dispatch, Extension, Objection, Pause, Requester, Step
from mahua.calls.splitting import call_many, split
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from tests.factories.access import UserFactory
from tests.factories.calls import LATER, MONDAY, accepted, called_back, dispatched, lead_of, queued, raised
from tests.factories.organisations import UnitFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
PERSON = {"contact": "told", "name": "张三"}


def exclude(call, at=MONDAY + DAY):
    asked = Objection.file(
        call, kind="exclusion", reason="repeated", words="上周已办", code="n2345", by=UserFactory(), at=at
    )
    asked.decide(upheld=True, words="属实", by=UserFactory(), at=at)


def test_whoever_was_asked_about_a_call_taken_back_is_asked_no_more():
    call = dispatched(co_units=[UnitFactory()])

    call.withdraw(by=None, at=MONDAY)

    assert set(call.responses.values_list("state", flat=True)) == {"lifted"}


def test_an_exclusion_asks_nobody_any_more_and_ends_the_pause():
    call = accepted(co_units=[UnitFactory()])
    Pause.begin(call, reason="weather", consent="dispatcher", by=None, at=MONDAY + LATER)

    exclude(call)

    assert set(call.responses.values_list("state", flat=True)) == {"lifted"}
    assert call.pauses.get().until_at == MONDAY + DAY
    assert not Pause.beyond_cap(MONDAY + 30 * DAY).exists()


def test_who_excluded_a_call_stands_in_its_history():
    call = dispatched()

    exclude(call)

    assert call.steps.get(kind="excluded").by_code


def test_what_was_part_of_a_part_ends_the_whole():
    call = queued("三件事")
    first, second = split(call, ["一件", "两件"], by=None, at=MONDAY)
    for part in (first, *split(second, ["其一", "其二"], by=None, at=MONDAY)):
        part.withdraw(by=None, at=MONDAY + DAY)

    call.refresh_from_db()
    assert call.state == "closed"


def test_the_last_part_sent_elsewhere_ends_the_whole():
    call = queued("两件事")
    first, second = split(call, ["一件", "一件举报"], by=None, at=MONDAY)
    first.withdraw(by=None, at=MONDAY)

    second.divert(channel="区纪委监委信访室", words="", by=None, at=MONDAY)

    call.refresh_from_db()
    assert call.state == "closed"


def test_nothing_anybody_wrote_about_a_report_of_wrongdoing_stays():
    call = raised("举报某人", text="细节")
    call.escalate(words="举报王某收钱", by=None, at=MONDAY, street=call.caller)

    call.divert(channel="区纪委监委信访室", words="", by=None, at=MONDAY)

    assert not Step.objects.filter(call=call, words__contains="王某").exists()
    assert call.steps.get(kind="diverted").words == "区纪委监委信访室"


def test_where_it_went_is_no_free_text_in_the_ledger():
    call = raised("举报某人")

    call.divert(channel="区纪委监委信访室，王某一案", words="", by=None, at=MONDAY)

    assert "王某" not in Fact.objects.latest("position").text


def test_the_person_behind_a_merged_call_is_kept_no_longer_than_the_call_it_went_into():
    into = called_back(requester=PERSON)
    call = queued(requester=PERSON)
    Call.objects.filter(pk=call.pk).update(state="merged", merged_into=into)

    escalation.close_silent(into.rating_due_at + DAY)

    assert Requester.objects.filter(erase_at=None).count() == 0


def test_a_merge_undone_keeps_the_person_as_long_as_the_call_goes_on():
    call, into = queued(requester=PERSON), queued()
    merge(call, into=into, by=None, at=MONDAY)
    into.refresh_from_db()
    exclude(into)

    unmerge(call, by=None, at=MONDAY + 2 * DAY)

    assert Requester.objects.get().erase_at is None


def test_a_merge_undone_begins_with_clocks_of_its_own():
    call, into = accepted(), queued()
    lead_of(call).contact(relayed=False, by=None, at=MONDAY + LATER)
    call.refresh_from_db()
    Extension.ask(call, reason="等配件", by=UserFactory(), at=MONDAY).approve(by=UserFactory(), at=MONDAY + LATER)
    merge(call, into=into, by=None, at=MONDAY + DAY)

    unmerge(call, by=None, at=MONDAY + DAY)

    assert (call.contacted_at, call.contact_due_at, call.accept_due_at, call.extended_minutes) == (None, None, None, 0)


def test_a_call_others_were_merged_into_is_not_taken_back_behind_their_backs():
    call, into = queued(), queued()
    merge(call, into=into, by=None, at=MONDAY)
    into.refresh_from_db()

    with pytest.raises(Refused, match=call.number):
        into.withdraw(by=None, at=MONDAY)


def test_more_time_is_not_given_for_what_no_unit_has_any_more():
    call = accepted()
    asked = Extension.ask(call, reason="等配件", by=UserFactory(), at=MONDAY)
    merge(call, into=queued(), by=None, at=MONDAY + LATER)

    with pytest.raises(Refused, match="已并件"):
        Extension.objects.get(pk=asked.pk).approve(by=UserFactory(), at=MONDAY + DAY)


def test_only_a_body_that_has_it_in_hand_says_that_it_spoke_to_the_requester():
    call, unit = queued(), UnitFactory()
    other = dispatched(unit=unit)
    part = lead_of(other)
    part.return_(reason="not_ours", words="不是我们", by=None, at=MONDAY)

    with pytest.raises(Refused, match="已退回"):
        part.contact(relayed=True, by=None, at=MONDAY)

    assert call.contacted_at is None


def test_a_long_answer_stands_whole_in_the_history():
    call = accepted()

    lead_of(call).give(outcome="solved", words="办" * 5000, by=None, at=MONDAY + DAY)

    step = call.steps.get(kind="answered")
    step.clean_fields(exclude=["minutes"])
    assert step.words.endswith("办" * 5000)


def test_an_exclusion_is_asked_only_of_what_can_still_be_excluded():
    call = queued()
    call.withdraw(by=None, at=MONDAY)

    with pytest.raises(Refused, match="已撤回"):
        exclude(call)


def test_a_dispatch_taken_back_is_said_in_the_ledger_of_the_body_it_was_sent_to():
    first, helper, second = UnitFactory(), UnitFactory(), UnitFactory()
    call = dispatched(unit=first, co_units=[helper])
    part = call.responses.get(role="co")
    part.accept(by=None, at=MONDAY)
    part.give(outcome="solved", words="配合完了", by=None, at=MONDAY)
    lead_of(call).return_(reason="not_ours", words="不是我们", by=None, at=MONDAY)
    call.refresh_from_db()
    made = Dispatch.send(call, lead=second, by=None, at=MONDAY + LATER)
    made.undo(by=None, at=MONDAY + LATER)

    assert Fact.objects.get(kind="call.dispatch_undone").organisation_code == second.code


def test_a_call_from_above_ends_with_the_answers_for_there_is_nobody_to_call_back():
    units = [UnitFactory(), UnitFactory()]
    whole = call_many("请报值班安排", units=units, caller=UnitFactory(), by=None, at=MONDAY)

    for part in Call.objects.filter(parent=whole):
        lead_of(part).accept(by=None, at=MONDAY)
        lead_of(part).give(outcome="solved", words="已安排。", by=None, at=MONDAY + LATER)

    whole.refresh_from_db()
    assert (whole.state, whole.outcome) == ("closed", "solved")
    assert not Call.objects.to_call_back().exists()
    said = set(Fact.objects.filter(kind="call.closed").values_list("organisation_code", flat=True))
    assert said == {whole.caller.code, *(unit.code for unit in units)}
