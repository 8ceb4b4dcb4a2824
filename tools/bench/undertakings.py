"""How long the braids take with 5,000 undertakings of 40 joints each: milliseconds and queries of their pages.

    tools/bench/undertakings.py [--undertakings 5000] [--joints 40] [--rounds 200] [--keep FOLDER]
    tools/with_postgres.py -- .venv/bin/python tools/bench/undertakings.py        (the same on PostgreSQL)

55 units of a district; days are drawn by lot from a fixed seed over two years back from today. Another undertaking is opened
in every round. Limits (issue 4): the page of an undertaking p95 ≤100 ms and ≤8 queries beyond who asks, the district ≤300 ms.
"""

import argparse
import os
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
UNITS, BRANCHES, TASKS = 55, 4, 6
TODAY = datetime.now().astimezone().date()
KINDS = {
    "resolution_became_task": "co_deployed",
    "member_carried_task": "co_carried",
    "call_solved": "co_carried",
    "inspected_together": "co_inspected",
}
PASSED = ("planning", "deploying")
LIMITS = {"undertaking": 100, "unit": 100, "district": 300}


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--undertakings", type=int, default=5000)
    asked.add_argument("--joints", type=int, default=40)
    asked.add_argument("--rounds", type=int, default=200)
    asked.add_argument("--keep", type=Path)
    said = asked.parse_args()
    prepare(said.keep or Path(tempfile.mkdtemp(prefix="mahua-bench-")))
    from mahua.undertakings.models import Undertaking

    if not Undertaking.objects.exists():
        fill(said.undertakings, joints=said.joints, rng=Random(4))  # noqa: S311
    measure(said.rounds)


def prepare(folder):
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {"MAHUA_HOME": str(folder), "DJANGO_SETTINGS_MODULE": "mahua.project.settings"}
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def fill(many, *, joints, rng):
    """A district with its undertakings, straight into the tables; the weekly counts are then rebuilt by their own function."""
    from mahua.undertakings.counting import recount_all
    from mahua.undertakings.models import Joint, Measure, StagePass, Strand

    began = time.monotonic()
    units = tree()
    made = undertakings(units, many, rng=rng)
    Strand.objects.bulk_create(
        [
            Strand(code=f"s{each.pk}{side[0]}", undertaking=each, side=side, path=each.path, goal="按期完成", planned_on=each.starts_on)
            for each in made
            for side in ("business", "party")
        ],
        batch_size=1000,
    )  # fmt: skip
    strands = list(Strand.objects.all())
    Measure.objects.bulk_create(
        [
            Measure(strand=each, number=n, title=f"指标{n}", target=100, actual=n * 30)
            for each in strands
            for n in (1, 2, 3)
        ],
        batch_size=1000,
    )
    tasks(made, strands)
    StagePass.objects.bulk_create(
        [
            StagePass(undertaking=each, stage=stage, passed_on=each.starts_on + timedelta(days=30 * number))
            for each in made
            for number, stage in enumerate(PASSED, start=1)
        ],
        batch_size=1000,
    )
    Joint.objects.bulk_create((joint(each, n, rng) for each in made for n in range(joints)), batch_size=2000)
    filled = time.monotonic()
    recount_all()
    print(f"# {many} undertakings, {many * joints} joints filled in {filled - began:.0f} s")
    print(f"weekly counts rebuilt | {time.monotonic() - filled:.1f} s")


def tree():
    """[(unit, its branches, its business head)]."""
    from tests.factories.access import UserFactory
    from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

    district = DistrictFactory()
    UserFactory(username="committee", role="working_committee", role__at=district)
    units = UnitFactory.create_batch(UNITS, parent=district)
    UserFactory(username="leader", role="unit_leader", role__at=units[0])
    return [
        (
            unit,
            OrganisationFactory.create_batch(BRANCHES, parent=unit),
            UserFactory(role="business_head", role__at=unit),
        )
        for unit in units
    ]


def undertakings(units, many, *, rng):
    from mahua.undertakings.models import Undertaking

    rows = []
    for number in range(many):
        unit, branches, head = units[number % len(units)]
        starts_on = TODAY - timedelta(days=rng.randrange(60, 700))
        row = Undertaking(
            code=f"u{number:06}", title=f"第{number}件大事", category="key_project", unit=unit, path=unit.path,
            business_owner=head, branch=rng.choice(branches), proposed_on=starts_on, starts_on=starts_on,
            ends_on=starts_on + timedelta(days=rng.randrange(200, 900)), stage="carrying", state="under_way",
        )  # fmt: skip
        rows.append(row)
    Undertaking.objects.bulk_create(rows, batch_size=1000)
    return list(Undertaking.objects.order_by("pk"))


def tasks(made, strands):
    from mahua.tasks.models import Task

    known = {each.pk: each for each in made}
    Task.objects.bulk_create(
        [
            Task(
                code=f"w{strand.pk}x{n}", title=f"第{n}项任务", organisation=known[strand.undertaking_id].unit,
                path=strand.path, due_on=known[strand.undertaking_id].ends_on, about=strand.code,
            )
            for strand in strands
            for n in range(TASKS // 2)
        ],
        batch_size=1000,
    )  # fmt: skip


def joint(undertaking, number, rng):
    from mahua.undertakings.models import Joint

    kind = rng.choice(list(KINDS))
    days = max((TODAY - undertaking.starts_on).days, 1)
    on = undertaking.starts_on + timedelta(days=rng.randrange(days))
    source = f"{rng.choice('wgci')}{undertaking.pk}y{number}"
    return Joint(
        undertaking=undertaking, kind=kind, stage=KINDS[kind], occurred_on=on, source=source, source_position=number
    )


def measure(rounds):
    from django.db import connection

    from mahua.access.models import User
    from mahua.undertakings.models import Undertaking

    with connection.cursor() as cursor:
        cursor.execute("analyze")
    client = signed_in(User.objects.get(username="committee"))
    own = signed_in(User.objects.get(username="leader"))
    codes = list(Undertaking.objects.order_by("code").values_list("code", flat=True))
    picked = Random(5).sample(codes, min(rounds, len(codes)))  # noqa: S311
    unit = Undertaking.objects.select_related("unit").get(code=codes[0]).unit
    print("page | queries | ms median/p95 | bytes | limit")
    report("undertaking", client, [f"/undertakings/{code}/" for code in picked])
    report("unit", own, [f"/undertakings/units/{unit.code}/"] * min(rounds, 50))
    report("district", client, ["/undertakings/district/"] * min(rounds, 50))


def signed_in(user):
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user, backend="mahua.access.backends.DatedAssignments")
    client.get("/password/")
    return client


def report(name, client, addresses):
    """One line a page; the first address is opened once before, to warm what is read once a process."""
    from django.db import connection

    queries, took, length = [], [], 0

    def counted(execute, sql, params, many, context):
        queries.append(sql)
        return execute(sql, params, many, context)

    client.get(addresses[0])
    with connection.execute_wrapper(counted):
        assert client.get(addresses[0]).status_code == 200, addresses[0]  # noqa: PLR2004, S101
    for address in addresses:
        began = time.perf_counter()
        length = len(client.get(address).content)
        took.append((time.perf_counter() - began) * 1000)
    took.sort()
    median, most = took[len(took) // 2], took[int(len(took) * 0.95)]
    print(f"{name} | {len(queries)} | {median:.0f}/{most:.0f} | {length} | ≤{LIMITS[name]} ms")


if __name__ == "__main__":
    main()
