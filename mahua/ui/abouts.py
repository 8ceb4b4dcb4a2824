"""Where a code is shown: a module says once at which page things with its code letter stand, and whoever keeps such a
code as `about` (a task, a notice) can lead there without knowing the module.

The other way round, a module says what a thing being written down may be about (`offers`), and forms of modules below
ask it (`offered`, `AboutField`) without knowing who answers.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse

from mahua.ui import wording

Offer = tuple[str, str]
_PAGES: dict[str, str] = {}
PROVIDERS: list[Callable[[Any, Any, date], Iterable[Offer]]] = []


def shown_at(letter: str, url_name: str) -> None:
    """Codes that begin with `letter` are shown at this URL, which takes `code`."""
    _PAGES[letter] = url_name


def address_of(code: str) -> str:
    """The page of what a code names; empty when there is none."""
    url_name = _PAGES.get(code[:1]) if code else None
    return reverse(url_name, kwargs={"code": code}) if url_name else ""


def offers(provider: Callable[[Any, Any, date], Iterable[Offer]]) -> None:
    """`provider(user, body, day)` gives (code, words) of what a body's doings of that day may be said to be about."""
    if provider not in PROVIDERS:
        PROVIDERS.append(provider)


def offered(user: Any, body: Any, day: date) -> list[Offer]:
    """What may be named as `about`; nothing, and no query, while no module offers anything."""
    return [each for provider in PROVIDERS for each in provider(user, body, day)]


class AboutField(forms.ChoiceField):
    """“关于哪件事”: quiet, optional, and not asked at all where nothing is offered (`ask_about`)."""

    def __init__(self) -> None:
        super().__init__(label=wording.ABOUT, required=False)


def ask_about(form: forms.Form, choices: list[Offer], *, kept: Iterable[str] = ()) -> None:
    """Offer these in the form's field `about`, with codes named before that are offered no more; drop it if there are none."""
    known = {code for code, _ in choices}
    before = [(code, wording.ABOUT_AS_BEFORE) for code in dict.fromkeys(kept) if code and code not in known]
    if choices or before:
        form.fields["about"].choices = [("", wording.ABOUT_NOTHING), *choices, *before]
    else:
        del form.fields["about"]
