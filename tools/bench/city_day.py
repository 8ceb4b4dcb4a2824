"""A city's day: calls come in, are dispatched, answered and escalated by the clock while the process is killed at random.

    .venv/bin/python tools/bench/city_day.py [--calls 60000] [--kills 12] [--evening-kills 2] [--seed 1]
    .venv/bin/python tools/bench/city_day.py --keep FOLDER --minutes 25     (again and again, until it prints its figures)
    tools/with_postgres.py -- .venv/bin/python tools/bench/city_day.py

The worker is a process of its own. It notes each call it was told was kept (acknowledged) in a file; the driver ends it
with SIGKILL at a random moment and starts it again, which takes the day up where the database stands; some of the times
in the evening, when all calls are in and the clocks run out. Afterwards every acknowledged call must be there, every clock
must have fired once, positions must be without a gap, the chain must verify. The hour is the day's own: two seconds a
call, then nine days on. With `--here` it works on the installation it is given.

Sixty thousand calls are some 35 minutes of one quiet core. `--minutes` ends the worker then, as a kill would, and says how
far it came; the same command goes on from there (not behind tools/with_postgres.py, whose database ends with it). How far
it is stands in FOLDER/progress and on a line every half minute.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
EVERY = 25  # calls between two rounds of work
AFTER = timedelta(days=9, hours=6)  # past every ordinary limit
SAYS_EVERY, KEEPS_EVERY = 30, 2  # seconds
LINE = len("c0000000\n")
URGENCIES = ("ordinary", "ordinary", "ordinary", "urgent", "critical")


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--calls", type=int, default=60_000)
    asked.add_argument("--kills", type=int, default=12)
    asked.add_argument("--evening-kills", type=int, default=2)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument(
        "--busy", type=int, default=9, help="of ten calls so many are dispatched, the others wait too long"
    )
    asked.add_argument("--here", action="store_true", help="on this installation, which has communities and units")
    asked.add_argument("--keep", type=Path, help="the folder of a day that is run in parts")
    asked.add_argument("--minutes", type=float, help="stop after so long, to be gone on with later")
    said = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="mahua-city-") as temporary:
        folder = said.keep or Path(temporary)
        (begin if said.here else lambda: found(folder))()
        day = Day(folder, calls=said.calls, busy=said.busy, until=time.monotonic() + 60 * (said.minutes or 10**6))
        if drive(day, kills=said.kills, evening_kills=said.evening_kills, seed=said.seed):
            told = {"calls": said.calls, "killed": day.struck} | examine(folder) | {"seconds": round(day.seconds)}
            print(json.dumps(told, ensure_ascii=False))


class Day:
    """How far the day is: kept in its folder, so that it can be run in parts."""

    def __init__(self, folder, *, calls, busy, until):
        self.folder, self.calls, self.busy, self.until = folder, calls, busy, until
        before = json.loads(self.file.read_text()) if self.file.exists() else {}
        self.struck, self.seconds = before.get("struck", 0), before.get("seconds", 0)
        self.began = self.said = time.monotonic()

    @property
    def file(self):
        return self.folder / "progress"

    @property
    def is_evening(self):
        return acknowledged(self.folder) >= self.calls

    @property
    def is_out_of_time(self):
        return time.monotonic() > self.until

    def note(self, *, aloud=False):
        """How far it is, into the file, and every half minute on a line."""
        now = time.monotonic()
        if not aloud and now - self.began < KEEPS_EVERY:
            return
        self.seconds, self.began = self.seconds + now - self.began, now
        kept = {"struck": self.struck, "seconds": self.seconds, "calls": acknowledged(self.folder)}
        self.file.write_text(json.dumps(kept))
        if aloud or now - self.said > SAYS_EVERY:
            self.said = now
            where = "in the evening" if self.is_evening else f"{kept['calls']} of {self.calls} calls"
            print(
                f"# {time.strftime('%H:%M:%S')} {where}, {self.struck} kills, {self.seconds:.0f} s so far", flush=True
            )


def found(folder):
    """A home of its own with the tree of the 示例区."""
    os.environ |= {"MAHUA_HOME": str(folder / "home"), "MAHUA_KEYS": str(folder / "keys")}
    begin()
    if (folder / "progress").exists():
        return
    (folder / "home").mkdir(parents=True)
    from django.core.management import call_command
    from django.db import connection

    from mahua.project.demo import settling, tree

    if connection.vendor == "postgresql" and connection.introspection.table_names():
        sys.exit("This database is not empty: run behind tools/with_postgres.py.")
    call_command("migrate", verbosity=0)
    settling.settle(tree.plant(tree.Dice(1), scale=0.3, founded_on=date(2015, 3, 1)), go_live_on=date(2026, 1, 1))
    connection.close()


def begin():
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mahua.project.settings")
    import django

    django.setup()


def drive(day, *, kills, evening_kills, seed):
    """Start the worker, end it after some more calls, start it again; at last let it finish. Whether the day is over."""
    rng = random.Random(f"{seed} {day.struck}")  # noqa: S311
    day.note(aloud=True)
    while not day.is_out_of_time:
        worker = get_context("fork").Process(target=worked, args=(day.folder, day.calls, day.busy))
        worker.start()
        strikes = _strikes(day, rng, kills=kills, evening_kills=evening_kills)
        while worker.is_alive() and not day.is_out_of_time and not strikes():
            time.sleep(rng.uniform(0.001, 0.03))
            day.note()
        if not worker.is_alive():
            day.note(aloud=True)
            if worker.exitcode:
                sys.exit(f"The worker ended with {worker.exitcode}.")
            return True
        time.sleep(rng.uniform(0, 0.05))
        worker.kill()
        worker.join()
        day.struck += worker.exitcode == -signal.SIGKILL
        day.note(aloud=True)
    print("# Not over yet: the same command goes on from here.", flush=True)
    return False


def _strikes(day, rng, *, kills, evening_kills):
    """When this worker is to be killed: after some more calls, or some seconds into the evening; never, once it was often enough."""
    if day.struck < kills:
        until = min(acknowledged(day.folder) + rng.randrange(1, max(2, 2 * day.calls // (kills + 1))), day.calls)
        return lambda: acknowledged(day.folder) >= until
    if day.struck < kills + evening_kills:
        wait, evening = rng.uniform(0.2, 1), []

        def after_a_while():
            if day.is_evening and not evening:
                evening.append(time.monotonic())
            return evening and time.monotonic() > evening[0] + wait

        return after_a_while
    return lambda: False


def worked(folder, count, busy):
    """In a process of its own, which has a connection of its own."""
    from django.db import connections

    connections.close_all()
    work(folder, count, busy)


def notes(folder):
    return folder / "acknowledged"


def acknowledged(folder):
    try:
        return notes(folder).stat().st_size // LINE
    except FileNotFoundError:
        return 0


def work(folder, count, busy):
    """The day from where the notes stand: a call not acknowledged is sent again under its own code."""
    from django.db import IntegrityError

    from mahua.calls.models import Call
    from mahua.kernel.errors import Refused
    from mahua.organisations.models import Organisation

    callers = list(Organisation.objects.filter(kind="community").order_by("pk"))
    units = list(Organisation.objects.filter(kind="unit").order_by("pk"))
    with notes(folder).open("a", encoding="utf-8") as kept:
        for number in range(acknowledged(folder), count):
            at = START + timedelta(seconds=2 * number)
            about = {
                "caller": callers[number % len(callers)],
                "urgency": URGENCIES[number % 5],
                "code": f"c{number:07}",
            }
            with suppress(
                Refused, IntegrityError
            ):  # kept just before the process was killed, and not told; `lost` counts others
                Call.raise_(f"第{number}件", channel="hotline", escalated=True, by=None, at=at, **about)
            kept.write(f"c{number:07}\n")
            kept.flush()
            if number % EVERY == 0:
                push(units, at, busy)
    at = START + timedelta(seconds=2 * count)
    while push(units, at, busy) or sweep(at + AFTER):
        pass


def push(units, at, busy):
    """Everybody does some of what waits for them; some calls nobody ever takes or answers. How much was done."""
    from mahua.calls.models import Call, CallBack, Dispatch, Rating, Response

    todo = Response.objects.select_related("call__lead", "call__caller", "organisation")
    queued = Call.objects.in_queue().filter(code__regex=f"[{10 - busy}-9]$")[: 2 * EVERY]
    done = sum(tried(Dispatch.send, call, lead=units[call.pk % len(units)], by=None, at=at) for call in list(queued))
    for part in list(todo.filter(state="asked").exclude(call__code__endswith="8")[: 2 * EVERY]):
        done += tried(part.accept, by=None, at=at)
    for part in list(todo.filter(state="accepted").exclude(call__code__endswith="7")[: 2 * EVERY]):
        done += tried(part.give, outcome="solved", words="已办结。", by=None, at=at)
    for call in list(Call.objects.to_call_back()[: 2 * EVERY]):
        done += tried(CallBack.reach, call, contacted=True, solved=True, satisfaction="satisfied", by=None, at=at)
    for call in list(Call.objects.in_state("called_back")[: 2 * EVERY]):
        done += tried(Rating.give, call, grade=5, by=None, at=at)
    return done + sweep(at)


def sweep(at):
    from mahua.calls import escalation

    return escalation.resume_capped(at) + escalation.sweep(at)


def tried(do, *args, **said):
    from mahua.kernel.errors import Refused

    try:
        do(*args, **said)
    except Refused:
        return 0
    return 1


def examine(folder):
    """What must hold after such a day."""
    from collections import Counter

    from mahua.calls.models import Call
    from mahua.ledger.models import Fact
    from mahua.ledger.verify import verify

    told = set(notes(folder).read_text(encoding="utf-8").split())
    kept = set(Call.objects.values_list("code", flat=True))
    facts, late = Counter(), Counter()
    for fact in Fact.objects.filter(kind__startswith="call.").order_by("position").iterator():
        facts[fact.kind] += 1
        late[(fact.kind, fact.data["call"], fact.data.get("clock", ""), fact.data.get("round", 0))] += 1
    positions = list(Fact.objects.order_by("position").values_list("position", flat=True))
    return {
        "lost": len(told - kept),
        "twice": sum(times > 1 for times in late.values()),
        "gaps": positions != list(range(1, len(positions) + 1)),
        "verified": verify().holds,
        "facts": dict(sorted(facts.items())),
        "states": dict(Counter(Call.objects.values_list("state", flat=True))),
    }


if __name__ == "__main__":
    main()
