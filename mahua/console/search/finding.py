"""Finding what a person may see by a few typed words, kind by kind."""

from dataclasses import dataclass

from mahua.console.models import SearchEntry
from mahua.console.search import shelves
from mahua.console.search.grams import phrases
from mahua.console.search.sources import SOURCES
from mahua.meetings.models import Meeting

SHOWN = 8
SHOWN_ALONE = 50
LOOKED_AT = 100


@dataclass(frozen=True)
class Group:
    """What was found of one kind; `has_more` when not all of it is shown."""

    kind: str
    entries: list[SearchEntry]
    has_more: bool

    @property
    def label(self) -> str:
        return SOURCES[self.kind].label


def find(words: str, *, user, kind: str = "") -> list[Group]:
    """The kinds of which something was found (or only `kind`), the likeliest first in each; three statements at most.

    Of very many hits the newest hundred of a kind are looked at: who finds too much types another word.
    """
    wanted = phrases(words)
    sources = [SOURCES[kind]] if kind in SOURCES else list(SOURCES.values())
    if not wanted:
        return []
    open_shelves = {source.kind: shelves.open_to(user, source) for source in sources}
    entries = SearchEntry.objects.visible_to(user)
    found = list(entries.matching(wanted, shelves=open_shelves, most=LOOKED_AT))
    if "meeting" in open_shelves and user.member_code:
        found += _attended_elsewhere(wanted, user=user, known={entry.code for entry in found})
    shown = SHOWN_ALONE if len(sources) == 1 else SHOWN
    groups = (_group(source.kind, found, words=words.strip(), shown=shown) for source in sources)
    return [group for group in groups if group.entries]


def _attended_elsewhere(wanted, *, user, known):
    """Meetings outside one's scope that one came to: few, and on no shelf, since nobody's attendance is indexed."""
    came = Meeting.objects.filter(attendances__member__code=user.member_code, attendances__present=True)
    elsewhere = came.exclude(user.scopes.covers("path", may=SOURCES["meeting"].permission))
    entries = SearchEntry.objects.visible_to(user).filter(kind="meeting", code__in=elsewhere.values("code"))
    for phrase in wanted:
        entries = entries.filter(grams__contains=phrase.text)
    return [entry for entry in entries.order_by("-day", "-pk")[:LOOKED_AT] if entry.code not in known]


def _group(kind, found, *, words, shown):
    of_kind = sorted((entry for entry in found if entry.kind == kind), key=lambda entry: _likeliness(entry, words))
    return Group(kind, of_kind[:shown], has_more=len(of_kind) > shown)


def _likeliness(entry, words):
    """First what is called exactly so, then what begins so; then the newest, and without days by place."""
    newest = -entry.day.toordinal() if entry.day else 0
    return (entry.title != words, not entry.title.startswith(words), newest, entry.path, entry.title, entry.pk)
