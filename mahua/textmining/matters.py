"""What messages are about, places and persons left out: rare words weigh most, those of the subject twice."""

from collections import Counter
from collections.abc import Sequence
from math import log

import rjieba

from mahua.textmining.features import Array
from mahua.textmining.plain_text import worded

TELLING = ("n", "v", "a", "i", "j", "l", "b", "s")  # tags of nouns, verbs, adjectives and set phrases
NAMING = ("nr", "ns")  # of persons and places
LEAST_TEXTS, COMMONEST = 2, 0.1
SHOWN = 4


class Matters:
    """The words of many messages as rows of length one, and questions about how alike they are."""

    def __init__(self, counted: Sequence[Counter[str]]) -> None:
        import numpy as np  # noqa: PLC0415
        from scipy.sparse import csr_matrix  # noqa: PLC0415

        total = len(counted)
        spread = Counter(word for words in counted for word in words)
        most = max(COMMONEST * total, 2 * LEAST_TEXTS)
        self.words = sorted(word for word, texts in spread.items() if LEAST_TEXTS <= texts <= most)
        number = {word: at for at, word in enumerate(self.words)}
        cells = [
            (row, number[word], (1 + log(times)) * log((1 + total) / spread[word]))
            for row, words in enumerate(counted)
            for word, times in words.items()
            if word in number
        ]
        rows, columns, weights = zip(*cells, strict=True) if cells else ((), (), ())
        lengths = np.sqrt(np.bincount(rows, weights=np.square(weights), minlength=total)) if cells else np.ones(total)
        values = [weight / lengths[row] for row, _, weight in cells]
        self.rows = csr_matrix((values, (rows, columns)), shape=(total, len(self.words)))

    def likeness(self, members: Sequence[int]) -> Array:
        """How alike each two of them are, 0–1."""
        chosen = self.rows[members]
        alike: Array = (chosen @ chosen.T).toarray()
        return alike

    def centre(self, members: Sequence[int]) -> Array:
        """What they have in common, as a row of length one."""
        import numpy as np  # noqa: PLC0415

        mean = np.asarray(self.rows[members].mean(axis=0)).ravel()
        return mean / (np.linalg.norm(mean) or 1.0)

    def near_to(self, centre: Array) -> Array:
        """How alike every message is to a centre."""
        near: Array = self.rows @ centre
        return near

    def telling_words(self, centre: Array) -> tuple[str, ...]:
        """The words that say what a centre is about; a person's name is not among them."""
        order = (self.words[at] for at in (-centre).argsort()[: 6 * SHOWN] if centre[at] > 0)
        chosen: list[str] = []
        for word in order:
            if "某" not in word and not _tag(word).startswith(NAMING) and not any(word in each for each in chosen):
                chosen.append(word)
        return tuple(chosen[:SHOWN])


def words_of(subject: str, body: str, *, without: Sequence[str] = ()) -> Counter[str]:
    """The words of one message that tell a matter, the names in `without` cut out."""
    counted: Counter[str] = Counter()
    for text, weight in ((subject, 2), (body, 1)):
        plain = worded(text)
        for name in sorted(without, key=len, reverse=True):
            plain = plain.replace(name, " ")
        for word, tag in rjieba.tag(plain):
            if len(word) > 1 and tag.startswith(TELLING) and not tag.startswith("ns"):
                counted[word] += weight
    return counted


def _tag(word: str) -> str:
    return str(rjieba.tag(word)[0][1])
