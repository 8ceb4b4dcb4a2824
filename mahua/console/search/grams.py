"""Chinese text as overlapping pairs of characters, so that a word of two characters is found.

`机关党委` becomes `机关 关党 党委 委`: each character begins exactly one token, so whatever stands together in a title is
a phrase of tokens. Digits and Latin letters stay whole words: `2026年` becomes `2026 年`.
"""

import re
from dataclasses import dataclass

from mahua.kernel.spreadsheets.characters import half_width

RUN = re.compile(r"[0-9a-z]+|[^\W_0-9a-z]+")
INSIDE_NAMES = str.maketrans("", "", "·•‧・")
MOST_PHRASES = 5


@dataclass(frozen=True)
class Phrase:
    """Tokens that must stand side by side; the last one may be only the beginning of a longer token."""

    tokens: tuple[str, ...]
    is_open: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.tokens)


def grams(text: str) -> str:
    """The tokens of a text, in order, parted by blanks."""
    return " ".join(_tokens(text))


def phrases(words: str) -> tuple[Phrase, ...]:
    """What somebody typed, as phrases that must all occur; blanks part them. Words without a letter or digit give none."""
    typed = (_phrase(_tokens(word)) for word in half_width(words).split())
    return tuple(phrase for phrase in typed if phrase)[:MOST_PHRASES]


def _tokens(text: str) -> list[str]:
    plain = half_width(text).lower().translate(INSIDE_NAMES)
    return [token for run in RUN.findall(plain) for token in _pairs(run)]


def _pairs(run: str) -> list[str]:
    if run[0].isascii():
        return [run]
    return [run[at : at + 2] for at in range(len(run))]


def _phrase(tokens: list[str]) -> Phrase | None:
    """The last character stands alone only at the end of a text, so here it is left out, or is a beginning if alone."""
    if not tokens:
        return None
    last = tokens[-1]
    if len(tokens) > 1 and not last.isascii() and len(tokens[-2]) > 1 and tokens[-2].endswith(last):
        return Phrase(tuple(tokens[:-1]))
    return Phrase(tuple(tokens), is_open=True)
