"""Finding what a person may see by a few typed words, kind by kind."""

from dataclasses import dataclass

from mahua.console.models import SearchEntry
from mahua.console.search import shelves
from mahua.console.search.grams import phrases
from mahua.console.search.sources import SOURCES
from mahua.meetings.models import Attendance

SHOWN, LOOKED_AT = 8, 40
SHOWN_ALONE, LOOKED_AT_ALONE = 50, 100


@dataclass(frozen=True)
class Group:
    """What was found of one kind; `has_more` when not all of it is shown, `is_alone` when no other kind was asked for."""

    kind: str
    entries: list[SearchEntry]
    has_more: bool
    is_alone: bool

    @property
    def label(self) -> str:
        return SOURCES[self.kind].label


def find(words: str, *, user, kind: str = "") -> list[Group]:
    """The kinds of which something was found (or only `kind`), the likeliest first in each; four statements at most.

    Of very many hits only the newest of a kind are looked at: who finds too much types another word.
    """
    wanted = phrases(words)
    if not wanted:
        return []
    kinds = [kind] if kind in SOURCES else list(SOURCES)
    shown, looked_at = (SHOWN_ALONE, LOOKED_AT_ALONE) if len(kinds) == 1 else (SHOWN, LOOKED_AT)
    open_shelves = {each: shelves.open_to(user, SOURCES[each]) for each in kinds}
    entries = SearchEntry.objects.visible_to(user, *kinds)
    found = list(entries.matching(wanted, shelves=open_shelves, most=looked_at))
    if "meeting" in kinds and user.member_code:
        found += _attended_elsewhere(wanted, user=user, most=looked_at, known={entry.code for entry in found})
    groups = (_group(each, found, words=words.strip(), shown=shown) for each in kinds)
    return [group for group in groups if group.entries]


def _attended_elsewhere(wanted, *, user, most, known):
    """Meetings outside one's scope that one came to: few, and on no shelf, since nobody's attendance is indexed."""
    here = user.scopes.covers("meeting__path", may=SOURCES["meeting"].permission)
    came = Attendance.objects.filter(member__code=user.member_code, present=True).exclude(here)
    codes = list(came.values_list("meeting__code", flat=True))
    if not codes:
        return []
    entries = SearchEntry.objects.visible_to(user, "meeting").filter(code__in=codes)
    for phrase in wanted:
        entries = entries.filter(grams__contains=phrase.text)
    return [entry for entry in entries.order_by("-day", "-pk")[:most] if entry.code not in known]


def _group(kind, found, *, words, shown):
    of_kind = sorted((entry for entry in found if entry.kind == kind), key=lambda entry: _likeliness(entry, words))
    return Group(kind, of_kind[:shown], has_more=len(of_kind) > shown, is_alone=shown == SHOWN_ALONE)


def _likeliness(entry, words):
    """First what is called exactly so, then what begins so; then the newest, and without days by place."""
    newest = -entry.day.toordinal() if entry.day else 0
    return (entry.title != words, not entry.title.startswith(words), newest, entry.path, entry.title, entry.pk)
