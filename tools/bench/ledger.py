"""How fast facts are recorded by many at once, verified, and handed to the engine.

`python tools/bench/ledger.py [--writers 100] [--facts 2000] [--verify 200000] [--runs 5] [--json]`, and the same behind
`tools/with_postgres.py --`. It works in a home folder (or throw-away database) of its own and refuses any other.
`record` is measured with that many processes, each on its own connection, as in production; `bare` is the same
transaction without the ledger (one row inserted), in the same run.
"""

import argparse
import json
import multiprocessing
import os
import statistics
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
ORGANISATIONS, BATCH = 569, 5000


def main() -> None:
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="mahua-bench-") as home:
        os.environ |= {
            "MAHUA_HOME": f"{home}/home",
            "MAHUA_KEYS": f"{home}/keys",
            "DJANGO_SETTINGS_MODULE": "mahua.project.settings",
        }
        Path(home, "home").mkdir()
        begin()
        from django.core.management import call_command
        from django.db import connection

        if connection.vendor == "postgresql" and connection.introspection.table_names():
            sys.exit("This database is not empty: run behind tools/with_postgres.py.")
        call_command("migrate", verbosity=0)
        runs = [_recording(asked) for _ in range(asked.runs)]
        fill(asked.verify)
        read = [_reading() for _ in range(asked.runs)]
        figures = {
            "vendor": connection.vendor,
            "writers": asked.writers,
            "cores": os.cpu_count(),
            **_summed(runs),
            **_summed(read),
        }
    print(json.dumps(figures) if asked.json else "\n".join(f"{name:28} {value}" for name, value in figures.items()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--writers", type=int, default=100)
    parser.add_argument("--facts", type=int, default=2000, help="recorded in each run, by all writers together")
    parser.add_argument("--verify", type=int, default=200_000, help="facts in the ledger that is verified and read")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def begin() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
    import django

    django.setup()


class Body:
    """An organisation as the ledger sees one."""

    def __init__(self, number):
        self.code, self.path = f"o{number:06}", f"0001{number:04}"

    def path_on(self, day):
        return self.path


def _recording(asked) -> dict[str, float]:
    from mahua.ledger.models import Head
    from mahua.ledger.verify import verify

    each = asked.facts // asked.writers
    before = Head.objects.get().position
    ledger = asked.writers * each / _together(write, asked.writers, each)
    bare = asked.writers * each / _together(write_bare, asked.writers, each)
    if Head.objects.get().position != before + asked.writers * each or not verify().holds:
        sys.exit("facts were lost, or the chain broke")
    return {"record_per_s": ledger, "bare_insert_per_s": bare, "record_times_bare": bare / ledger}


def _together(work, writers, each) -> float:
    """Seconds from the moment when all writers are ready until the last is done."""
    context = multiprocessing.get_context("fork")
    ready, go = context.Barrier(writers + 1), context.Event()
    from django.db import connections

    connections.close_all()
    crew = [context.Process(target=_ready_then, args=(work, number, each, ready, go)) for number in range(writers)]
    for process in crew:
        process.start()
    ready.wait()
    started = perf_counter()
    go.set()
    for process in crew:
        process.join()
    if any(process.exitcode for process in crew):
        sys.exit("a writer failed")
    return perf_counter() - started


def _ready_then(work, number, each, ready, go):
    from django.db import connection

    connection.ensure_connection()
    ready.wait()
    go.wait()
    for turn in range(each):
        work(number, turn)
    connection.close()


def write(number, turn):
    from mahua.ledger.recording import record, verb

    verb(record)(_assembly(), organisation=Body((number * 7 + turn) % ORGANISATIONS), by=None, at=AT)


def write_bare(number, turn):
    from django.db import transaction

    from mahua.ledger.models import Pseudonym

    with transaction.atomic():
        Pseudonym.objects.create(alias=f"{number}-{os.getpid()}-{turn}", person_code=f"{number}-{os.getpid()}-{turn}")


def fill(count) -> None:
    """A year of organisation life, recorded in large batches."""
    from django.db import transaction

    from mahua.ledger.recording import Entry, record_many

    bodies, first = [Body(number) for number in range(ORGANISATIONS)], date(2026, 1, 1)
    for start in range(0, count, BATCH):
        with transaction.atomic():
            record_many(
                Entry(
                    fact=_assembly(),
                    organisation=bodies[number % ORGANISATIONS],
                    by=None,
                    at=AT,
                    occurred_on=first + timedelta(days=number % 365),
                )
                for number in range(start, min(start + BATCH, count))
            )


def _assembly():
    from mahua.meetings.facts import BranchAssemblyHeld

    return BranchAssemblyHeld(
        meeting="g2222222", belongs_to_year=2026, should_attend=17, present=15, voters=14, voters_present=13
    )


def _reading() -> dict[str, float]:
    from mahua.ledger.models import Head
    from mahua.ledger.segments import cut_segments, effective_facts
    from mahua.ledger.verify import verify

    head = Head.objects.get().position
    verify_alone, verify_shared = _seconds(lambda: verify(processes=1)), _seconds(verify)
    cut = _seconds(cut_segments)
    facts = _seconds(lambda: effective_facts(start=date(2026, 1, 1), end=date(2026, 12, 31)))
    return {
        "verify_one_process_per_s": head / verify_alone,
        "verify_per_s": head / verify_shared,
        "cut_s": cut,
        "effective_facts_s": facts,
    }


def _seconds(work) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def _summed(runs) -> dict[str, str]:
    """Median and 95th percentile of each figure: of a rate the low end, of a time the high end."""
    summed = {}
    for name in runs[0]:
        values = sorted((run[name] for run in runs), reverse=name.endswith("per_s"))
        summed[name] = {
            "median": round(statistics.median(values), 2),
            "p95": round(values[max(0, -(-len(values) * 95 // 100) - 1)], 2),
        }
    return summed


if __name__ == "__main__":
    main()
