"""Calls are found by the masked edition and by their number, by whoever sees them, and nothing else is indexed."""

import pytest

from mahua.console.models import SearchEntry
from mahua.console.search.finding import find
from mahua.ledger.relay import run_pending
from tests.factories.calls import MONDAY, CommunityFactory, clerk, dispatched, raised
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db


def found(words, user):
    run_pending(only="console.search_calls")
    return [entry.code for group in find(words, user=user, kind="call") for entry in group.entries]


@pytest.mark.parametrize("words", ["电梯", "停了", "老人", "2026-11-0001"])
def test_a_call_is_found_by_two_characters_of_title_or_text_and_by_its_number(words):
    district = DistrictFactory()
    call = raised("三号楼电梯停了", text="老人上下楼困难", caller=CommunityFactory(parent=district))
    raised("路灯不亮", caller=CommunityFactory(parent=district))

    assert found(words, clerk("dispatcher", district)) == [call.code]


def test_a_community_finds_its_own_and_a_unit_what_it_was_asked():
    community, unit = CommunityFactory(), UnitFactory()
    own = raised("电梯停了", caller=community)
    asked = dispatched(title="电梯困人", unit=unit)

    assert found("电梯", clerk("community_clerk", community)) == [own.code]
    assert found("电梯", clerk("unit_responder", unit)) == [asked.code]
    assert found("电梯", clerk("unit_responder", UnitFactory())) == []


def test_who_stands_behind_it_is_not_indexed_and_what_was_diverted_is_gone():
    district = DistrictFactory()
    about = {"contact": "told", "name": "张三丰", "phone": "13800138000", "told": "我是张三丰，举报某某"}
    call = raised("举报某人", caller=CommunityFactory(parent=district), requester=about)
    dispatcher = clerk("dispatcher", district)
    before = found("举报", dispatcher)

    call.divert(channel="区纪委监委信访室", words="", by=None, at=MONDAY)

    assert before == [call.code]
    assert found("举报", dispatcher) == found("张三", dispatcher) == []
    assert "13800138000" not in SearchEntry.objects.get(code=call.code).grams
