"""Time scoring on generated tables: `python tools/bench/score.py [--scale 1 --scale 100] [--runs 5]`.

At scale 1 a district of 569 branches with a year of 60,000 facts; each scale runs in a process of its own, so that its
peak memory is its own. The first run of a process is shown apart: it imports Ibis and compiles the plans.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from mahua.assessment.engine.backends import DuckDB
from mahua.assessment.engine.explain import explain
from mahua.assessment.engine.scoring import score
from mahua.assessment.engine.tables import schema_of
from mahua.assessment.schemes import shipped
from mahua.rules.frequencies import Frequency
from mahua.rules.periods import Period, periods_within, year

YEAR = year(2026)
BRANCHES, FACTS = 569, 60_000
DONE, DUE = 0.9, 0.97  # shares of the obligations; what is not due is exempt
EPOCH = date(1970, 1, 1)
# What a branch owes: rule, rhythm, how many bearers (posts).
OWED = (
    ("OL-MEET-Q", Frequency.QUARTER, 1),
    ("OL-COMM-M", Frequency.MONTH, 1),
    ("OL-GROUP-M", Frequency.MONTH, 1),
    ("OL-LECT-LOC", Frequency.QUARTER, 1),
    ("OL-DAY-M", Frequency.MONTH, 1),
    ("OL-LIFE-Y", Frequency.YEAR, 1),
    ("OL-APPR-Y", Frequency.YEAR, 1),
    ("OL-DUAL-Y", Frequency.YEAR, 4),
)
# From–to (excluded) of the counts of a branch.
COUNTS = {
    "formal_members": (3, 60),
    "members": (3, 60),
    "committee_members": (2, 6),
    "secretaries": (1, 2),
    "deputy_secretaries": (0, 2),
    "joint_units": (0, 7),
    "staff": (20, 200),
    "fulltime_party_staff": (0, 4),
    "leaders": (0, 5),
}


def days(day: date) -> int:
    return (day - EPOCH).days


def codes(prefix: str, numbers: np.ndarray) -> pa.Array:
    return pa.array(np.char.add(prefix, numbers.astype(str)).tolist(), pa.string())


def obligations(organisations: int, chance: np.random.Generator) -> pa.Table:
    """A year of obligations, nine in ten done, each by the fact whose position is its row number."""
    owed = [
        (rule, period, str(post)) for rule, rhythm, posts in OWED for period in periods(rhythm) for post in range(posts)
    ]
    size = organisations * len(owed)
    done = (chance.random(size) < DONE).astype(np.int32)
    offsets = np.concatenate([[0], np.cumsum(done)]).astype(np.int32)
    spread = {
        "organisation_code": codes("o", np.repeat(np.arange(organisations), len(owed))),
        "bearer": [post if post != "0" else "" for _, _, post in owed] * organisations,
        "rule": [rule for rule, _, _ in owed] * organisations,
        "period": [period.code for _, period, _ in owed] * organisations,
        "starts_on": dates([period.starts_on for _, period, _ in owed], organisations),
        "ends_on": dates([period.ends_on for _, period, _ in owed], organisations),
        "due_on": dates([period.ends_on for _, period, _ in owed], organisations),
        "required": pa.array(np.ones(size, np.int32)),
        "done": pa.array(done),
        "outcome": pa.array(np.where(chance.random(size) < DUE, "due", "exempt").tolist(), pa.string()),
        "discharged_by": pa.ListArray.from_arrays(pa.array(offsets), pa.array(np.flatnonzero(done).astype(np.int64))),
    }
    return pa.table(spread, schema=schema_of("obligations"))


def periods(rhythm: Frequency) -> tuple[Period, ...]:
    return periods_within(rhythm, start=YEAR.starts_on, end=YEAR.ends_on)


def dates(chosen: list[date], times: int) -> pa.Array:
    return pa.array(np.tile(np.array([days(day) for day in chosen], np.int32), times)).cast(pa.date32())


def facts(owed: pa.Table, *, organisations: int, size: int, chance: np.random.Generator) -> pa.Table:
    """One fact for each obligation done, ten problems a branch of which seven are closed, talks for the rest."""
    kinds = np.full(size, "heart_talk.held", dtype=object)
    bodies = np.full(size, '{"meeting":"m1","participants":2}', dtype=object)
    owner = chance.integers(0, organisations, size)
    rows = owed.num_rows
    kinds[:rows], bodies[:rows] = "theme_day.held", '{"belongs_to_year":2026,"meeting":"m1"}'
    owner[:rows] = np.repeat(np.arange(organisations), rows // organisations)
    reviews = np.flatnonzero(np.array(owed["rule"].to_pylist(), dtype=object) == "OL-APPR-Y")
    kinds[reviews], bodies[reviews] = "members_review.held", '{"excellent":6,"graded":17,"meeting":"m2","members":18}'
    free = np.arange(rows, size)[: organisations * 17]
    problems = np.array([f'{{"meeting":"m3","problem":"p{owner[at]}-{at}"}}' for at in free], dtype=object)
    raised = len(free) * 10 // 17
    kinds[free[:raised]], bodies[free[:raised]] = "problem.raised", problems[:raised]
    closing = free[raised:]
    kinds[closing], bodies[closing] = "problem.closed", problems[: len(closing)]
    owner[closing] = owner[free[: len(closing)]]
    day = pa.array(chance.integers(days(YEAR.starts_on), days(YEAR.ends_on), size).astype(np.int32)).cast(pa.date32())
    columns = {
        "position": pa.array(np.arange(size, dtype=np.int64)),
        "organisation_code": codes("o", owner),
        "path": codes("0001", owner),
        "kind": pa.array(kinds, pa.string()),
        "occurred_on": day,
        "recorded_on": day,
        "reverses": pa.nulls(size, pa.int64()),
        "body": pa.array(bodies, pa.string()),
    }
    return pa.table(columns, schema=schema_of("facts"))


def standing(organisations: int, chance: np.random.Generator) -> pa.Table:
    number = np.arange(organisations)
    counts = {name: pa.array(chance.integers(*span, organisations).astype(np.int32)) for name, span in COUNTS.items()}
    began = chance.integers(days(date(2022, 6, 1)), days(date(2026, 6, 1)), organisations).astype(np.int32)
    same = {
        "as_of": dates([YEAR.ends_on], organisations),
        "kind": ["branch"] * organisations,
        "form": ["ordinary"] * organisations,
        "has_dedicated_person": [True] * organisations,
        "term_extended_until": pa.nulls(organisations, pa.date32()),
    }
    own = {
        "organisation_code": codes("o", number),
        "path": codes("0001", number),
        "parent_code": codes("u", number // 10),
        "unit_code": codes("u", number // 10),
        "term_began_on": pa.array(began).cast(pa.date32()),
        "term_expires_on": pa.array(began + 1096).cast(pa.date32()),
        "elected_on": pa.array(began).cast(pa.date32()),
    }
    return pa.table(
        {name: (counts | same | own)[name] for name in schema_of("standing").names}, schema=schema_of("standing")
    )


def write(folder: Path, scale: int) -> dict[str, Path]:
    """The three tables as Parquet; what a scoring process reads."""
    chance = np.random.default_rng(20261123)
    organisations = BRANCHES * scale
    owed = obligations(organisations, chance)
    tables = {
        "facts": facts(owed, organisations=organisations, size=FACTS * scale, chance=chance),
        "obligations": owed,
        "standing": standing(organisations, chance),
    }
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet")
    return {name: folder / f"{name}.parquet" for name in tables}


def timed(folder: Path, runs: int) -> dict[str, object]:
    """Score the tables in this process: the first run apart, then `runs` more."""
    paths = {name: folder / f"{name}.parquet" for name in ("facts", "obligations", "standing")}
    scheme, taken, explained = shipped("organ-branch"), [], []
    for _ in range(runs + 1):
        started = time.perf_counter()
        backend = DuckDB.load(**paths)
        scores = score(backend, scheme=scheme, period=YEAR)
        taken.append(time.perf_counter() - started)
        started = time.perf_counter()
        explain(backend, scheme=scheme, period=YEAR, organisation_code="o7")
        explained.append(time.perf_counter() - started)
    return {
        "organisations": scores.organisations.num_rows,
        "facts": pq.read_metadata(paths["facts"]).num_rows,
        "obligations": pq.read_metadata(paths["obligations"]).num_rows,
        "first_s": round(taken[0], 2),
        "median_s": round(statistics.median(taken[1:]), 3),
        "p95_s": round(float(np.quantile(taken[1:], 0.95)), 3),
        "explain_median_s": round(statistics.median(explained[1:]), 3),
        "peak_rss_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--scale", type=int, action="append")
    words.add_argument("--runs", type=int, default=5)
    words.add_argument("--folder", type=Path, help="score the tables already written there")
    asked = words.parse_args()
    if asked.folder:
        print(json.dumps(timed(asked.folder, asked.runs)))
        return
    medians = []
    for scale in asked.scale or [1, 100]:
        with tempfile.TemporaryDirectory(prefix="mahua-score-") as folder:
            subprocess.run([sys.executable, "-c", WRITE, folder, str(scale), __file__], check=True)
            command = [sys.executable, __file__, "--folder", folder, "--runs", str(asked.runs)]
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        medians.append(json.loads(told)["median_s"])
        print(told.strip(), f"{medians[-1] / medians[0]:.1f}x the first", flush=True)


WRITE = "import pathlib, runpy, sys; runpy.run_path(sys.argv[3])['write'](pathlib.Path(sys.argv[1]), int(sys.argv[2]))"

if __name__ == "__main__":
    main()
