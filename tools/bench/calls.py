"""How long the pages of calls take with 10,000 and 100,000 calls, and what a peer takes for the same at 10,000.

    .venv/bin/python tools/bench/calls.py [--rounds 60] [--peer] [--keep FOLDER] [--only many] [--pages create,list]
    tools/with_postgres.py -- .venv/bin/python tools/bench/calls.py        (the same on PostgreSQL)
    .venv/bin/python tools/bench/calls.py --keep FOLDER --profile detail   (where one page spends its time; SQLite)

`--keep` leaves the installation there and takes it up as it stands the next time: filling it takes minutes, measuring
seconds. `--only few` measures at 10,000 calls, `--only many` at 100,000; without it both.

Ten thousand calls live a year as in the 示例区; each is then copied nine times, row by row with all that hangs on it. Pages
are asked one after the other in one process through the whole middleware, as one connection would. Limits (issue 3, p95):
create 40 ms, list 60, search 80, one call 60, board 100; ≤8 queries; CPU ≤30 ms. `--peer` installs django-helpdesk 2.6.1
into a virtual environment of its own (tools/bench/peer_helpdesk.py) and runs the same plan in the same run.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from datetime import date
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent.parent
PEER = "django-helpdesk==2.6.1"
SCALE, COPIES = 1.6, 9
LIMITS = {"create": 40, "list": 60, "search": 80, "detail": 60, "board": 100}
SAME = {"list": "list", "search": "search", "board": "dashboard", "detail": "detail"}


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rounds", type=int, default=60)
    asked.add_argument("--peer", action="store_true")
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--only", choices=("few", "many"))
    asked.add_argument("--pages", default="", help="these alone, by name, with commas between")
    asked.add_argument("--profile", metavar="PAGE", help="print where this page spends its time, and stop")
    said = asked.parse_args()
    folder = said.keep or Path(tempfile.mkdtemp(prefix="mahua-bench-"))
    chosen = {"rounds": said.rounds, "only": {name for name in said.pages.split(",") if name}}
    begin(folder)
    people, few, peer = kept(folder, "filled", fill), {}, {}
    if said.profile:
        profile(people, said.profile)
        return
    if said.only != "many":
        if (folder / "copied").exists():
            sys.exit("This installation has its 100,000 calls already: say --only many, or another folder.")
        few = measure(people, **chosen)
        peer = of_the_peer(folder, said.rounds) if said.peer else {}
    many = {}
    if said.only != "few":
        kept(folder, "copied", copy_all)
        many = measure(people, **chosen)
    report(few, many, peer)


def kept(folder, name, do):
    """What was done in this folder before is not done again."""
    mark = folder / name
    if not mark.exists():
        mark.write_text(json.dumps(do()))
    return json.loads(mark.read_text())


def begin(folder):
    (folder / "home").mkdir(parents=True, exist_ok=True)
    os.environ |= {
        "MAHUA_HOME": str(folder / "home"), "MAHUA_KEYS": str(folder / "keys"), "MAHUA_DEMO_ON_EXTERNAL": "1",
        "DJANGO_SETTINGS_MODULE": "mahua.project.settings",
    }  # fmt: skip
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor == "postgresql" and connection.introspection.table_names():
        sys.exit("This database is not empty: run behind tools/with_postgres.py.")
    call_command("migrate", verbosity=0)


def fill():
    """The tree, a year of calls, their search entries, and the log-ins; the facts are left out, no page here reads them."""
    from mahua.access.models import User
    from mahua.calls.models import Call
    from mahua.console.search.filling import rebuild
    from mahua.project.demo import calls, logins, settling, tree

    start, today = date(2026, 1, 1), date(2026, 11, 27)
    rng, began = tree.Dice(1), time.monotonic()
    district = tree.plant(rng, scale=1, founded_on=date(2015, 3, 1))
    organisations = settling.settle(district, go_live_on=start)
    hero = organisations[next(node.code for node in district.children if node.kind == "unit")]
    until = settling.morning(today)
    cast, _ = calls.live(rng, district, organisations, hero, start=start, until=until, scale=SCALE)
    rebuild()
    logins.open_call_accounts(rng, cast, at=until, from_on=start)
    print(f"# {Call.objects.count()} calls made in {time.monotonic() - began:.0f} s", flush=True)
    return {role: User.objects.get(username=role).pk for role in ("dispatcher", "unit", "community")}


def copy_all():
    """Every call nine times more, with all that hangs on it, by the database itself."""
    from django.apps import apps
    from django.db import connection, transaction

    from mahua.calls.models import Call
    from mahua.console.models import SearchEntry

    began = time.monotonic()
    beside = [model for model in apps.get_app_config("calls").get_models() if _hangs_on_a_call(model)]
    with transaction.atomic(), connection.cursor() as cursor:
        for number in range(1, COPIES + 1):
            for model in (Call, *beside, SearchEntry):
                cursor.execute(_copying(model, number))
    with connection.cursor() as cursor:
        cursor.execute("analyze")
    print(f"# {Call.objects.count()} calls after copying, {time.monotonic() - began:.0f} s", flush=True)


def _hangs_on_a_call(model):
    """Its files apart: each is one file on disk, and no page measured here shows them."""
    if model.__name__ == "Enclosure":
        return False
    return any(field.name in ("call", "visit") for field in model._meta.concrete_fields)  # noqa: SLF001


def _copying(model, number):
    from mahua.calls.models import Call

    table, gap = model._meta.db_table, 10_000_000 * number  # noqa: SLF001
    columns = {}
    for field in model._meta.concrete_fields:  # noqa: SLF001
        value = f'"{field.column}"'
        if field.primary_key or field.column in ("call_id", "visit_id", "parent_id", "merged_into_id"):
            value = f"{value} + {gap}"
        elif field.unique or (model is Call and field.name == "number"):
            value = f"{value} || '{number}'"
        columns[f'"{field.column}"'] = value
    where = "kind = 'call' AND id" if table == "console_searchentry" else "id"
    names, values = ", ".join(columns), ", ".join(columns.values())
    return f'INSERT INTO "{table}" ({names}) SELECT {values} FROM "{table}" WHERE {where} < 10000000'  # noqa: S608


def measure(people, *, rounds, only=()):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("analyze")
    found = {}
    for name, ask in pages_of(people).items():
        if only and name not in only:
            continue
        began = time.monotonic()
        found[name] = timed(ask, rounds, status=302 if name == "create" else 200)
        print(f"# {name}: {rounds} rounds in {time.monotonic() - began:.0f} s", flush=True)
    return found


def profile(people, name):
    """The functions of one page by the time spent in them, over thirty rounds."""
    import cProfile
    import pstats

    ask = pages_of(people)[name]
    ask()
    watched = cProfile.Profile()
    watched.enable()
    for _ in range(30):
        ask()
    watched.disable()
    for order in ("tottime", "cumulative"):
        pstats.Stats(watched).strip_dirs().sort_stats(order).print_stats(45)


def pages_of(people):
    """{page: how it is asked for}, by the person it is for."""
    from mahua.access.models import User
    from mahua.calls.models import Call, Category

    client, caller, unit = (
        signed_in(User.objects.get(pk=people[each])) for each in ("dispatcher", "community", "unit")
    )
    category = Category.objects.filter(children=None, calls__isnull=False).order_by("pk").first()
    detail = Call.objects.filter(state="closed", round=2).order_by("-raised_at", "-pk").first()
    led = Call.objects.filter(state="accepted", lead__calls_led__isnull=False).order_by("-raised_at").first()
    pages = {
        "list": (client, f"/calls/?state=any&urgency=ordinary&category={category.code}"),
        "list of a unit": (unit, "/calls/?state=open&urgency=ordinary"),
        "list of a community": (caller, "/calls/?state=any"),
        "search": (client, "/search/?q=电梯"),
        "search, calls only": (client, "/search/?q=电梯&kind=call"),
        "search by a unit": (unit, "/search/?q=电梯"),
        "detail": (client, f"/calls/{detail.code}/"),
        "detail, being worked on": (client, f"/calls/{led.code}/"),
        "board": (client, "/calls/board/"),
    }
    asked = {name: (lambda who=who, to=to: who.get(to)) for name, (who, to) in pages.items()}
    return asked | {"create": lambda: raise_one(caller)}


def raise_one(client):
    from mahua.organisations.models import Organisation
    from mahua.ui.once import fresh

    body = raise_one.__dict__.setdefault("body", None) or Organisation.objects.get(name="柳溪金沙社区").code
    raise_one.body = body
    said = {"caller": body, "title": "三号楼电梯停了", "place": "金沙苑3栋", "text": "老人上下楼困难", "contact": "relayed",
            "name": "某某", "phone": "19900001111", "urgency": "ordinary", "step": "send", "once": fresh("c")}  # fmt: skip
    return client.post("/calls/new/", said)


def signed_in(user):
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user, backend="mahua.access.backends.DatedAssignments")
    client.get("/password/")
    return client


def timed(ask, rounds, *, status=200):
    from django.db import connection

    queries = []

    def counted(execute, sql, params, many, context):
        queries.append(sql)
        return execute(sql, params, many, context)

    ask()
    with connection.execute_wrapper(counted):
        answer = ask()
    if answer.status_code != status:
        sys.exit(f"{answer.request['PATH_INFO']}: {answer.status_code}\n{answer.content.decode()[:2000]}")
    wall, cpu = [], []
    for _ in range(rounds):
        began, spent = time.perf_counter(), time.process_time()
        ask()
        cpu.append((time.process_time() - spent) * 1000)
        wall.append((time.perf_counter() - began) * 1000)
    return {"queries": len(queries), "wall": quantiles(wall), "cpu": quantiles(cpu)}


def quantiles(values):
    ordered = sorted(values)
    return [round(median(ordered), 1), round(ordered[int(len(ordered) * 0.95)], 1)]


def of_the_peer(folder, rounds):
    """Its own environment, made once; the same client, the same clock, just after ours."""
    home = folder / "peer-environment"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", PEER, "django~=5.2.19"], check=True)
    command = [python, ROOT / "tools/bench/peer_helpdesk.py", folder / "peer", str(rounds), "10000"]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    return json.loads(run.stdout.splitlines()[-1])


def report(few, many, peer):
    from django.db import connection

    print(f"{connection.vendor}; load {os.getloadavg()}")
    print(
        "page | queries | 10,000: wall, CPU ms median/p95 | 100,000: wall, CPU | limit p95 | growth of CPU | peer CPU at 10,000 | ×"
    )
    for page in many or few:
        before, after, theirs = few.get(page), many.get(page), peer.get(SAME.get(page, ""))
        growth = f"{after['cpu'][0] / max(before['cpu'][0], 0.1):.2f}" if before and after else ""
        line = [page, (after or before)["queries"], _said(before), _said(after), LIMITS.get(page, ""), growth]
        if theirs:
            line += [_pair(theirs["cpu"]), f"{theirs['cpu'][0] / before['cpu'][0]:.1f}"]
        print(" | ".join(map(str, line)))
    for page, figures in peer.items():
        print(f"peer {page} | {figures['queries']} | {_said(figures)}")


def _said(figures):
    if not figures:
        return "–"
    return f"{_pair(figures['wall'])}, {_pair(figures['cpu'])}"


def _pair(pair):
    return f"{pair[0]}/{pair[1]}"


if __name__ == "__main__":
    main()
