"""Where the undertakings of the 示例区 are kept while they are told, and the meetings their resolutions hang on."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

from mahua.inspections.models import Inspection
from mahua.ledger.batches import insert_rows
from mahua.undertakings.models import Strand, Undertaking

IN_TIME_DAYS = 5


@dataclass
class Shelf:
    """The year being told, the meetings of each body, and the rows written at the end, those pointed at first."""

    year: object
    rng: object
    meetings: dict = field(default_factory=lambda: defaultdict(list))
    numbers: Counter = field(default_factory=Counter)
    rows: dict = field(default_factory=dict)
    plots: list = field(default_factory=list)

    def __post_init__(self):
        for meeting in self.year.meetings:
            if meeting.held_on:
                self.meetings[meeting.organisation.code].append(meeting)
        for resolution in self.year.resolutions:
            self.numbers[resolution.meeting.code] += 1

    def add(self, row):
        self.rows.setdefault(type(row), []).append(row)
        return row

    def meeting(self, body, kinds, day, *, late=False):
        """The first meeting of these kinds held from that day on, within six weeks; written down in time, or late."""
        fits = (
            each
            for each in self.meetings[body.code]
            if each.kind in kinds and timedelta() <= each.held_on - day < timedelta(days=45)
            and late == ((each.recorded_at.date() - each.held_on).days > IN_TIME_DAYS)
        )  # fmt: skip
        return min(fits, key=lambda each: each.held_on, default=None)

    def write(self):
        """The rows after the tasks and meetings of the year; wholes before their parts."""
        undertakings = self.rows.pop(Undertaking, [])
        while undertakings:
            ready = [row for row in undertakings if row.parent is None or row.parent.pk]
            for row in ready:
                row.parent = row.parent
            insert_rows(ready, known_by="code")
            undertakings = [row for row in undertakings if not row.pk]
        for model in (Strand, Inspection):
            self._insert(self.rows.pop(model, []), known_by="code")
        for rows in self.rows.values():
            self._insert(rows)

    def _insert(self, rows, **said):
        for row in rows:
            for name in ("undertaking", "strand", "inspection"):
                if hasattr(row, f"{name}_id"):
                    setattr(row, name, getattr(row, name))
        insert_rows(rows, **said)
