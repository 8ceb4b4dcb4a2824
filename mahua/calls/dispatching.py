"""派给谁: ranks candidates for a call and gives the reason of each. A person decides, unless the centre set a threshold."""

from dataclasses import dataclass

from mahua.calls.deadlines import DISTRICT_HOURS
from mahua.calls.models import Category, RoutingRule
from mahua.duties.calendar import work_calendar
from mahua.kernel.days import SHANGHAI, day_of


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A body to ask, how it was found (rule or suggestion), the reason in words, the confidence in hundredths."""

    unit: object
    how: str
    reason: str
    confidence: int | None = None


def by_rules(call, *, rules=None, line=None) -> Suggestion | None:
    """The first rule that fits decides (`第3条：类别=电梯 且 地点=柳溪街道`)."""
    rules = list(RoutingRule.objects.in_order()) if rules is None else rules
    line = Category.objects.line_of(call.category_id) if line is None else line
    in_hours = is_in_office_hours(call.raised_at)
    fitting = next((rule for rule in rules if rule.fits(call, line=line, in_hours=in_hours)), None)
    return Suggestion(fitting.unit, "rule", str(fitting)) if fitting else None


def is_in_office_hours(at) -> bool:
    """Whether the district's offices work at this instant; a year not yet published knows weekends only."""
    wall, day = at.astimezone(SHANGHAI), day_of(at)
    calendar = work_calendar()
    return calendar.works(day) and any(opens <= wall < closes for opens, closes in DISTRICT_HOURS.spans(day))
