"""Messages said before, word for word or nearly: exact when only width, case, white space or punctuation differ.

An index finds candidates by the rarest pairs of characters of a text, so that a hundred thousand texts need not be compared
one by one; only the likeliest are compared in full.
"""

from array import array
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt
from operator import add

from mahua.textmining.plain_text import folded

NEAR = 0.75  # from here two texts are one text edited
SIMILAR = 0.35  # from here it is worth a look
KEPT, ASKED = 24, 48  # rarest pairs by which a text is kept, and asked for
LOOKED_AT = 20_000  # entries of the index read for one question; rarer pairs come first
CANDIDATES = 16  # compared in full
EXACT = 1.0


@dataclass(frozen=True)
class Similar:
    """A text found again: its key, how alike (0–1), and whether it is the same wording."""

    key: Hashable
    score: float
    is_exact: bool


class SimilarTexts:
    """An index of texts by key, to be added to and taken from as messages come and go."""

    def __init__(self, texts: Mapping[Hashable, str] | None = None) -> None:
        self._keys: list[Hashable | None] = []
        self._folded: list[str] = []
        self._number: dict[Hashable, int] = {}
        self._exact: dict[str, array[int]] = {}
        self._having: dict[str, array[int]] = {}
        self._spread: Counter[str] = Counter()
        given = {key: folded(text) for key, text in (texts or {}).items()}
        for text in given.values():
            self._spread.update(_pairs(text))
        for key, text in given.items():
            self._put(key, text)

    def __len__(self) -> int:
        return len(self._number)

    def add(self, key: Hashable, text: str) -> None:
        """Keep a text; one kept under the same key before gives way."""
        self.remove(key)
        plain = folded(text)
        self._spread.update(_pairs(plain))
        self._put(key, plain)

    def remove(self, key: Hashable) -> None:
        """Forget a text, if it is there."""
        number = self._number.pop(key, None)
        if number is not None:
            self._spread.subtract(_pairs(self._folded[number]))
            self._keys[number], self._folded[number] = None, ""

    def similar(self, text: str, *, least: float = SIMILAR, limit: int = 10) -> list[Similar]:
        """The texts most like this one, likest first."""
        plain = folded(text)
        same = [number for number in self._exact.get(plain, ()) if self._folded[number] == plain]
        found = [
            Similar(self._keys[number], EXACT, is_exact=True)
            for number in same[:limit]
            if self._keys[number] is not None
        ]
        if len(found) < limit:
            mine = self._weights(plain)
            scores = (
                (self._likeness(mine, number), number)
                for number in self._candidates(mine)
                if self._folded[number] != plain
            )
            best = nlargest(limit - len(found), (each for each in scores if each[0] >= least))
            found += [Similar(self._keys[number], score, is_exact=False) for score, number in best]
        return found

    def _put(self, key: Hashable, plain: str) -> None:
        number = len(self._keys)
        self._keys.append(key)
        self._folded.append(plain)
        self._number[key] = number
        self._exact.setdefault(plain, array("l")).append(number)
        for pair in self._rarest(_pairs(plain), KEPT):
            self._having.setdefault(pair, array("l")).append(number)

    def _rarest(self, pairs: Iterable[str], most: int) -> list[str]:
        return sorted(pairs, key=self._spread.__getitem__)[:most]

    def _candidates(self, mine: Mapping[str, float]) -> list[int]:
        """Numbers of the texts that share most weight of rare pairs with the one asked about."""
        shared: dict[int, float] = {}
        looked_at = 0
        for pair in self._rarest(mine, ASKED):
            having, weight = self._having.get(pair, ()), mine[pair]
            looked_at += len(having)
            if looked_at > LOOKED_AT and shared:
                break
            for number in having:
                shared[number] = shared.get(number, 0.0) + weight
        there = (number for number in shared if self._keys[number] is not None)
        return nlargest(CANDIDATES, there, key=lambda number: (shared[number], -number))

    def _weights(self, plain: str) -> dict[str, float]:
        """Its pairs with the square of how rare each is."""
        total, spread = 1 + len(self._number), self._spread
        return {pair: (1 + log(total / (1 + spread[pair]))) ** 2 for pair in _pairs(plain)}

    def _likeness(self, mine: Mapping[str, float], number: int) -> float:
        """The cosine of rare pairs: 1 for the same, near 0 for what shares only common ones."""
        theirs = self._weights(self._folded[number])
        shared = sum(theirs[pair] for pair in mine.keys() & theirs.keys())
        return shared / sqrt(sum(mine.values()) * sum(theirs.values())) if shared else 0.0


@dataclass(frozen=True)
class Repetition:
    """One text of a group: its number, how alike it is to the nearest other, and whether another has the same wording."""

    number: int
    score: float

    @property
    def is_exact(self) -> bool:
        """Whether another text of the group has the same wording."""
        return self.score == EXACT


def similar(text: str, *, among: Mapping[Hashable, str], least: float = SIMILAR, limit: int = 10) -> list[Similar]:
    """The same for a few texts, without an index to keep."""
    return SimilarTexts(among).similar(text, least=least, limit=limit)


def duplicates(texts: Sequence[str], *, least: float = NEAR) -> list[list[Repetition]]:
    """Every group of exact and near duplicates, in order of the first of each; empty texts repeat nothing."""
    wordings: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        if plain := folded(text):
            wordings.setdefault(plain, []).append(number)
    best = {plain: EXACT if len(numbers) > 1 else 0.0 for plain, numbers in wordings.items()}
    root = {plain: plain for plain in wordings}
    index = SimilarTexts({plain: plain for plain in wordings})
    for plain in wordings:
        for other in index.similar(plain, least=least):
            if isinstance(other.key, str) and other.key != plain:
                root[_root(root, plain)] = _root(root, other.key)
                best[plain] = max(best[plain], other.score)
                best[other.key] = max(best[other.key], other.score)
    groups: dict[str, list[Repetition]] = {}
    for plain, numbers in wordings.items():
        if best[plain]:
            groups.setdefault(_root(root, plain), []).extend(Repetition(number, best[plain]) for number in numbers)
    in_order = (sorted(group, key=lambda each: each.number) for group in groups.values())
    return sorted(in_order, key=lambda group: group[0].number)


def _root(root: dict[str, str], plain: str) -> str:
    while root[plain] != plain:
        plain = root[plain] = root[root[plain]]
    return plain


def _pairs(plain: str) -> list[str]:
    """Each two neighbouring characters once, in order (a set would break ties another way each time); one alone is its own."""
    return list(dict.fromkeys(map(add, plain, plain[1:]) if len(plain) > 1 else plain))
