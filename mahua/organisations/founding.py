"""Many organisations at once, as a roster brings them: level by level, one statement a level and table."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from mahua.kernel.codes import new_code
from mahua.ledger.recording import Entry, record_many, verb
from mahua.organisations.facts import OrganisationFounded
from mahua.organisations.models import Organisation, Placement

BATCH = 500


@dataclass(kw_only=True, eq=False)
class Founding:
    """One organisation to be founded; `parent` is an Organisation, or a Founding of the same call."""

    name: str
    kind: str
    parent: "Organisation | Founding"
    founded_on: date
    details: dict = field(default_factory=dict)
    made: Organisation | None = None


@verb
def found_many(foundings, *, by, at, for_=None):
    """Found them all, parents before children, in one transaction; returns the organisations in the order given."""
    waiting = list(foundings)
    while waiting:
        ready = [each for each in waiting if _parent_of(each) is not None]
        if not ready:
            raise ValueError("a founding waits for a parent that is not among those given")
        _make(ready)
        waiting = [each for each in waiting if each.made is None]
    entries = [
        Entry(
            fact=OrganisationFounded(organisation_kind=each.kind, parent=_parent_of(each).code),
            organisation=each.made,
            by=by,
            at=at,
            occurred_on=each.founded_on,
            for_=for_,
        )
        for each in foundings
    ]
    record_many(entries)
    return [each.made for each in foundings]


def _parent_of(founding) -> Organisation | None:
    return founding.parent.made if isinstance(founding.parent, Founding) else founding.parent


def _make(ready):
    """Rows and open placements of foundings whose parents exist."""
    under = defaultdict(list)
    for each in ready:
        under[_parent_of(each)].append(each)
    for parent, siblings in under.items():
        for each, path in zip(siblings, parent.issue_paths(len(siblings)), strict=True):
            each.made = Organisation(
                code=new_code("o"),
                kind=each.kind,
                name=each.name,
                path=path,
                placed_on=each.founded_on,
                founded_on=each.founded_on,
                **each.details,
            )
    Organisation.objects.bulk_create([each.made for each in ready], batch_size=BATCH)
    Placement.objects.bulk_create(
        [
            Placement(organisation=each.made, path=each.made.path, name=each.name, from_on=each.founded_on)
            for each in ready
        ],
        batch_size=BATCH,
    )
