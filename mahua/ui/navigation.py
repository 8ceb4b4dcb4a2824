"""The navigation as data: each module registers its entries in `AppConfig.ready`, the base page draws them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One word in the bar, shown to whoever holds `permission` anywhere in the tree."""

    label: str
    url_name: str
    permission: str | None
    order: int
    match: tuple[str, ...]

    def is_for(self, user) -> bool:
        return self.permission is None or user.has_perm_anywhere(self.permission)

    def is_current(self, request: HttpRequest) -> bool:
        """`match` names a namespace (`meetings`) or views (`console:home`)."""
        found = request.resolver_match
        here = {*found.namespaces, found.namespace, found.view_name} - {""} if found is not None else set()
        return not here.isdisjoint(self.match)

    @property
    def names_views(self) -> bool:
        """Whether it is about some views of a module, and so stands before the entry of the whole module."""
        return any(":" in name for name in self.match)


_entries: dict[str, Entry] = {}
_standing: list[Callable[[HttpRequest], str]] = []
_waiting: list[Callable[[HttpRequest], int]] = []
MOST_SAID = 99


def register(
    label: str,
    url_name: str,
    *,
    permission: str | None = None,
    order: int = 100,
    match: str | tuple[str, ...] | None = None,
) -> None:
    """Put `label` into the bar. Without `permission` every signed-in person sees it; `match` defaults to the URL's
    namespace. Registering the same URL again replaces the entry."""
    match = match or url_name.rpartition(":")[0] or url_name
    match = (match,) if isinstance(match, str) else match
    _entries[url_name] = Entry(label=label, url_name=url_name, permission=permission, order=order, match=match)


def entries_for(request: HttpRequest) -> list[dict]:
    """What this person's bar holds, in order; nothing before signing in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    shown = sorted(
        (entry for entry in _entries.values() if entry.is_for(user)), key=lambda entry: (entry.order, entry.label)
    )
    here = {entry.url_name for entry in shown if entry.is_current(request)}
    named = {entry.url_name for entry in shown if entry.url_name in here and entry.names_views}
    current = named or here  # an entry for this very view stands before the one of its whole module
    links = [
        {"label": entry.label, "url": _address(entry.url_name), "current": entry.url_name in current} for entry in shown
    ]
    return [link for link in links if link["url"]]


def say_standing_by(words: Callable[[HttpRequest], str]) -> None:
    """Who signed in acts as what, and for which body (支部书记 · 第二党支部), shown beside the name: the kit knows no roles,
    so the package that does hands in a function. It runs on every page and should cost no query of its own."""
    _standing[:] = [words]


def standing_of(request: HttpRequest) -> str:
    return _standing[0](request) if _standing else ""


def say_waiting_by(count: Callable[[HttpRequest], int]) -> None:
    """How many unread notices the signed-in person has, shown at the bell. It runs on every page, and must cost no query."""
    _waiting[:] = [count]


def waiting_for(request: HttpRequest) -> str:
    """The number at the bell: nothing for none, 99+ beyond that."""
    count = _waiting[0](request) if _waiting else 0
    return f"{MOST_SAID}+" if count > MOST_SAID else str(count or "")


def _address(url_name: str) -> str:
    """Nothing for a page that does not exist in this installation."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""
