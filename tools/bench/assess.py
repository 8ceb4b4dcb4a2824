"""How long a yearly assessment takes end to end: facts, obligations and standing handed over, scored, kept and stored.

    tools/bench/assess.py [HOME] [--runs 5]      HOME: the folder of a 示例区, such as pages.py --keep leaves behind;
                                                 without it one of the customer's size is loaded first

The runs share a warm process; the first, which imports Ibis and compiles the plans, is shown apart. What is stored is
undone.. Segments are cut beforehand, as the
nightly job does.
"""

import os
import resource
from datetime import UTC, datetime
from statistics import median
from time import perf_counter, process_time

from demo_home import on_demo


def _measure(runs):
    first, *warm = [_run() for _ in range(runs + 1)]
    print(f"{first['bodies']} bodies, ledger at {first['position']}, load {os.getloadavg()[0]:.1f}")
    for name in ("wall_s", "cpu_s", "tables_s", "score_s", "keep_s", "store_s"):
        values = sorted(run[name] for run in warm)
        p95 = values[max(0, -(-len(values) * 95 // 100) - 1)]
        print(f"{name:10} first {first[name]:6.2f}  median {median(values):6.2f}  p95 {p95:6.2f}")
    print(f"peak_mib   {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


def _run():
    from django.db import transaction

    from mahua.assessment.asking import ask_for
    from mahua.assessment.keeping import throw_away
    from mahua.assessment.models import Score
    from mahua.assessment.running import run
    from mahua.ledger.models import Head

    at = datetime.now(UTC)
    moments = []
    began, spent = perf_counter(), process_time()
    with transaction.atomic():
        snapshot = ask_for(year=at.year, as_of=at.date(), reason="基准", by=None, at=at, in_worker=False)
        run(snapshot, by=None, at=at, step=lambda _: moments.append(perf_counter()))
        ended, cpu = perf_counter(), process_time() - spent
        bodies, position = Score.objects.filter(snapshot=snapshot).count(), Head.objects.get().position
        throw_away(snapshot.code)
        transaction.set_rollback(True)
    tables, score, keep, store = (
        later - earlier for earlier, later in zip(moments, [*moments[1:], ended], strict=True)
    )
    return {
        "bodies": bodies, "position": position, "wall_s": ended - began, "cpu_s": cpu,
        "tables_s": tables, "score_s": score, "keep_s": keep, "store_s": store,
    }  # fmt: skip


if __name__ == "__main__":
    on_demo(_measure, doc=__doc__)
