"""Two units press at once: one wins, the other reads whose it is, and the ledger says it once."""

import pytest

from mahua.calls import merging, splitting
from mahua.calls.models import Call, Dispatch, Response
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.ledger.verify import verify
from tests.factories.calls import LATER, MONDAY, accepted, dispatched, lead_of, queued
from tests.factories.organisations import UnitFactory

pytestmark = pytest.mark.commits


def said_no(do) -> str:
    try:
        do()
    except Refused as no:
        return no.words
    return ""


def test_of_two_units_that_accept_at_once_one_wins_and_the_other_is_told_whose_it_is(own_database):
    units = [UnitFactory(name="住建局"), UnitFactory(name="城管局")]
    call = queued()
    Dispatch.send(call, lead=None, candidates=units, by=None, at=MONDAY)
    parts = list(call.responses.order_by("pk").values_list("pk", flat=True))

    def accept(number):
        part = Response.objects.select_related("call", "organisation").get(pk=parts[number])
        return said_no(lambda: part.accept(by=None, at=MONDAY + LATER))

    words = own_database.together(accept, 2)

    call.refresh_from_db()
    assert sorted(words) == ["", f"{call.lead.name}已先接收，本单位不用再办。"]
    assert words[units.index(call.lead)] == ""
    assert list(Fact.objects.filter(kind="call.accepted").values_list("organisation_code", flat=True)) == [
        call.lead.code
    ]
    assert set(call.responses.values_list("role", "state")) == {("lead", "accepted"), ("candidate", "lifted")}
    assert verify().holds


def test_of_two_people_of_one_unit_that_accept_at_once_one_fact_is_left(own_database):
    call = dispatched()
    part = lead_of(call).pk

    def accept(_):
        fresh = Response.objects.select_related("call", "organisation").get(pk=part)
        return said_no(lambda: fresh.accept(by=None, at=MONDAY + LATER))

    words = own_database.together(accept, 4)

    assert min(words) == ""
    assert len([no for no in words if "不能再接收" in no]) == 3
    assert Fact.objects.filter(kind="call.accepted").count() == 1


def test_an_answer_and_a_merge_at_once_leave_one_of_them(own_database):
    call, into = accepted(), queued()
    part = lead_of(call).pk

    def press(number):
        if number:
            return said_no(
                lambda: merging.merge(Call.objects.get(pk=call.pk), into=into, by=None, at=MONDAY + 2 * LATER)
            )
        fresh = Response.objects.select_related("call", "organisation").get(pk=part)
        return said_no(lambda: fresh.give(outcome="solved", words="已修好。", by=None, at=MONDAY + 2 * LATER))

    words = own_database.together(press, 2)

    call.refresh_from_db()
    ends = Fact.objects.filter(kind__in=("call.answered", "call.merged")).values_list("kind", flat=True)
    assert words.count("") == 1
    assert list(ends) == ["call.answered" if call.state == "answered" else "call.merged"]
    assert Response.objects.get(pk=part).state == ("answered" if call.state == "answered" else "lifted")


def test_of_two_candidates_that_return_it_at_once_the_last_sends_it_back_to_the_centre(own_database):
    call = queued()
    Dispatch.send(call, lead=None, candidates=[UnitFactory(), UnitFactory()], by=None, at=MONDAY)
    parts = list(call.responses.values_list("pk", flat=True))

    def give_back(number):
        part = Response.objects.select_related("call", "organisation").get(pk=parts[number])
        return said_no(lambda: part.return_(reason="not_ours", words="不是我们", by=None, at=MONDAY))

    assert own_database.together(give_back, 2) == ["", ""]

    call.refresh_from_db()
    assert (call.state, call.bounces) == ("queued", 1)


def test_of_the_last_two_parts_that_end_at_once_one_ends_the_whole(own_database):
    call = queued()
    parts = [part.pk for part in splitting.split(call, ["一件", "两件"], by=None, at=MONDAY)]

    def take_back(number):
        part = Call.objects.select_related("caller", "parent").get(pk=parts[number])
        return said_no(lambda: part.withdraw(by=None, at=MONDAY))

    own_database.together(take_back, 2)

    call.refresh_from_db()
    assert call.state == "closed"


def test_two_calls_merged_into_each_other_at_once_do_not_both_vanish(own_database):
    calls = [queued().pk, queued().pk]

    def merge(number):
        mine, other = (Call.objects.select_related("caller").get(pk=calls[each]) for each in (number, 1 - number))
        return said_no(lambda: merging.merge(mine, into=other, by=None, at=MONDAY))

    own_database.together(merge, 2)

    assert sorted(Call.objects.values_list("state", flat=True)) == ["merged", "queued"]
