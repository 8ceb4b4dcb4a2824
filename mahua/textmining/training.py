"""Learning a classifier from labelled messages; the only place that needs scikit-learn, and only when called."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import log
from typing import Any

from mahua.kernel.errors import Refused
from mahua.textmining.classification import Classifier, Quality
from mahua.textmining.features import Array, Blocks, blocks, weighted

LEAST_TEXTS = 3  # what fewer texts have is a name or an accident, and is not kept
COMMON = 0.6  # what more than this share of the texts has tells nothing
STIFFNESS = 1.0
FOLDS = 10
TEMPERATURES = tuple(0.02 * 1.15**step for step in range(40))


def train(texts: Sequence[str], labels: Sequence[str], *, coverage: float = 0.8) -> Classifier:
    """A model of these texts, which abstains from about the least sure fifth (1 − `coverage`) of what it will see."""
    import numpy as np  # noqa: PLC0415

    _require_enough(texts, labels)
    names = sorted(set(labels))
    answers = np.array([names.index(label) for label in labels])
    found = [blocks(text) for text in texts]
    vocabulary, rarity = _features_of(found)
    matrix = _matrix(found, vocabulary=vocabulary, rarity=rarity)
    unseen = _scores_of_unseen(matrix, answers)
    temperature = min(TEMPERATURES, key=lambda each: _surprise(unseen, answers, temperature=each))
    confidence = _shares(unseen, temperature).max(axis=1)
    threshold = float(np.quantile(confidence, 1 - coverage))
    weights, offsets = _fit(matrix, answers)
    return Classifier(
        labels=tuple(names),
        vocabulary=vocabulary,
        rarity=rarity,
        weights=weights,
        offsets=offsets,
        temperature=temperature,
        abstains_below=threshold,
        quality=_quality(unseen.argmax(axis=1), answers, is_kept=confidence >= threshold),
    )


def _require_enough(texts: Sequence[str], labels: Sequence[str]) -> None:
    if len(texts) != len(labels):
        raise ValueError("as many labels as texts")
    counted = Counter(labels)
    if len(counted) < 2:  # noqa: PLR2004 -- one from another
        raise Refused("训练数据里至少要有两种类别")
    if scarce := sorted(label for label, count in counted.items() if count < 2):  # noqa: PLR2004 -- one to learn, one to try
        raise Refused(f"每种类别至少要有 2 条训练数据，以下类别只有 1 条：{'、'.join(scarce[:10])}")


def _features_of(found: Sequence[Blocks]) -> tuple[dict[str, int], Array]:
    """Which features count, in the order of their spelling, and how rare each is."""
    import numpy as np  # noqa: PLC0415

    spread = Counter(block + feature for each in found for block, counts in each.items() for feature in counts)
    least = min(LEAST_TEXTS, max(1, len(found) // 10))
    kept = sorted(name for name, texts in spread.items() if least <= texts <= max(least, COMMON * len(found)))
    rarity = np.array([1 + log((1 + len(found)) / (1 + spread[name])) for name in kept], np.float32)
    return {name: number for number, name in enumerate(kept)}, rarity


def _matrix(found: Sequence[Blocks], *, vocabulary: dict[str, int], rarity: Array) -> Any:
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    rows = [weighted(each, vocabulary=vocabulary, rarity=rarity) for each in found]
    starts = [0, *accumulate(map(len, rows))]
    values = [value for row in rows for value in row.values()]
    numbers = [number for row in rows for number in row]
    return csr_matrix((values, numbers, starts), shape=(len(rows), len(vocabulary)))


def _fit(matrix: Any, answers: Array) -> tuple[Array, Array]:
    """Weights and offsets, a column for each label; labels with few texts count as much as those with many."""
    import numpy as np  # noqa: PLC0415
    from sklearn.linear_model import RidgeClassifier  # noqa: PLC0415

    fitted = RidgeClassifier(alpha=STIFFNESS, class_weight="balanced", solver="sparse_cg").fit(matrix, answers)
    weights, offsets = (
        np.atleast_2d(fitted.coef_).T.astype(np.float32),
        np.atleast_1d(fitted.intercept_).astype(np.float32),
    )
    if weights.shape[1] == 1:  # two labels: one column says for, its negative against
        return np.hstack([-weights, weights]), np.concatenate([-offsets, offsets])
    return weights, offsets


def _scores_of_unseen(matrix: Any, answers: Array) -> Array:
    """What each text scores in a model that was learnt from the others."""
    import numpy as np  # noqa: PLC0415
    from sklearn.model_selection import StratifiedKFold  # noqa: PLC0415

    scores = np.zeros((len(answers), answers.max() + 1), np.float32)
    folds = StratifiedKFold(min(FOLDS, np.bincount(answers).min()), shuffle=True, random_state=0)
    for learnt, tried in folds.split(scores, answers):
        weights, offsets = _fit(matrix[learnt], answers[learnt])
        scores[tried] = matrix[tried] @ weights + offsets
    return scores


def _shares(scores: Array, temperature: float) -> Array:
    import numpy as np  # noqa: PLC0415

    shares: Array = np.exp((scores - scores.max(axis=1, keepdims=True)) / temperature)
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def _surprise(scores: Array, answers: Array, *, temperature: float) -> float:
    """How far the shares are from what came true: least when a confidence of 0.8 is right four times in five."""
    import numpy as np  # noqa: PLC0415

    told = _shares(scores, temperature)[np.arange(len(answers)), answers]
    return float(-np.log(np.maximum(told, 1e-9)).mean())


def _quality(guessed: Array, answers: Array, *, is_kept: Array) -> Quality:
    from sklearn.metrics import f1_score  # noqa: PLC0415

    is_right = guessed == answers
    return Quality(
        texts=len(answers),
        accuracy=float(is_right.mean()),
        macro_f1=float(f1_score(answers, guessed, average="macro")),
        coverage=float(is_kept.mean()),
        accuracy_of_kept=float(is_right[is_kept].mean()),
    )
