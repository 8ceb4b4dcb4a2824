"""How well messages are read: classification, duplicates, topics, on the data beside the checkout (../shared/data/messages).

`python tools/bench/text.py [--folds 5] [--key FILE]`. Topics are measured against a key made by reading: a JSON object of matters, each a list of
the codes (留言编号) that belong to it. It names messages, so it is not in the repository.
"""

import argparse
import csv
import json
import random
import statistics
import time
from collections import Counter
from pathlib import Path

from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

from mahua.textmining.classification import Classifier
from mahua.textmining.message_files import CODE, SENDER, SUBJECT, TEXT, read_rows
from mahua.textmining.near_duplicates import SimilarTexts, duplicates
from mahua.textmining.plain_text import folded
from mahua.textmining.topics import Message, topics
from mahua.textmining.training import train

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "messages"
COVERAGE = 0.8
INDEXED, ASKED = 100_000, 300
LARGEST = 5
SENTENCE = 9  # characters at least


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--data", type=Path, default=DATA)
    words.add_argument("--folds", type=int, default=5)
    words.add_argument("--key", type=Path, help="which messages belong to which matter, as read by a person")
    asked = words.parse_args()
    if not (asked.data / "labelled.csv").exists():
        print(f"not measured: no messages at {asked.data}")
        return
    classification(asked.data / "labelled.csv", folds=asked.folds)
    rows = read_rows(asked.data / "messages.xlsx", needs=[TEXT])
    repeated([row[TEXT] for row in rows])
    hot(rows, key=json.loads(asked.key.read_text(encoding="utf-8")) if asked.key else None)
    scale([row[TEXT] for row in rows])


def classification(file: Path, *, folds: int) -> None:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    texts, labels = [row["text"] for row in rows], [row["label"] for row in rows]
    guessed, learnt_s, asked_ms = {}, [], []
    for known, unseen in StratifiedKFold(folds, shuffle=True, random_state=1).split(texts, labels):
        started = time.perf_counter()
        model = train([texts[at] for at in known], [labels[at] for at in known])
        learnt_s.append(time.perf_counter() - started)
        for at in unseen:
            started = time.perf_counter()
            guessed[at] = model.suggest(texts[at])
            asked_ms.append((time.perf_counter() - started) * 1000)
    order = sorted(guessed, key=lambda at: -guessed[at].confidence)
    surest = order[: int(COVERAGE * len(order))]
    kept = [at for at in order if not guessed[at].abstains]
    right = {at: guessed[at].label == labels[at] for at in order}
    macro = f1_score([labels[at] for at in order], [guessed[at].label for at in order], average="macro")
    print(f"classification: {folds} folds of {len(texts)}: macro-F1 {macro:.4f}, accuracy {share(right, order):.4f}")
    print(
        f"  at {COVERAGE:.0%} coverage {share(right, surest):.4f}; not abstained {len(kept) / len(order):.3f}: {share(right, kept):.4f}"
    )
    print(f"  training s: median {statistics.median(learnt_s):.1f}, slowest {max(learnt_s):.1f}")
    print(f"  one message ms: median {statistics.median(asked_ms):.1f}, p95 {percentile(asked_ms):.1f}")
    data = model.to_bytes()
    started = time.perf_counter()
    Classifier.from_bytes(data)
    print(
        f"  model: {len(data) / 1e6:.1f} MB, {len(model.vocabulary)} features, opened in {time.perf_counter() - started:.2f} s"
    )


def repeated(texts: list[str]) -> None:
    started = time.perf_counter()
    groups = duplicates(texts)
    taken = time.perf_counter() - started
    counted = Counter(folded(text) for text in texts)
    truth = {at for at, text in enumerate(texts) if folded(text) and counted[folded(text)] > 1}
    found = {each.number for group in groups for each in group if each.is_exact}
    near = sum(map(len, groups)) - len(found)
    print(
        f"duplicates: exact {len(found & truth)} of {len(truth)}, wrongly {len(found - truth)}, near {near}, {taken:.1f} s"
    )


def hot(rows: list, *, key: dict[str, list[str]] | None) -> None:
    started = time.perf_counter()
    found = topics([Message(row[SUBJECT], row[TEXT], row[SENDER]) for row in rows])
    print(f"topics: {len(found)} in {len(rows)} messages, {time.perf_counter() - started:.1f} s")
    if key is None:
        print("  recall and precision not measured: no --key")
        return
    for number, codes in enumerate(sorted(key.values(), key=len, reverse=True)[:LARGEST], start=1):
        meant = {at for at, row in enumerate(rows) if row[CODE] in set(codes)}
        best = max((set(topic.members) for topic in found), key=lambda members: len(members & meant))
        hit = len(best & meant)
        print(
            f"  matter {number}: {len(meant)} messages, recall {hit / len(meant):.2f}, precision {hit / len(best):.2f}"
        )


def scale(texts: list[str]) -> None:
    """Texts of sentences drawn by lot from real ones, so that pairs of characters are as common as they are."""
    chance = random.Random(20261127)  # noqa: S311 -- a sample
    sentences = [each for text in texts for each in "".join(text.split()).split("。") if len(each) >= SENTENCE]
    drawn = {number: "。".join(chance.sample(sentences, chance.randint(2, 8))) for number in range(INDEXED)}
    started = time.perf_counter()
    index = SimilarTexts(drawn)
    built = time.perf_counter() - started
    taken, found = [], 0
    for number in chance.sample(range(INDEXED), ASKED):
        text = drawn[number]
        edited = text[: len(text) // 3] + "请尽快处理" + text[len(text) // 3 + 6 :]
        started = time.perf_counter()
        answers = index.similar(edited)
        taken.append((time.perf_counter() - started) * 1000)
        found += bool(answers) and answers[0].key == number
    print(
        f"index of {INDEXED}: built in {built:.0f} s; a question ms: median {statistics.median(taken):.1f}, p95 {percentile(taken):.1f}"
    )
    print(f"  edited texts found first: {found} of {ASKED}")


def share(right: dict[int, bool], chosen: list[int]) -> float:
    return sum(right[at] for at in chosen) / len(chosen)


def percentile(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    main()
