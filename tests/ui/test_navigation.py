import pytest

from mahua.ui import navigation
from tests.ui.people import Person, asking


@pytest.fixture(autouse=True)
def empty_bar(monkeypatch):
    monkeypatch.setattr(navigation, "_entries", {})
    monkeypatch.setattr(navigation, "_standing", [])


def test_a_person_sees_what_they_may_do_somewhere_in_order():
    navigation.register("台账", "console:search", permission="ledger.view_fact", order=30)
    navigation.register("应办", "console:roles", permission="duties.view_obligation", order=20)
    navigation.register("首页", "console:home", order=10)

    entries = navigation.entries_for(asking(by=Person(permissions={"ledger.view_fact"})))

    assert [(entry["label"], entry["url"]) for entry in entries] == [("首页", "/home/"), ("台账", "/search/")]


def test_nobody_signed_in_sees_nothing():
    navigation.register("首页", "console:home")

    assert navigation.entries_for(asking()) == []


def test_a_page_that_does_not_exist_is_left_out():
    navigation.register("走访", "visits:index")

    assert navigation.entries_for(asking(by=Person())) == []


def test_registering_an_address_again_replaces_the_entry():
    navigation.register("开始", "console:home")
    navigation.register("首页", "console:home")

    assert [entry["label"] for entry in navigation.entries_for(asking(by=Person()))] == ["首页"]


@pytest.mark.parametrize(
    ("path", "current"), [("/search/", [False, True]), ("/home/", [True, False]), ("/plain/", [False, False])]
)
def test_one_entry_is_current_that_of_the_very_page_before_that_of_its_module(path, current):
    navigation.register("首页", "console:home", order=1, match="console:home")
    navigation.register("查找", "console:search", order=2)

    entries = navigation.entries_for(asking(path, by=Person()))

    assert [entry["current"] for entry in entries] == current


def test_the_bar_says_as_what_the_person_acts():
    navigation.say_standing_by(lambda request: f"支部书记 {request.user}")

    assert navigation.standing_of(asking(by=Person())) == "支部书记 周晓岚"
