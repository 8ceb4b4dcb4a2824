"""What happens around inspections, as facts: codes, days and numbers, never what was seen or found in words.

The plan and the visit stand in the ledger of the body that inspects, a finding and its mending in that of the body that owes it.
"""

from mahua.ledger.kinds import KINDS, fact, mended_where_made


@fact("inspection_plan.filed", title="检查计划备案")
class InspectionPlanFiled:
    """A body's inspections of a year were filed under a number (备案号)."""

    plan: str
    year: int


@fact("inspection.planned", title="列入检查计划")
class InspectionPlanned:
    """`body` is to be inspected in `period` at the cost of so many minutes; `repeated`: the same matter a second time that year, on the word of a higher document."""

    demand: str
    plan: str
    body: str
    period: str
    minutes: int
    repeated: int = 0


@fact("inspection.dropped", title="检查不再开展")
class InspectionDropped:
    """A planned inspection will not take place."""

    demand: str
    body: str


@fact("inspection.held", title="检查")
class InspectionHeld:
    """`body` was inspected: what was looked at (`abouts`), which `sides` (business, party, both), for how many planned demands, jointly or not."""

    inspection: str
    body: str
    abouts: tuple[str, ...]
    sides: str
    findings: int
    demands: int
    joint: int


@fact("finding.raised", title="检查发现问题")
class FindingRaised:
    """The body is to mend it by a day; without a day it is advice (建议), which binds nobody."""

    finding: str
    inspection: str
    side: str
    due_on: str = ""


@fact("finding.taken_up", title="采纳检查建议")
class FindingTakenUp:
    """The business side takes the advice of a Party body and sets its own day."""

    finding: str
    inspection: str
    due_on: str


@fact("finding.rectified", title="完成整改")
class FindingRectified:
    """The body says it is mended; `days_late` is 0 when in time."""

    finding: str
    inspection: str
    days_late: int


@fact("finding.rechecked", title="复查")
class FindingRechecked:
    """Whoever found it looked again: `passed` 1 closes it, 0 gives it back; `round` counts the looks."""

    finding: str
    inspection: str
    passed: int
    round: int


mended_where_made(
    *(code for code in KINDS if code.startswith(("inspection.", "finding.")))
)  # Inspection.withdraw, Demand.drop
