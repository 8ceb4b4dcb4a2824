"""The words of a message that decided what it was taken for: of the dictionary and of two characters, no name, no number."""

from collections.abc import Mapping

import rjieba

from mahua.textmining.features import CHARACTERS, LONGEST_AT_START, START, WORDS, runs
from mahua.textmining.masking import find

SHOWN = 5
SHORTEST = 2
TELLING = ("n", "v", "a", "b", "i", "j", "l", "s")  # tags of nouns, verbs, adjectives and set phrases
NAMING = ("nr", "ns", "nt", "nz")  # tags of names of persons, places, bodies


def deciding_words(text: str, *, pull: Mapping[int, float], vocabulary: Mapping[str, int]) -> tuple[str, ...]:
    """At most five, strongest first; `pull` says how much each feature (by its number) drew towards the label."""
    strength = {word: _pull_of(word, pull, vocabulary) for word in _tellable(text)}
    chosen = sorted((word for word, pulled in strength.items() if pulled > 0), key=lambda word: -strength[word])
    return tuple(chosen[:SHOWN])


def _pull_of(word: str, pull: Mapping[int, float], vocabulary: Mapping[str, int]) -> float:
    """What the word and the runs of characters inside it drew together."""
    inside = [run for run in runs(word, upto=LONGEST_AT_START) if len(run) >= SHORTEST]
    features = {WORDS + word, *(block + run for run in inside for block in (CHARACTERS, START))}
    return sum(pull.get(vocabulary.get(feature, -1), 0.0) for feature in features)


def _tellable(text: str) -> set[str]:
    private = "\n".join(text[span.start : span.end] for span in find(text))
    return {
        word
        for word, tag in rjieba.tag(text)
        if len(word) >= SHORTEST
        and rjieba.has_word(word)
        and tag.startswith(TELLING)
        and not tag.startswith(NAMING)
        and all("\u4e00" <= character <= "\u9fff" for character in word)
        and word not in private
    }
