"""Obligations (应办): rules × bearers × periods, discharged by facts. Pure: computed from plain data, never stored."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mahua.duties import wording
from mahua.duties.bearers import Bearer
from mahua.duties.discharges import Discharge
from mahua.rules.deadlines import Timing, counts_as_due, timing
from mahua.rules.documents import in_short
from mahua.rules.duty_rules import DutyRule
from mahua.rules.periods import Period, periods_within

NONE = Discharge(0, ())
ELSEWHERE = {  # what no meeting discharges: the page where it is done
    "contact_problem.raised": "duties:contact_points",
    "statement.filed": "duties:statements",
}


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing owed: by whom, by which rule, in which period, and the facts that discharged it.

    `outcome`: `due` (it counts), `open` (its due day has not come and it is not done), `exempt`, `not_in_force`
    (before go-live, or the body did not stand for the whole period).
    """

    organisation_code: str
    bearer: str
    rule: DutyRule
    period: Period
    due_on: date
    required: int
    done: int
    discharged_by: tuple[int, ...]
    outcome: str
    timing: Timing

    @property
    def is_met(self) -> bool:
        return self.done >= self.required

    @property
    def is_binding(self) -> bool:
        """Whether anybody owes it: neither exempt nor outside the body's time."""
        return self.outcome in ("due", "open")

    @property
    def is_late(self) -> bool:
        """未见记录: bound, unmet, and the due day has passed."""
        return self.is_binding and not self.is_met and self.timing is Timing.LATE

    @property
    def asks_now(self) -> bool:
        """Whether it belongs on a list of what to do now."""
        return self.is_binding and not self.is_met and self.timing is not Timing.AHEAD

    @property
    def state(self) -> str:
        """One word for a page: met, exempt, not_in_force, or how an unmet one stands on the day."""
        if not self.is_binding:
            return self.outcome
        return "met" if self.is_met else self.timing.value

    @property
    def state_words(self) -> str:
        return wording.STATES[self.state]

    @property
    def doing(self) -> str:
        """What is to be done, as a person would say it: 召开支部党员大会."""
        return wording.DOINGS.get(self.rule.fact_kind, self.rule.title)

    @property
    def clause(self) -> str:
        """The citation in short: 支部条例 第十一条."""
        return in_short(self.rule.source)

    @property
    def period_label(self) -> str:
        return self.period.label

    @property
    def period_code(self) -> str:
        return self.period.code

    @property
    def rule_code(self) -> str:
        return self.rule.code

    @property
    def minutes(self) -> int:
        """The declared cost of doing it once."""
        return self.rule.minutes

    @property
    def meeting_kind(self) -> str:
        """The kind of organisation life that discharges it: `branch_assembly` of `branch_assembly.held`."""
        return self.rule.fact_kind.partition(".")[0]

    @property
    def is_met_by_meeting(self) -> bool:
        """Whether a meeting discharges it, so that one can be arranged or written down late."""
        return self.rule.fact_kind not in ELSEWHERE

    @property
    def done_at(self) -> str:
        """The name of the page where what no meeting discharges is done; empty for meetings."""
        return ELSEWHERE.get(self.rule.fact_kind, "")

    @property
    def key(self) -> tuple[str, str, str, str]:
        return (self.organisation_code, self.rule.code, self.period.code, self.bearer)


def obligations(
    bearers: Iterable[Bearer],
    *,
    rules: Iterable[DutyRule],
    start: date,
    end: date,
    discharges: Mapping[tuple[str, str, str, str], Discharge],
    exempt: frozenset[tuple[str, str, str]] = frozenset(),
    on: date,
) -> Iterator[Obligation]:
    """What each bearer owes in the periods that share a day with `start`–`end`, as it stands on the day `on`.

    `discharges` are keyed by (organisation, rule, period, bearer), `exempt` by (organisation, rule, period).
    """
    rules = list(rules)
    for body in bearers:
        for rule in rules:
            if body.kind not in rule.bearer_kinds:
                continue
            for period in periods_within(rule.frequency, start=start, end=end):
                if not rule.is_in_force(period.starts_on):
                    continue
                for bearer, required in body.bears(rule, on=min(period.ends_on, on)):
                    key = (body.code, rule.code, period.code, bearer)
                    found = discharges.get(key, NONE)
                    yield _obligation(body, rule, period, bearer, required, found, exempt=key[:3] in exempt, on=on)


def _obligation(body, rule, period, bearer, required, found, *, exempt, on):
    due_on = rule.due_on(period)
    if not body.stands_throughout(period):
        outcome = "not_in_force"
    elif exempt:
        outcome = "exempt"
    elif counts_as_due(due=due_on, on=on, done=found.count, required=required):
        outcome = "due"
    else:
        outcome = "open"
    return Obligation(
        organisation_code=body.code,
        bearer=bearer,
        rule=rule,
        period=period,
        due_on=due_on,
        required=required,
        done=found.count,
        discharged_by=found.positions,
        outcome=outcome,
        timing=timing(period, due=due_on, on=on),
    )
