"""是不是同一件: open calls like the one about to be sent, by words, place and time. Shown beforehand, never decided here."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from mahua.calls import states
from mahua.calls.models import Call
from mahua.kernel.tree_paths import WIDTH, after
from mahua.textmining import near_duplicates

RECENT = timedelta(days=60)
READ = 400  # newest calls compared
SHOWN = 5
ALIKE, ALIKE_IN_PLACE = 0.35, 0.15
SIGNS = re.compile(r"\W+")
COVERED = re.compile("［[^］]*］")  # two calls are not alike because both name somebody


@dataclass(frozen=True)
class SimilarCall:
    """An open call, how alike its words are (0–1), and whether it is about the same spot."""

    call: Call
    score: float
    is_in_place: bool

    @property
    def percent(self) -> int:
        return round(self.score * 100)


def similar_calls(user, *, around, place, text, at) -> list[SimilarCall]:
    """The likest open calls this person may see, raised lately at or below the place `around` (a path)."""
    calls = Call.objects.visible_to(user).filter(path__gte=around, path__lt=after(around))
    return _likest(calls, place=place, text=text, at=at)


def same_matter(call, *, at) -> Call | None:
    """The open call of the same street that is most likely about the same, for the centre; None where none is."""
    street = call.path[: 2 * WIDTH]
    calls = Call.objects.filter(path__gte=street, path__lt=after(street)).exclude(pk=call.pk)
    calls = calls.exclude(state=states.SPLIT).filter(parent=None)
    found = _likest(calls, place=call.place, text=f"{call.title} {call.text}", at=at)
    return found[0].call if found else None


def _likest(calls, *, place, text, at):
    calls = calls.filter(state__in=states.OPEN, raised_at__gte=at - RECENT).for_list()
    known = {call.pk: call for call in calls[:READ]}
    words = {key: COVERED.sub("", f"{call.title} {call.text}") for key, call in known.items()}
    spot = _plain(place)
    found = []
    for each in near_duplicates.similar(COVERED.sub("", text), among=words, least=ALIKE_IN_PLACE, limit=SHOWN * 4):
        call = known[each.key]
        in_place = bool(spot) and spot == _plain(call.place)
        if each.score >= (ALIKE_IN_PLACE if in_place else ALIKE):
            found.append(SimilarCall(call, each.score, in_place))
    return sorted(found, key=lambda each: (not each.is_in_place, -each.score))[:SHOWN]


def category_like(found, *, text, categories):
    """The category to offer: one named in the words, else that of most of the calls found; None rather than a guess."""
    named = [each for each in categories if len(each.name) > 1 and each.name in text]
    if named:
        return max(named, key=lambda each: len(each.name))
    counted = Counter(each.call.category for each in found if each.call.category and not each.call.category.retired)
    return counted.most_common(1)[0][0] if counted else None


def _plain(place: str) -> str:
    return SIGNS.sub("", place)
