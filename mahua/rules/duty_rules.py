"""The shape of a rule that makes obligations: who owes what, how often, and which fact meets it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mahua.rules import deadlines
from mahua.rules.frequencies import Frequency
from mahua.rules.periods import Period
from mahua.rules.rule import Rule


class Condition(StrEnum):
    """What must be true of a bearer on a day for it to owe at all."""

    HAS_COMMITTEE = "has_committee"  # a 支委会 exists
    HAS_CELLS = "has_cells"  # it is divided into 党小组


class PostRole(StrEnum):
    """The post that owes, where a person in office and not the organisation owes."""

    SECRETARY = "secretary"  # 书记
    LEADER = "leader"  # 班子成员


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyRule(Rule):
    """One row of the rule table (制度): `required` facts of `fact_kind` in each period of `frequency`.

    `bearer_kinds` are kinds of organisations; with `bearer_post` the holders of that post in them owe, one obligation
    each. `beside` is the national rule a local rule stands beside; neither replaces the other. `minutes` is the
    declared cost of doing it once, preparing, holding and recording included. `grace_months` after the period it is
    still in time.
    """

    bearer_kinds: tuple[str, ...]
    frequency: Frequency
    fact_kind: str
    minutes: int
    bearer_post: PostRole | None = None
    required: int = 1
    condition: Condition | None = None
    beside: str | None = None
    grace_months: int = 0

    @property
    def is_local(self) -> bool:
        """Whether the working committee set it itself."""
        return not self.locked

    def due_on(self, period: Period) -> date:
        """The last day on which an obligation of that period is met in time."""
        return deadlines.due_on(period, grace_months=self.grace_months)

    @property
    def minutes_a_year(self) -> int:
        """What one bearer is asked for in a year, in minutes, for the burden meter."""
        return self.minutes * self.required * self.frequency.periods_a_year
