"""自查: how one branch would stand today, computed when the branch itself asks, and kept nowhere.

It is a mirror for the branch: until the yearly run nobody above it sees any of this (product.md, red line 2).
"""

from datetime import date

from mahua.assessment.engine.explain import Explanation
from mahua.assessment.schemes import shipped
from mahua.assessment.tables import tables_of_branch
from mahua.rules.periods import year as year_period

SCHEME = "organ-branch"


def self_check(branch, *, year: int, on: date) -> Explanation:
    """What the scheme makes of the branch as it stands on a day; LookupError when it is not assessed at all."""
    from mahua.assessment.engine.backends import DuckDB  # noqa: PLC0415  heavy: never while Django starts
    from mahua.assessment.engine.explain import explain  # noqa: PLC0415

    tables = tables_of_branch(branch, year=year, on=on)
    backend = DuckDB.load(**dict(tables.items()))
    return explain(backend, scheme=shipped(SCHEME), period=year_period(year), organisation_code=branch.code)
