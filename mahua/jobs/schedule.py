"""What is to be done again and again. A module declares it in its `jobs.py`, found by itself at start:

    @job("calls.escalate", every=timedelta(minutes=1))
    def escalate(at): ...

A job takes the instant it was started at, is idempotent, and may be killed at any moment.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from mahua.kernel.days import SHANGHAI, day_of

LEASE = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class Job:
    """Run `every` so often, or `daily` at a Shanghai time of day. After `lease` without an end it counts as dead."""

    name: str
    do: Callable
    every: timedelta | None
    daily: time | None
    lease: timedelta

    def next_after(self, at: datetime) -> datetime:
        """When it is due once it has run at `at`."""
        if self.every is not None:
            return at + self.every
        today = datetime.combine(day_of(at), self.daily, tzinfo=SHANGHAI)
        return today if today > at else today + timedelta(days=1)

    def first_after(self, at: datetime) -> datetime:
        """When it is due first: an interval at once, a daily time when it comes."""
        return at if self.every is not None else self.next_after(at)


JOBS: dict[str, Job] = {}


def job(name: str, *, every: timedelta | None = None, daily: time | None = None, lease: timedelta = LEASE) -> Callable:
    """Decorator: this function is a job, due `every` so often or `daily` at a time, never both."""
    if (every is None) == (daily is None):
        raise ValueError(f"{name}: either every or daily")

    def declare(do):
        if name in JOBS and JOBS[name].do.__qualname__ != do.__qualname__:
            raise ValueError(f"{name} is declared twice")
        JOBS[name] = Job(name=name, do=do, every=every, daily=daily, lease=lease)
        return do

    return declare
