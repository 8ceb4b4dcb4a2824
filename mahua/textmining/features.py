"""A text as weighted features: its characters alone and in pairs, its words, and the runs of up to three with which it begins.

The same lines serve training and the web process, so a model cannot be read in another way than it was learnt. What a message
says first counts more, for it begins with its subject.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from math import log, sqrt
from typing import TYPE_CHECKING, Any, TypeAlias

import rjieba

from mahua.textmining.plain_text import worded

if TYPE_CHECKING:
    import numpy as np

BEGINNING = 40  # characters: the subject and the first clause
LONGEST_RUN, LONGEST_AT_START = 2, 3
CHARACTERS, WORDS, START = "c", "w", "s"
Blocks: TypeAlias = dict[str, Counter[str]]
Array: TypeAlias = "np.ndarray[Any, Any]"


def blocks(text: str) -> Blocks:
    """The features of a text by block, and how often it has each."""
    plain = worded(text)
    return {
        CHARACTERS: Counter(runs(plain, upto=LONGEST_RUN)),
        WORDS: Counter(word for word in rjieba.cut(plain) if word.strip()),
        START: Counter(runs(plain[:BEGINNING], upto=LONGEST_AT_START)),
    }


def runs(text: str, *, upto: int) -> Iterator[str]:
    """Every run of one to `upto` characters."""
    return (text[at : at + size] for size in range(1, upto + 1) for at in range(len(text) - size + 1))


def weighted(found: Blocks, *, vocabulary: Mapping[str, int], rarity: Array) -> dict[int, float]:
    """The known features by their number: dampened count × rarity, each block of length one, however long the text."""
    vector: dict[int, float] = {}
    for block, counts in found.items():
        known = {
            number: (1 + log(count)) * rarity[number]
            for feature, count in counts.items()
            if (number := vocabulary.get(block + feature)) is not None
        }
        length = sqrt(sum(weight * weight for weight in known.values()))
        vector.update((number, weight / length) for number, weight in known.items())
    return vector
