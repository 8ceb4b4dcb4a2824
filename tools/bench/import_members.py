"""How long 100,000 members take from the bytes of a workbook to rows and facts in the database, and the memory it takes.

`tools/with_postgres.py -- python tools/bench/import_members.py` for PostgreSQL, without it SQLite; `[--rows N] [--runs N] [--json]`.
Each run is a process of its own on a fresh database, so that its peak memory is its own too. The floor it is compared with
is an insert of as many member rows, with neither memberships nor facts. The steps are those of the import board.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parent.parent.parent
AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
BRANCHES = 569
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平"


def main() -> None:
    """Make the file once, run it in processes of their own, print medians and 95th percentiles."""
    asked = _arguments()
    sys.path.insert(0, str(ROOT))
    if asked.read:
        print(json.dumps(_run(asked.read, asked.rows)))
        return
    with tempfile.TemporaryDirectory(prefix="mahua-bench-") as folder:
        path = Path(folder, "members.xlsx")
        _write(path, asked.rows)
        runs = [_process(path, asked.rows, Path(folder, f"home{number}")) for number in range(asked.runs)]
    figures = {"rows": asked.rows, "runs": asked.runs, "database": runs[0].pop("database")}
    for run in runs[1:]:
        run.pop("database")
    figures |= {
        name: {
            "median": round(statistics.median(values), 2),
            "p95": sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)],
        }
        for name in runs[0]
        for values in [[run[name] for run in runs]]
    }
    print(json.dumps(figures, ensure_ascii=False) if asked.json else _in_words(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _write(path, rows):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mahua.project.settings")
    import django

    django.setup()
    from mahua.kernel.spreadsheets.writing import write
    from mahua.members.sheets import MEMBERS

    write(MEMBERS, _members(rows), title="党员名册", to=path)


def _members(rows):
    first = date(1980, 1, 1)
    for number in range(rows):
        joined = first + timedelta(days=number * 7 % 14_000)
        yield {
            "external_ref": f"M{number:07d}",
            "name": SURNAMES[number % 10] + GIVEN[number // 10 % 20] + GIVEN[number // 200 % 20],
            "branch": f"示例区第{number % BRANCHES + 1}党支部",
            "stage": "full" if number % 20 else "probationary",
            "joined_on": joined,
            "confirmed_on": joined + timedelta(days=365) if number % 20 else None,
            "office_phone": f"020-8{number % 10_000_000:07d}",
        }


def _process(path, rows, home) -> dict:
    home.mkdir()
    environment = os.environ | {"MAHUA_HOME": str(home), "MAHUA_KEYS": f"{home}-keys"}
    command = [sys.executable, __file__, "--read", path, "--rows", str(rows)]
    ran = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    if ran.returncode:
        sys.exit(ran.stderr)
    return json.loads(ran.stdout.splitlines()[-1])


def _run(path, rows) -> dict:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mahua.project.settings")
    import django

    django.setup()
    from django.db import connection

    _fresh_database(connection)
    clerk, district = _settle()
    began, worked = perf_counter(), process_time()
    took = _import(path, clerk, district)
    total, worked = perf_counter() - began, process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    _demand(rows)
    floor = _floor(district, rows)
    return {
        "database": connection.vendor,
        **took,
        "total_s": round(total, 2),
        "cpu_s": round(worked, 2),
        "times_floor": round(total / floor, 1),
        "peak_mib": peak,
    }


def _fresh_database(connection):
    """Every run begins with empty tables; on PostgreSQL the schema of the run before is dropped."""
    from django.core.management import call_command

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
    call_command("migrate", verbosity=0)


def _settle():
    """A district with its branches, and somebody who keeps its members."""
    from mahua.access.models import Assignment, User
    from mahua.organisations.founding import Founding, found_many
    from mahua.organisations.models import Organisation

    long_ago = date(1970, 1, 1)
    said = {"by": None, "at": AT}
    district = Organisation.found("示例区", kind="district", parent=None, founded_on=long_ago, **said)
    names = (f"示例区第{number + 1}党支部" for number in range(BRANCHES))
    found_many([Founding(name=name, kind="branch", parent=district, founded_on=long_ago) for name in names], **said)
    clerk = User.objects.create(username="clerk", name="干事", path=district.path)
    role = {"role": "committee_clerk", "path": district.path, "organisation_code": district.code}
    Assignment.objects.create(user=clerk, duty="business", from_on=long_ago, **role)
    return clerk, district


def _import(path, clerk, district) -> dict:
    """What the board does with one upload: receive, read, map, check, import; seconds by step."""
    from mahua.console.imports.carrying_out import carry_out
    from mahua.console.imports.reading_files import forms_to_map
    from mahua.console.imports.receiving import receive
    from mahua.console.models import ColumnMapping
    from mahua.organisations.rosters import IMPORTS

    took, begun = {}, perf_counter()

    def step(name):
        nonlocal begun
        took[name], begun = round(perf_counter() - begun, 2), perf_counter()

    upload = (path.name, path.stat().st_size, path.read_bytes)
    delivery = receive(IMPORTS["members"], [upload], sender=district, by=clerk, at=AT)
    delivery.begin("open", by=clerk, at=AT)
    carry_out(delivery, at=AT)
    step("read_s")
    for form in forms_to_map(delivery):
        mapping = {heading["words"]: heading["key"] for heading in form.headings}
        ColumnMapping.keep(form.fingerprint, mapping, sender=district, roster="members", by=clerk, at=AT)
    for name, what in (("check_s", "check"), ("import_s", "import")):
        delivery.begin(what, by=clerk, at=AT)
        carry_out(delivery, at=AT)
        step(name)
    if delivery.state != "imported":
        sys.exit(f"not imported: {[file.problems[:3] for file in delivery.files.all()]}")
    return took


def _demand(rows):
    """All of it is there: members, memberships, facts."""
    from mahua.ledger.models import Fact
    from mahua.members.models import Member, Membership

    counts = (
        Member.objects.count(),
        Membership.objects.count(),
        Fact.objects.filter(kind="member.admitted").count(),
    )
    if counts != (rows, rows, rows):
        sys.exit(f"members, memberships, facts: {counts}")


def _floor(district, rows) -> float:
    """Seconds to insert as many bare member rows."""
    from django.db import transaction

    from mahua.kernel.codes import new_code
    from mahua.members.models import Member
    from mahua.organisations.models import Organisation

    branch = Organisation.objects.filter(kind="branch").first()
    plain = {"organisation": branch, "path": branch.path, "stage": "full", "joined_on": date(2010, 7, 1)}
    begun = perf_counter()
    with transaction.atomic():
        for start in range(0, rows, 5_000):
            count = min(5_000, rows - start)
            made = [Member(code=new_code("m"), name="张伟", name_key="zhang wei", **plain) for _ in range(count)]
            Member.objects.bulk_create(made, batch_size=1_000)
    return perf_counter() - begun


def _in_words(figures: dict) -> str:
    lines = [f"{figures['rows']} members on {figures['database']}, {figures['runs']} runs"]
    lines += [
        f"{name:12} median {value['median']:>8} p95 {value['p95']:>8}"
        for name, value in figures.items()
        if isinstance(value, dict)
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
