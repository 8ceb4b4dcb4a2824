"""派给谁: offers a body for a call and gives the reason. A person decides, unless the centre set a threshold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from mahua.calls.deadlines import DISTRICT_HOURS
from mahua.calls.models import Category, Dispatch, RoutingRule
from mahua.calls.wording import centre as words
from mahua.duties.calendar import work_calendar
from mahua.kernel.days import SHANGHAI, day_of
from mahua.kernel.errors import Refused
from mahua.rules.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Offer:
    """A body to ask, how it was found (rule or suggestion), the reason in words, the confidence in hundredths."""

    unit: object
    how: str
    reason: str
    confidence: int | None = None

    @property
    def key(self) -> str:
        """What a page sends back, so that nobody adopts another suggestion than the one they read."""
        return f"{self.how}-{self.unit.code}"


class Rulebook:
    """The rules in order, with what they need to be asked about many calls: each read once, and only if a rule asks."""

    def __init__(self, rules=None):
        self.rules = RoutingRule.objects.all_in_order() if rules is None else rules

    @cached_property
    def lines(self) -> dict[int | None, tuple[int, ...]]:
        return Category.objects.lines()

    @cached_property
    def calendar(self):
        return work_calendar()

    def fitting(self, call) -> RoutingRule | None:
        """The first rule that fits decides."""
        about = {"line": (), "in_hours": True}
        if any(rule.category_id for rule in self.rules):
            about["line"] = self.lines[call.category_id]
        if any(rule.out_of_hours for rule in self.rules):
            about["in_hours"] = is_in_office_hours(call.raised_at, calendar=self.calendar)
        return next((rule for rule in self.rules if rule.fits(call, **about)), None)


def by_rules(call, *, book: Rulebook | None = None) -> Offer | None:
    """What the rules say (`第3条：类别=电梯 且 地点=柳溪街道`), or nothing."""
    fitting = (book or Rulebook()).fitting(call)
    return Offer(fitting.unit, "rule", str(fitting)) if fitting else None


def learnt(suggestion) -> Offer | None:
    """What earlier calls teach (`关键词“加装”“低层”，把握 0.93`), or nothing."""
    if suggestion is None or not suggestion.unit_id:
        return None
    said = words.LEARNT.format(words="".join(f"“{each}”" for each in suggestion.words.split()), **_share(suggestion))
    return Offer(suggestion.unit, "suggestion", said, suggestion.confidence)


def offers(calls: Iterable, *, book: Rulebook | None = None) -> dict[int, tuple[Offer, ...]]:
    """{call: what is offered, the best first}: the rules before what was learnt.

    As many queries for one call as for many, if the calls were read with their suggestion.
    """
    book, found = book or Rulebook(), {}
    for call in calls:
        ruled, taught = by_rules(call, book=book), learnt(getattr(call, "suggestion", None))
        found[call.pk] = tuple(filter(None, (ruled, taught)))
    return found


def adopt(call, *, key, by, at, book: Rulebook | None = None):
    """采纳建议: send it where an offer says, with its reason. `key` is the offer the person read."""
    found = next((offer for offer in offers([call], book=book)[call.pk] if offer.key == key), None)
    if found is None:
        raise Refused(words.OFFER_MOVED if key else words.NO_OFFER)
    about = {"how": found.how, "reasons": found.reason, "confidence": found.confidence}
    return Dispatch.send(call, lead=found.unit, by=by, at=at, **about)


def adopt_many(calls, *, keys: dict[str, str], by, at):
    """Each ticked row where its own offer says (`keys` by the call's code); (call, words) of those that could not be sent."""
    book, refused = Rulebook(), []
    for call in calls:
        try:
            adopt(call, key=keys.get(call.code, ""), by=by, at=at, book=book)
        except Refused as no:
            refused.append((call, no.words))
    return refused


def _share(suggestion):
    return {"share": f"{suggestion.confidence / 100:.2f}"}


def is_in_office_hours(at: datetime, *, calendar: WorkCalendar | None = None) -> bool:
    """Whether the district's offices work at this instant; a year not yet published knows weekends only."""
    wall, day = at.astimezone(SHANGHAI), day_of(at)
    calendar = calendar or work_calendar()
    return calendar.works(day) and any(opens <= wall < closes for opens, closes in DISTRICT_HOURS.spans(day))
