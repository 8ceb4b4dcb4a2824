"""What the learnt suggestion is worth on texts it has not seen, as calls are learnt from (masked), and how long a changed rule takes over a thousand calls.

`python tools/bench/learning.py [--data FOLDER] [--rounds 10]`. The classes of the public messages stand in for bodies: the data names none. Each fifth is
suggested by what the other four teach, as written and in the masked edition. The dry run needs an installation with calls (MAHUA_HOME of a 示例区); without one it says so.
"""

import argparse
import csv
import os
import statistics
import sys
import time
from pathlib import Path

from sklearn.model_selection import StratifiedKFold

from mahua.textmining.masking import masked
from mahua.textmining.training import train

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "messages"
THRESHOLDS = (0.5, 0.7, 0.8, 0.9, 0.95)
LATE = 0.95


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--data", type=Path, default=DATA)
    words.add_argument("--rounds", type=int, default=10)
    asked = words.parse_args()
    if (asked.data / "labelled.csv").exists():
        learnt(asked.data / "labelled.csv")
    else:
        print(f"suggestion not measured: no messages at {asked.data}")
    dry_run(asked.rounds)


def learnt(file: Path) -> None:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    labels, texts = [row["label"] for row in rows], [row["text"] for row in rows]
    started = time.perf_counter()
    editions = {"as written": texts, "masked": [masked(text) for text in texts]}
    took = (time.perf_counter() - started) * 1000 / len(texts)
    print(f"{len(texts)} texts, {len(set(labels))} classes; {took:.1f} ms to mask one")
    for which, edition in editions.items():
        print(f"{which}: " + held_out(edition, labels))


def held_out(texts, labels) -> str:
    """Accuracy and coverage of five fifths: of all, of those not abstained from, and from a threshold of confidence on."""
    told = []
    for known, unseen in StratifiedKFold(5, shuffle=True, random_state=2).split(texts, labels):
        model = train([texts[at] for at in known], [labels[at] for at in known])
        for at in unseen:
            said = model.suggest(texts[at])
            told.append((said.confidence, said.abstains, said.label == labels[at]))
    kept = [right for _, abstains, right in told if not abstains]
    shares = [
        f"all {share([right for *_, right in told])}",
        f"not abstained from ({len(kept) / len(told):.3f}) {share(kept)}",
    ]
    for least in THRESHOLDS:
        sure = [right for confidence, _, right in told if confidence >= least]
        shares.append(f"from {least:.2f} on ({len(sure) / len(told):.3f}) {share(sure)}")
    return "; ".join(shares)


def share(rights) -> str:
    return f"{sum(rights) / len(rights):.3f}" if rights else "–"


def dry_run(rounds: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mahua.project.settings")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.db import OperationalError, ProgrammingError

    from mahua.access.models import User
    from mahua.calls import routing
    from mahua.calls.models import Call, RoutingRule

    try:
        calls, rules = Call.objects.count(), list(RoutingRule.objects.in_order())
    except (OperationalError, ProgrammingError):
        calls, rules = 0, []
    user = next((each for each in User.objects.all() if each.has_perm("calls.dispatch_call")), None) if calls else None
    if user is None or not rules:
        print("dry run not measured: no installation with calls and rules at MAHUA_HOME")
        return
    walls, cpus = [], []
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        found = routing.dry_run(user, before=rules, after=list(reversed(rules)))
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    late = sorted(walls)[min(len(walls) - 1, int(LATE * len(walls)))]
    print(
        f"dry run of {len(rules)} rules put in another order over {found.tried} of {calls} calls, {found.moved} moved: wall median {statistics.median(walls):.0f} ms,"
        f" p95 {late:.0f} ms, CPU median {statistics.median(cpus):.0f} ms"
    )


if __name__ == "__main__":
    main()
