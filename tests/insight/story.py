"""A district of undertakings told from its people: who works together, who only makes it look so. See docs/two-skins-stories.md.

It knows nothing of the finder. A label is drawn with the people, before a single event; events follow from habits and luck.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from mahua.rules.months import add_months, last_day_of_month

LATE_AFTER_DAYS = 7  # the product's own rule for a link made after the fact


@dataclass(frozen=True)
class Way:
    """How the business people and the branch of a team live with each other."""

    together: float  # chance that a piece of real work is shared with the branch
    resolved: float  # chance that the month's branch meeting really decides something about the undertaking
    apart: bool = False  # two skins: the label


WAYS = {
    "close": (30, Way(together=0.62, resolved=0.45)),
    "late": (18, Way(together=0.58, resolved=0.40)),
    "steady": (14, Way(together=0.45, resolved=0.30)),
    "waiting": (8, Way(together=0.50, resolved=0.25)),
    "separate": (9, Way(together=0.03, resolved=0.03, apart=True)),
    "show": (10, Way(together=0.05, resolved=0.04, apart=True)),
    "talk": (7, Way(together=0.04, resolved=0.75, apart=True)),
    "token": (4, Way(together=0.05, resolved=0.05, apart=True)),
}
RECORDERS = {"prompt": (0, 3), "slow": (3, 25), "tidy": (1, 9)}
SHARED = (("member_carried_task", 55), ("call_solved", 16), ("first_topic_followed", 12), ("inspected_together", 17))
STRAY = 0.12  # undertakings whose people live otherwise than their branch does


@dataclass(frozen=True)
class Event:
    """One link as it would stand in the ledger."""

    kind: str
    occurred_on: date
    recorded_on: date
    source: str

    @property
    def after_the_fact(self):
        return (self.recorded_on - self.occurred_on).days > LATE_AFTER_DAYS


@dataclass(frozen=True)
class Told:
    """One undertaking of the district: its days, what was linked, and the truth about its people."""

    code: str
    branch: str
    way: str
    starts_on: date
    ends_on: date
    aparts: tuple
    events: tuple

    @property
    def two_skins(self):
        return WAYS[self.way][1].apart


class District:
    """Forty branches with three to six undertakings each, over two years, seen on the last day of the second."""

    seen_on = date(2026, 12, 31)

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.branch_ways = {f"b{number}": self._way() for number in range(40)}
        self.undertakings = [told for branch, way in self.branch_ways.items() for told in self._of_branch(branch, way)]

    def _way(self):
        names = list(WAYS)
        return self.rng.choices(names, [WAYS[name][0] for name in names])[0]

    def _of_branch(self, branch, way):
        recorder = "slow" if way == "late" else self.rng.choice(["prompt", "prompt", "tidy", "slow"])
        for number in range(self.rng.randint(3, 6)):
            own = self._way() if self.rng.random() < STRAY else way
            yield self._undertaking(f"{branch}u{number}", branch, own, recorder)

    def _undertaking(self, code, branch, way, recorder):
        starts_on = date(2025, 1, 1) + timedelta(days=self.rng.randint(0, 420))
        ends_on = min(add_months(starts_on, months=self.rng.randint(5, 16)), self.seen_on)
        aparts = self._waits(starts_on, ends_on) if way == "waiting" else ()
        life = Life(self.rng, code, WAYS[way][1], RECORDERS[recorder], starts_on, ends_on, aparts)
        events = life.lived()
        if way == "show":
            events += life.dressed_up()
        if way == "token":
            events += life.photographed()
        return Told(
            code, branch, way, starts_on, ends_on, aparts, tuple(sorted(events, key=lambda each: each.recorded_on))
        )

    def _waits(self, starts_on, ends_on):
        """People who honestly said that for some months there was nothing to join."""
        begins_on = starts_on + timedelta(days=self.rng.randint(40, 90))
        until_on = begins_on + timedelta(days=self.rng.randint(80, 150))
        return ((begins_on, min(until_on, ends_on)),) if begins_on < ends_on else ()


class Life:
    """What the people of one undertaking do month by month, and when somebody writes it down."""

    def __init__(self, rng, code, way, delay, starts_on, ends_on, aparts):
        self.rng, self.code, self.way, self.delay = rng, code, way, delay
        self.starts_on, self.ends_on, self.aparts = starts_on, ends_on, aparts
        self.number = 0

    def lived(self):
        events, month = [], self.starts_on.replace(day=1)
        while month <= self.ends_on:
            slow_month = 0.5 if month.month in {2, 10} else 1  # festivals
            events += self._worked(month, slow_month)
            if self.rng.random() < 0.85 and self.rng.random() < self.way.resolved:
                events += self._linked("resolution_became_task", self._day(month))
            month = add_months(month, months=1)
        return events

    def dressed_up(self):
        """Before an assessment somebody goes through old minutes and ties them on; a task or two gets a member's name."""
        on = min(self.ends_on, date(self.ends_on.year, 12, 1)) - timedelta(days=self.rng.randint(0, 20))
        on = max(on, self.starts_on + timedelta(days=30))
        back = (on - self.starts_on).days
        events = []
        for _ in range(self.rng.randint(4, 12)):
            kind = "resolution_became_task" if self.rng.random() < 0.7 else "member_carried_task"
            occurred = on - timedelta(days=self.rng.randint(0, back))
            events.append(self._event(kind, occurred, on + timedelta(days=self.rng.randint(0, 1))))
        return events

    def photographed(self):
        """A team is founded with a banner, there is one outing, and that was it."""
        first = self.starts_on + timedelta(days=self.rng.randint(3, 30))
        events = [self._event("temporary_branch_formed", first, first)]
        outing = first + timedelta(days=self.rng.randint(5, 40))
        return [*events, self._event("member_carried_task", outing, outing + timedelta(days=self.rng.randint(0, 4)))]

    def _worked(self, month, slow_month):
        made = []
        for _ in range(self.rng.choice([0, 1, 1, 2, 2, 3])):
            day = self._day(month)
            if any(begin <= day <= end for begin, end in self.aparts):
                continue
            if self.rng.random() < self.way.together * slow_month:
                kind = self.rng.choices([name for name, _ in SHARED], [weight for _, weight in SHARED])[0]
                made += self._linked(kind, day)
        return made

    def _linked(self, kind, day):
        """One in eight is forgotten."""
        if self.rng.random() < 1 / 8 or not self.starts_on <= day <= self.ends_on:
            return []
        recorded_on = day + timedelta(days=self.rng.randint(*self.delay))
        return [self._event(kind, day, min(recorded_on, District.seen_on))]

    def _event(self, kind, occurred_on, recorded_on):
        self.number += 1
        return Event(kind, occurred_on, recorded_on, f"{self.code}-{self.number}")

    def _day(self, month):
        return month + timedelta(days=self.rng.randrange(last_day_of_month(month).day))
