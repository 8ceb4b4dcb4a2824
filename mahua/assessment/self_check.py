"""自查: how one branch or unit would stand today, computed when it asks itself, and kept nowhere.

It is a mirror for the body itself: until the yearly run nobody above it sees any of this (product.md, red line 2).
"""

from datetime import date

from mahua.assessment.engine.explain import Explanation
from mahua.assessment.schemes import Scheme, shipped
from mahua.assessment.tables import tables_of_body
from mahua.rules.periods import year as year_period

SCHEME = "organ-branch"
SCHEMES = {"branch": SCHEME, "unit": "organ-unit"}  # the scheme shipped for each kind of body


def scheme_of(body) -> Scheme:
    """The scheme a body looks at itself by."""
    return shipped(SCHEMES.get(body.kind, SCHEME))


def self_check(body, *, year: int, on: date) -> Explanation:
    """What its scheme makes of a body as it stands on a day; LookupError when it is not assessed at all."""
    from mahua.assessment.engine.backends import DuckDB  # noqa: PLC0415  heavy: never while Django starts
    from mahua.assessment.engine.explain import explain  # noqa: PLC0415

    scheme = scheme_of(body)
    tables = tables_of_body(body, scheme=scheme, year=year, on=on)
    backend = DuckDB.load(**dict(tables.items()))
    return explain(backend, scheme=scheme, period=year_period(year), organisation_code=body.code)
