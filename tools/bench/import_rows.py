"""How long 100,000 member rows take from bytes to typed rows, and the memory it takes.

`python tools/bench/import_rows.py [--rows N] [--runs N] [--json]`. Each run is a process of its own, so that its peak memory is its
own too; the floor it is compared with is calamine reading the same sheet and checking nothing.
"""

import argparse
import io
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import python_calamine

from mahua.kernel.spreadsheets.columns import Choice, Column, Kind
from mahua.kernel.spreadsheets.dry_run import dry_run
from mahua.kernel.spreadsheets.mapping import propose
from mahua.kernel.spreadsheets.reading import read
from mahua.kernel.spreadsheets.writing import write

COLUMNS = (
    Column("code", "人员编号", Kind.CODE, required=True, unique=True),
    Column("name", "姓名", Kind.NAME, required=True, max_length=30),
    Column("branch", "所在党支部", Kind.TEXT, required=True),
    Column(
        "standing", "人员类别", Kind.CHOICE, choices=(Choice("formal", "正式党员"), Choice("probationary", "预备党员"))
    ),
    Column("joined_on", "入党日期", Kind.DATE, required=True),
    Column("confirmed_on", "转正日期", Kind.DATE, allows_month=True),
    Column("is_floating", "是否流动党员", Kind.YES_NO),
    Column("years", "党龄", Kind.INTEGER),
)
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平"


def main() -> None:
    """Make the file once, run the pieces, print medians and 95th percentiles."""
    arguments = _arguments()
    if arguments.read:
        print(json.dumps(_run(arguments.read)))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "members.xlsx")
        write(COLUMNS, _members(arguments.rows), title="党员名册", to=path)
        runs = [_process(path) for _ in range(arguments.runs)]
    figures = {"rows": arguments.rows, "runs": arguments.runs} | {
        name: {
            "median": round(statistics.median(values), 2),
            "p95": sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)],
        }
        for name in runs[0]
        for values in [[run[name] for run in runs]]
    }
    print(json.dumps(figures, ensure_ascii=False) if arguments.json else _in_words(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _members(rows: int):
    first = date(1980, 1, 1)
    for number in range(rows):
        joined = first + timedelta(days=number * 7 % 14_000)
        name = SURNAMES[number % 10] + GIVEN[number // 10 % 20] + GIVEN[number // 200 % 20]
        yield {
            "code": f"M{number:07d}",
            "name": name,
            "branch": f"示例区第{number % 569 + 1}党支部",
            "standing": "formal" if number % 20 else "probationary",
            "joined_on": joined,
            "confirmed_on": joined + timedelta(days=365),
            "is_floating": number % 50 == 0,
            "years": number % 40,
        }


def _process(path: Path) -> dict[str, float]:
    ran = subprocess.run([sys.executable, __file__, "--read", path], check=True, capture_output=True, text=True)
    return json.loads(ran.stdout)


def _run(path: Path) -> dict[str, float]:
    data = path.read_bytes()
    started = perf_counter()
    rosters = read(data, columns=COLUMNS).rosters
    was_read = perf_counter()
    mapping = propose(rosters[0].headings, columns=COLUMNS).mapping
    report = dry_run(rosters[0], columns=COLUMNS, mapping=mapping)
    checked = perf_counter()
    if not report.is_acceptable or len(report.rows) != len(rosters[0].body):
        sys.exit(f"the rows did not come back whole: {report.shown(3)}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    floor = perf_counter() - checked
    return {
        "read_s": round(was_read - started, 2),
        "dry_run_s": round(checked - was_read, 2),
        "total_s": round(checked - started, 2),
        "times_floor": round((checked - started) / floor, 1),
        "peak_mib": peak,
    }


def _in_words(figures: dict) -> str:
    lines = [f"{figures['rows']} rows x {len(COLUMNS)} columns, {figures['runs']} runs"]
    lines += [
        f"{name:12} median {value['median']:>8} p95 {value['p95']:>8}"
        for name, value in figures.items()
        if isinstance(value, dict)
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
