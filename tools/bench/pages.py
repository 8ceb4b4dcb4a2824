"""How long pages take at the customer's size and at ten times it: wall and CPU milliseconds, queries, ratios of one run.

    tools/bench/pages.py [--scales 1 10] [--rounds 40] [--keep FOLDER]
    tools/with_postgres.py -- .venv/bin/python tools/bench/pages.py        (the same on PostgreSQL)

Each scale is a 示例区 of its own, loaded first (kept in FOLDER for the next time). Pages are asked one after the other
in one process through the whole middleware, as one connection would; `empty` is the password page, the same app with
nothing on it. Limits (issue 2): lists and details p95 ≤60 ms, ≤8 queries, CPU ≤30 ms and ≤2.5× empty; home ≤100 ms, ≤14
queries, ≤4×; growth 1× → 10× ≤1.3.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from http import HTTPStatus
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent.parent
ROLES = ("secretary", "clerk", "committee")
LISTS = ("/meetings/", "/members/", "/organisations/", "/tasks/", "/ledger/", "/duties/matrix/", "/search/?q=党员")
EMPTY = "/password/"


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--scales", type=float, nargs="+", default=[1, 10])
    asked.add_argument("--rounds", type=int, default=40)
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    said = asked.parse_args()
    if said.measure:
        print(json.dumps(measure(said.rounds)))
        return
    folder = said.keep or Path(tempfile.mkdtemp(prefix="mahua-bench-"))
    results = {scale: at_scale(scale, folder=folder, rounds=said.rounds) for scale in said.scales}
    report(results)


def at_scale(scale, *, folder, rounds):
    """Load a 示例区 of this scale if it is not there, and measure it in a process of its own."""
    environment = {
        **os.environ,
        "MAHUA_HOME": str(folder / f"scale-{scale:g}"),
        "MAHUA_DEMO_ON_EXTERNAL": "1",
        "DJANGO_SETTINGS_MODULE": "mahua.project.settings",
        "PYTHONPATH": str(ROOT),
    }
    if "MAHUA_DATABASE" in environment:
        environment["MAHUA_DATABASE"] = own_database(environment["MAHUA_DATABASE"], scale)
    loaded = Path(environment["MAHUA_HOME"]) / "demo-accounts.json"
    if not loaded.exists():
        loaded.parent.mkdir(parents=True, exist_ok=True)
        code = "import django; django.setup(); from django.core.management import call_command as c; c('migrate', verbosity=0)"
        code += f"; from mahua.project.demo import load; load(scale={scale:g})"
        began = time.monotonic()
        subprocess.run([sys.executable, "-c", code], env=environment, check=True, cwd=ROOT)
        print(f"# scale {scale:g} loaded in {time.monotonic() - began:.0f} s", flush=True)
    command = [sys.executable, __file__, "--measure", "--rounds", str(rounds)]
    run = subprocess.run(command, env=environment, check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    return json.loads(run.stdout.splitlines()[-1])


def own_database(address, scale):
    """A database of this scale's own beside the one named."""
    import psycopg

    name = f"bench_{scale:g}".replace(".", "_")
    with psycopg.connect(address, autocommit=True) as connection:
        if not connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
            connection.execute(f'create database "{name}"')
    return address.rpartition("/")[0] + "/" + name


def measure(rounds):
    """{role page: figures} of this database."""
    import django

    django.setup()
    from django.db import connection

    from mahua.access.models import User
    from mahua.meetings.models import Meeting
    from mahua.members.models import Member

    with connection.cursor() as cursor:
        cursor.execute("analyze")
    meeting = Meeting.objects.filter(state="held", kind="theme_day").order_by("-day").first()
    member = Member.objects.filter(organisation=meeting.organisation).first()
    details = (f"/meetings/{meeting.code}/", f"/organisations/{meeting.organisation.code}/", f"/members/{member.code}/")
    found = {}
    for role in ROLES:
        client = signed_in(User.objects.get(username=role))
        own = details if role == "committee" else ()
        for address in (EMPTY, "/", *LISTS, *own):
            figures = timed(client, address, rounds)
            if figures:
                found[f"{role} {address}"] = figures
    return found


def signed_in(user):
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user, backend="mahua.access.backends.DatedAssignments")
    client.get(EMPTY)
    return client


def timed(client, address, rounds):
    """Milliseconds of wall clock and CPU (median, p95) and the number of queries; None where the role may not go."""
    from django.db import connection

    queries = []

    def counted(execute, sql, params, many, context):
        queries.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(counted):
        answer = client.get(address)
    if answer.status_code != HTTPStatus.OK:
        return None
    wall, cpu = [], []
    for _ in range(rounds):
        began, spent = time.perf_counter(), time.process_time()
        client.get(address)
        cpu.append((time.process_time() - spent) * 1000)
        wall.append((time.perf_counter() - began) * 1000)
    return {"queries": len(queries), "wall": quantiles(wall), "cpu": quantiles(cpu)}


def quantiles(values):
    ordered = sorted(values)
    return [round(median(ordered), 1), round(ordered[int(len(ordered) * 0.95)], 1)]


def report(results):
    """One line a page: each scale's figures, the ratio to the empty page, and the growth between the scales."""
    first, last = min(results), max(results)
    print(f"page | queries | wall ms median/p95 at {last:g}× | cpu ms | cpu ÷ empty | growth {first:g}×→{last:g}×")
    for page, figures in results[last].items():
        role = page.partition(" ")[0]
        empty = results[last][f"{role} {EMPTY}"]["cpu"][0]
        before = results[first].get(page, figures)
        growth = figures["cpu"][0] / max(before["cpu"][0], 0.1)
        wall, cpu = figures["wall"], figures["cpu"]
        print(
            f"{page} | {figures['queries']} | {wall[0]}/{wall[1]} | {cpu[0]}/{cpu[1]}"
            f" | {cpu[0] / max(empty, 0.1):.1f} | {growth:.2f}"
        )


if __name__ == "__main__":
    main()
