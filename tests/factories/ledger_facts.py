"""Short hands for facts of organisation life in tests."""

from datetime import UTC, datetime, time

from django.db import transaction

from mahua.ledger.kinds import KINDS
from mahua.ledger.recording import record


def held(organisation, kind, day, **data):
    """Record a `<kind>.held` fact of an organisation on a day; figures not given are those of a small full meeting."""
    shape = KINDS[f"{kind}.held"].shape
    plain = {"meeting": "g222", "belongs_to_year": day.year, **data}
    names = shape.__dataclass_fields__
    defaults = {"should_attend": 10, "present": 10, "voters": 9, "voters_present": 9}
    said = shape(**{name: value for name, value in {**defaults, **plain}.items() if name in names})
    at = datetime.combine(day, time(10), tzinfo=UTC)
    with transaction.atomic():
        return record(said, organisation=organisation, by=None, at=at, occurred_on=day)
