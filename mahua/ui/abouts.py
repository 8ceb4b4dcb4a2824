"""Where a code is shown: a module says once at which page things with its code letter stand, and whoever keeps such a
code as `about` (a task, a notice) can lead there without knowing the module.
"""

from django.urls import reverse

_PAGES: dict[str, str] = {}


def shown_at(letter: str, url_name: str) -> None:
    """Codes that begin with `letter` are shown at this URL, which takes `code`."""
    _PAGES[letter] = url_name


def address_of(code: str) -> str:
    """The page of what a code names; empty when there is none."""
    url_name = _PAGES.get(code[:1]) if code else None
    return reverse(url_name, kwargs={"code": code}) if url_name else ""
