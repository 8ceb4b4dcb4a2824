from datetime import date

import pytest
from django import forms

from mahua.ui import abouts
from mahua.ui.abouts import AboutField, ask_about, offered, offers

DAY = date(2026, 11, 20)


class Asking(forms.Form):
    about = AboutField()

    def __init__(self, *args, choices, kept=()):
        super().__init__(*args)
        ask_about(self, choices, kept=kept)


@pytest.fixture
def providers(monkeypatch):
    monkeypatch.setattr(abouts, "PROVIDERS", [])


def test_every_module_that_offers_is_asked_for_the_body_and_the_day(providers):
    offers(lambda user, body, day: [(f"y{body}", f"{user} {day}")])
    offers(lambda _user, _body, _day: [("z1", "另一件")])

    assert offered("甲", 1, DAY) == [("y1", "甲 2026-11-20"), ("z1", "另一件")]


def test_a_module_that_offers_twice_is_asked_once(providers):
    def provider(_user, _body, _day):
        return [("y1", "一件")]

    offers(provider)
    offers(provider)

    assert offered(None, None, DAY) == [("y1", "一件")]


def test_what_is_offered_can_be_chosen_and_left_empty():
    choices = [("y1", "老旧小区改造")]

    said = [
        form.cleaned_data["about"]
        for form in (Asking({"about": "y1"}, choices=choices), Asking({}, choices=choices))
        if form.is_valid()
    ]

    assert said == ["y1", ""]


def test_what_was_not_offered_is_refused():
    form = Asking({"about": "y9"}, choices=[("y1", "老旧小区改造")])

    assert not form.is_valid()
    assert "about" in form.errors


def test_where_nothing_is_offered_nothing_is_asked():
    assert "about" in Asking(choices=[("y1", "老旧小区改造")]).fields
    assert "about" not in Asking(choices=[]).fields


def test_what_was_named_before_stays_a_choice_when_it_is_offered_no_more():
    form = Asking({"about": "y7"}, choices=[], kept=["y7", "y7", ""])

    assert form.fields["about"].choices == [("", "不涉及"), ("y7", "原来写的那一件")]
    assert form.is_valid()
