"""Getting the engine ready in a process: importing Ibis and compiling the plans of a year takes some seconds, once.

A page never waits for it: it asks `READY.for_year`, and when the answer is no it lets a thread begin and says so.
"""

from threading import Lock, Thread

from mahua.assessment.engine.tables import COLUMNS, table_of
from mahua.rules.periods import year as year_period

NOBODY = {"organisation_code": "o", "form": "ordinary", "parent_code": "", "unit_code": ""}


class Warmth:
    """For which years this process can compute at once."""

    def __init__(self):
        self._lock = Lock()
        self._threads: dict[int, Thread] = {}

    def for_year(self, year: int) -> bool:
        """Whether it is ready; if not, a thread is getting it ready from now on (once, however many ask)."""
        with self._lock:
            if year not in self._threads:
                self._threads[year] = Thread(target=warm, args=(year,), daemon=True, name=f"warm-{year}")
                self._threads[year].start()
            return not self._threads[year].is_alive()

    def wait(self, year: int) -> None:
        """Come back when it is ready."""
        self.for_year(year)
        self._threads[year].join()


READY = Warmth()


def warm(year: int) -> None:
    """Explain a body of which nothing is known by each scheme: every plan of the year is compiled and kept by the engine."""
    from mahua.assessment.engine.backends import DuckDB  # noqa: PLC0415  heavy
    from mahua.assessment.engine.explain import explain  # noqa: PLC0415
    from mahua.assessment.schemes import shipped, shipped_codes  # noqa: PLC0415

    for scheme in map(shipped, shipped_codes()):
        standing = [NOBODY | {"kind": scheme.subject}]
        rows = {name: standing if name == "standing" else [] for name in COLUMNS}
        backend = DuckDB.load(**{name: table_of(name, rows[name]) for name in COLUMNS})
        explain(backend, scheme=scheme, period=year_period(year), organisation_code="o")
