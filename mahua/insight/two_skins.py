"""两张皮: undertakings and branches whose links are only nominal, found by rules a clerk could follow. Pure.

What counts is what was done together: a task carried by a member, a call solved, an inspection of both strands, a first
topic followed up; at most two a month, so that one busy week is not a year. A resolution or a team founded is a beginning,
not yet that. What was tied on late counts, but what was tied on late in one batch counts as one, and as none
where the batch is most of all there is. Too little of it for the
months an undertaking has lasted, and its links are only nominal. The finder looks at undertakings, never at people.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mahua.rules.frequencies import Frequency
from mahua.rules.periods import periods_within

DONE_TOGETHER = frozenset({"member_carried_task", "call_solved", "inspected_together", "first_topic_followed"})
MOST_A_MONTH = 2
LEAST_MONTHS = 5  # younger undertakings are not judged
REALLY_JOINED = 0.18  # done together a month; below it the links are only nominal
BATCH = 3  # links made within two days of each other
MOSTLY = 0.6

Span = tuple[date, date]


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A joint as the ledger has it: what kind, when it happened, when it was tied on."""

    kind: str
    occurred_on: date
    recorded_on: date
    after_the_fact: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One undertaking with all its links."""

    code: str
    branch: str
    starts_on: date
    ends_on: date
    links: Sequence[Link]
    aparts: Sequence[Span] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What was found of one: how often something was done together, in how many months, and the signs."""

    case: Case
    joined: int
    months: int
    signs: tuple[str, ...]

    @property
    def is_judged(self) -> bool:
        """Whether enough months have passed to say anything."""
        return self.months >= LEAST_MONTHS

    @property
    def is_nominal(self) -> bool:
        """Two skins: its strands lie side by side."""
        return self.is_judged and self.joined < REALLY_JOINED * self.months


def look_at(case: Case, *, on: date) -> Finding:
    """What the links of one undertaking amount to on a day."""
    until = min(case.ends_on, on)
    months = [span for span in _months(case, until) if not _is_apart(span, case)]
    batch = _in_a_batch(case.links)
    real = [each for each in case.links if each.kind in DONE_TOGETHER and each.occurred_on <= until]
    kept = 0 if len(batch) >= MOSTLY * len(case.links) else 1
    counted = [each for each in real if each not in batch] + [each for each in real if each in batch][:kept]
    by_month = Counter((each.occurred_on.year, each.occurred_on.month) for each in counted)
    joined = sum(min(count, MOST_A_MONTH) for count in by_month.values())
    return Finding(case=case, joined=joined, months=len(months), signs=_signs(case, batch))


def branches(findings: Sequence[Finding]) -> list[str]:
    """Branches most of whose undertakings, at least two, are joined only nominally; in the order given."""
    judged: dict[str, list[bool]] = defaultdict(list)
    for finding in findings:
        if finding.is_judged:
            judged[finding.case.branch].append(finding.is_nominal)
    return [branch for branch, nominal in judged.items() if sum(nominal) > 1 and 2 * sum(nominal) >= len(nominal)]


def _in_a_batch(links: Sequence[Link]) -> list[Link]:
    """The two days in which most was tied on late, with all that was tied on in them; if it was as much as a batch."""
    best: list[Link] = []
    if sum(each.after_the_fact for each in links) < BATCH:
        return best
    for first_on in dict.fromkeys(each.recorded_on for each in links):
        until = first_on + timedelta(days=1)
        window = [each for each in links if first_on <= each.recorded_on <= until]
        late = sum(each.after_the_fact for each in window)
        if late >= BATCH and len(window) > len(best):
            best = window
    return best


def _signs(case: Case, batch: Sequence[Link]) -> tuple[str, ...]:
    links = case.links
    if not links:
        return ("none",)
    found = []
    if sum(each.after_the_fact for each in links) >= MOSTLY * len(links):
        found.append("afterwards")
    if len(batch) >= MOSTLY * len(links):
        found.append("batch")
    if len(links) > 1 and sum(each.occurred_on.month == 12 for each in links) >= MOSTLY * len(links):  # noqa: PLR2004 (December)
        found.append("year_end")
    if all(each.kind not in DONE_TOGETHER for each in links):
        found.append("only_decided")
    return tuple(found or ["few"])


def _months(case: Case, until: date) -> list[Span]:
    found = periods_within(Frequency.MONTH, start=case.starts_on, end=until)
    return [(max(each.starts_on, case.starts_on), min(each.ends_on, until)) for each in found]


def _is_apart(span: Span, case: Case) -> bool:
    """Whether somebody said, with a reason, that in most of this month nothing need be joined."""
    days = (span[1] - span[0]).days + 1
    covered = sum(max(0, (min(span[1], until) - max(span[0], begin)).days + 1) for begin, until in case.aparts)
    return 2 * covered > days
