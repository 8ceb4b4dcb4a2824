from datetime import timedelta

import pytest

from mahua.calls.models import Call, Requester
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from tests.factories.access import UserFactory
from tests.factories.calls import LATER, MONDAY, CommunityFactory, StreetFactory, queued, raised

pytestmark = pytest.mark.django_db


def test_raising_a_call_says_in_the_callers_ledger_that_it_called():
    community = CommunityFactory()

    call = Call.raise_(" 三号楼电梯停了 ", caller=community, channel="community", by=UserFactory(), at=MONDAY)

    fact = Fact.objects.get()
    assert (call.title, call.state, call.path, call.number) == (
        "三号楼电梯停了",
        "raised",
        community.path,
        "2026-11-0001",
    )
    assert (fact.kind, fact.organisation_code, fact.data["urgency"]) == ("call.raised", community.code, "ordinary")
    assert "电梯" not in fact.text


def test_an_ordinary_call_is_due_after_seven_working_days():
    call = raised(at=MONDAY)

    assert call.due_at == MONDAY + timedelta(days=9)  # the weekend between does not count
    assert not call.due_provisional


def test_a_critical_call_counts_day_and_night():
    call = raised(urgency="critical", at=MONDAY)

    assert call.due_at == MONDAY + timedelta(hours=24)


def test_a_call_into_a_year_not_yet_published_is_due_provisionally():
    call = raised(at=MONDAY + timedelta(days=35))

    assert call.due_provisional


@pytest.mark.parametrize(("title", "words"), [(" ", "写明呼什么事"), ("长" * 61, "不超过 60 字")])
def test_a_call_needs_a_short_title(title, words):
    with pytest.raises(Refused, match=words):
        raised(title)

    assert Call.objects.count() == 0


def test_the_person_behind_a_call_is_sealed():
    about = {"contact": "relayed", "name": "张三", "phone": "138 0013 8000", "told": "我是张三，三号楼电梯停了"}

    call = raised(requester=about)

    kept = Requester.objects.get(call=call)
    assert str(kept.name) == "（已封存）"
    assert b"\xe5\xbc\xa0" not in kept.name.sealed
    assert kept.open("phone", by=UserFactory(), reason="回访", at=MONDAY) == "13800138000"
    assert call.steps.filter(kind="seal_opened", words="电话：回访").exists()


def test_numbers_follow_one_another_within_a_month_and_begin_anew_in_the_next():
    numbers = [raised(at=MONDAY).number, raised(at=MONDAY).number, raised(at=MONDAY + timedelta(days=10)).number]

    assert numbers == ["2026-11-0001", "2026-11-0002", "2026-12-0001"]


def test_the_street_hands_up_what_it_cannot_solve_and_the_districts_clock_begins():
    call, street = raised(), StreetFactory()

    call.escalate(words="需要住建局", by=None, at=MONDAY + LATER, street=street)

    fact = Fact.objects.latest("position")
    assert (call.state, call.clock_from) == ("queued", MONDAY + LATER)
    assert (fact.kind, fact.organisation_code, fact.data["minutes_taken"]) == ("call.escalated", street.code, 40)


def test_the_street_may_solve_it_by_itself():
    call, street = raised(), StreetFactory()

    call.solve_here(outcome="solved", words="已联系维保单位修好。", by=None, at=MONDAY + LATER, street=street)

    assert (call.state, call.lead, call.outcome) == ("answered", street, "solved")
    assert Fact.objects.latest("position").kind == "call.answered"


def test_a_call_moves_only_along_the_table():
    call = queued()

    with pytest.raises(Refused, match="该件现在是“待派单”，不能再上报"):
        call.escalate(by=None, at=MONDAY, street=StreetFactory())


def test_the_caller_takes_back_what_it_needs_no_more():
    call = queued(requester={"contact": "told", "name": "张三"})

    call.withdraw(by=None, at=MONDAY + LATER)

    assert (call.state, call.ended_at) == ("withdrawn", MONDAY + LATER)
    assert Requester.objects.get().erase_at == MONDAY + LATER + timedelta(days=180)


def test_a_report_of_wrongdoing_goes_elsewhere_and_leaves_nothing_here():
    call = raised("举报某人", text="细节", requester={"contact": "result", "name": "张三"})

    call.divert(channel="区纪委监委信访室", words="", by=None, at=MONDAY)

    assert (call.state, call.title, call.text) == ("diverted", "已转法定渠道", "")
    assert Requester.objects.get().is_erased
