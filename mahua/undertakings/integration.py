"""融合度: how far an undertaking was planned, deployed, carried and checked together, as four counts done / due. Pure.

What is due comes from the undertaking's own plan and calendar, never from what was held; what is done counts up to it and no
further. A link made after the fact counts for nothing in planning and deploying, and is marked where it counts. It is shown,
never scored.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mahua.rules.frequencies import Frequency as Every
from mahua.rules.months import add_months
from mahua.rules.periods import periods_within

STAGES = ("co_planned", "co_deployed", "co_carried", "co_inspected")
BEFORE_DOING = ("co_planned", "co_deployed")
MOST_DECISIONS = 4
INSPECTED_EVERY = 6  # months

Span = tuple[date, date]


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What an undertaking set itself: its days, the measures of both strands, the tasks of the business strand."""

    starts_on: date
    ends_on: date
    measures: int
    tasks: int
    aparts: Sequence[Span] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A joint as it is counted: of which doing stage, by what, when, and whether it was linked only afterwards."""

    stage: str
    source: str
    occurred_on: date
    after_the_fact: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """One of the four; `afterwards` is how many links were made after the fact, counted or not."""

    stage: str
    done: int
    due: int
    afterwards: int


@dataclass(frozen=True, slots=True)
class Integration:
    """The four counts."""

    counts: tuple[Count, ...]

    @property
    def done(self) -> int:
        """Of all four."""
        return sum(each.done for each in self.counts)

    @property
    def due(self) -> int:
        """Of all four."""
        return sum(each.due for each in self.counts)


def integration(plan: Plan, links: Iterable[Link], *, on: date) -> Integration:
    """The four counts as of a day."""
    links = [each for each in links if each.occurred_on <= on]
    due: dict[str, Sequence[Span | None]] = {
        "co_planned": decisions(plan.measures),
        "co_deployed": decisions(plan.tasks),
        "co_carried": months_due(plan, on=on),
        "co_inspected": checks_due(plan, on=on),
    }
    return Integration(
        tuple(_count(stage, due[stage], [each for each in links if each.stage == stage]) for stage in STAGES)
    )


def decisions(wanted: int) -> list[None]:
    """So many decisions are due: one for each measure or task, at least one and at most four."""
    return [None] * min(max(wanted, 1), MOST_DECISIONS)


def months_due(plan: Plan, *, on: date) -> list[Span]:
    """The months of carrying that are over: from the second month to the last, without those in which nothing need be joined.

    An undertaking that begins and ends within one month has that one.
    """
    months = periods_within(Every.MONTH, start=plan.starts_on, end=plan.ends_on)
    carrying = months[1:] or months
    over = [(each.starts_on, each.ends_on) for each in carrying if min(each.ends_on, plan.ends_on) <= on]
    return [each for each in over if not _is_apart(each, plan)]


def checks_due(plan: Plan, *, on: date) -> list[Span]:
    """One for each half-year begun with the undertaking, once it is over; the last one ends with the undertaking."""
    spans: list[Span] = []
    begins_on = plan.starts_on
    while begins_on <= plan.ends_on:
        next_on = add_months(plan.starts_on, months=INSPECTED_EVERY * (len(spans) + 1))
        spans.append((begins_on, min(next_on - timedelta(days=1), plan.ends_on)))
        begins_on = next_on
    return [each for each in spans if each[1] <= on and not _is_apart(each, plan)]


def _count(stage: str, due: Sequence[Span | None], links: Sequence[Link]) -> Count:
    afterwards = len({each.source for each in links if each.after_the_fact})
    if stage in BEFORE_DOING:
        done = min(len({each.source for each in links if not each.after_the_fact}), len(due))
    else:
        done = sum(any(span[0] <= each.occurred_on <= span[1] for each in links) for span in due if span)
    return Count(stage=stage, done=done, due=len(due), afterwards=afterwards)


def _is_apart(span: Span, plan: Plan) -> bool:
    """Whether nothing need be joined on any day of it that belongs to the undertaking."""
    day, until = max(span[0], plan.starts_on), min(span[1], plan.ends_on)
    for from_on, until_on in sorted(plan.aparts):
        if from_on <= day <= until_on:
            day = until_on + timedelta(days=1)
    return day > until
