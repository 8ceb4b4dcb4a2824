"""Many bodies at once, from a clerk's matrix: all or nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mahua.ledger.recording import verb
from mahua.meetings.minutes import Minutes
from mahua.meetings.models import Meeting


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One meeting of a batch; `moment` when it is to come, `held_on` when it has been; `for_` as in a verb."""

    body: Any
    kind: str
    title: str
    for_: Any
    year: int | None = None
    moment: datetime | None = None
    held_on: date | None = None


@verb
def plan_all(batch, *, by, at):
    """Plan every meeting asked for, or none."""
    return [
        Meeting.plan(
            each.kind,
            organisation=each.body,
            title=each.title,
            planned_for=each.moment,
            belongs_to_year=each.year,
            by=by,
            at=at,
            for_=each.for_,
        )
        for each in batch
    ]


@verb
def record_all(batch, *, by, at):
    """Write down every meeting as held with everybody present, or none."""
    return [
        Meeting.record_past(
            each.kind,
            Minutes(held_on=each.held_on, belongs_to_year=each.year),
            organisation=each.body,
            title=each.title,
            by=by,
            at=at,
            for_=each.for_,
        )
        for each in batch
    ]
