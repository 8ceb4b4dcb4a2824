"""How long the obligations of a whole district take: all bodies and their posts × all rules × a year.

    tools/bench/obligations.py [HOME] [--runs 5]      HOME: the folder of a 示例区, such as pages.py --keep leaves behind;
                                                      without it one of the customer's size is loaded first

Two ways to one answer (mahua/duties/README.md): the table for the engine, by one DuckDB join, with its facts handed over by
the ledger; and the pure query, which walks bearers one by one.
"""

import os
from datetime import date
from statistics import median
from time import perf_counter, process_time

from demo_home import on_demo


def _measure(runs):
    for name, ask in (("table", _table), ("query", _query)):
        first, *warm = [_timed(ask) for _ in range(runs + 1)]
        walls, rows = sorted(wall for wall, *_ in warm), first[2]
        print(
            f"{name}: {rows} obligations; first {first[0]:.2f} s; median {median(walls):.2f}, worst {walls[-1]:.2f} s; "
            f"cpu {median(cpu for _, cpu, _ in warm):.2f} s; load {os.getloadavg()[0]:.1f}"
        )


def _timed(ask):
    wall, cpu = perf_counter(), process_time()
    rows = ask()
    return perf_counter() - wall, process_time() - cpu, rows


def _owing():
    from mahua.duties.coverage import OWING_KINDS
    from mahua.organisations.models import Organisation

    return Organisation.objects.of_kind(*OWING_KINDS)


def _table():
    from mahua.duties.query import rules_between
    from mahua.duties.tables import obligations_table
    from mahua.ledger.models import Head
    from mahua.ledger.segments import effective_facts

    today = date.today()  # noqa: DTZ011 (of the machine that measures)
    start = today.replace(month=1, day=1)
    kinds = sorted({rule.fact_kind for rule in rules_between(start, today)})
    facts = effective_facts(cursor=Head.objects.get(pk=1).position, start=start, end=today, kinds=kinds)
    return obligations_table(_owing(), facts=facts, year=today.year, on=today).num_rows


def _query():
    from mahua.duties.query import owed_by

    today = date.today()  # noqa: DTZ011
    return len(owed_by(_owing(), year=today.year, on=today))


if __name__ == "__main__":
    on_demo(_measure, doc=__doc__)
