"""An explanation put into words: for each indicator its points, and what cost each hundredth, down to the facts."""

from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

from mahua.assessment import wording
from mahua.assessment.engine.explain import Explanation, Line
from mahua.assessment.engine.scheme import Scheme
from mahua.duties.query import rules_between
from mahua.duties.wording import DOINGS
from mahua.ledger.kinds import KINDS
from mahua.ledger.models import Fact
from mahua.organisations.models import Organisation
from mahua.rules.periods import parse


def points(hundredths: int | None) -> str:
    """9238 → 92.38; nothing where there is no score."""
    return "" if hundredths is None else f"{hundredths // 100}.{hundredths % 100:02d}"


def tenths(hundredths: int | None) -> str:
    """9238 → 92.4, half up."""
    return wording.NO_SCORE if hundredths is None else f"{(hundredths + 5) // 100}.{(hundredths + 5) % 100 // 10}"


@dataclass(frozen=True, kw_only=True)
class Cause:
    """One thing that cost points: its words, where it can be looked at, and where it can be mended (or '')."""

    words: str
    lost: str
    clause: str = ""
    address: str = ""
    mend: str = ""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One fact an indicator rests on."""

    words: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """One indicator on the page."""

    code: str
    title: str
    words: str
    source: str
    outcome: str
    counts: bool
    full: str
    earned: str
    lost: str
    percent: int | None
    required: int
    done: int
    causes: tuple[Cause, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True)
class Side:
    """One axis of the scheme with its indicators; full and earned in hundredths."""

    code: str
    title: str
    full: int
    earned: int
    rows: tuple[Row, ...]

    @property
    def percent(self) -> int | None:
        return percent_of(self.earned, self.full)

    @property
    def earned_points(self) -> str:
        return points(self.earned)

    @property
    def full_points(self) -> str:
        return points(self.full)


@dataclass(frozen=True, kw_only=True)
class Lift:
    """One of the three things that would raise the score most."""

    words: str
    due_on: date
    is_open: bool
    gain: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A branch's score with its reasons, ready for a page."""

    total: str
    coverage: str
    is_sufficient: bool
    base: str
    bonus: str
    deduction: str
    lost: str
    stars: int | None
    sides: tuple[Side, ...]
    lifts: tuple[Lift, ...]

    @property
    def rows(self):
        return [row for side in self.sides for row in side.rows]


def percent_of(earned: int, full: int) -> int | None:
    """A share in whole per cent, half up; None where nothing counts."""
    return (200 * earned + full) // (2 * full) if full else None


def reading_of(explained: Explanation, *, scheme: Scheme, year: int, user) -> Reading:
    """The words for a page; three queries: rules, names of cells, facts this person may see."""
    speaker = Speaker(explained, year=year, user=user)
    sources = {weight.code: weight.source for weight in scheme.weights}
    sides = []
    for axis in scheme.axes:
        lines = [line for line in explained.lines if line.axis == axis.code]
        rows = tuple(speaker.row(line, source=sources[line.indicator]) for line in lines)
        full, earned = sum(line.full for line in lines), sum(line.earned for line in lines)
        sides.append(Side(code=axis.code, title=axis.title, full=full, earned=earned, rows=rows))
    return Reading(
        total=tenths(explained.total),
        coverage=f"{explained.coverage // 100}%",
        is_sufficient=explained.is_sufficient,
        base=points(explained.base),
        bonus=points(explained.bonus) if explained.bonus else "",
        deduction=points(explained.deduction) if explained.deduction else "",
        lost=points(sum(line.lost for line in explained.lines)),
        stars=explained.stars,
        sides=tuple(sides),
        lifts=tuple(speaker.lift(mending) for mending in explained.mendings),
    )


class Speaker:
    """Knows the rules, bodies and facts that one explanation names."""

    def __init__(self, explained, *, year, user):
        self.code = explained.organisation_code
        self.rules = {rule.code: rule for rule in rules_between(date(year, 1, 1), date(year, 12, 31))}
        named = {each.organisation_code for line in explained.lines for each in line.unmet} - {self.code}
        cells = Organisation.objects.filter(code__in=named, kind="cell")
        self.names = dict(cells.values_list("code", "name")) if named else {}
        positions = {position for line in explained.lines for position in line.facts}
        positions |= {each.position for line in explained.lines for each in line.costly}
        seen = Fact.objects.visible_to(user).filter(position__in=positions)
        self.facts = {
            position: (kind, day) for position, kind, day in seen.values_list("position", "kind", "occurred_on")
        }

    def row(self, line: Line, *, source: str) -> Row:
        return Row(
            code=line.indicator,
            title=line.title,
            words=line.words,
            source=source,
            outcome=line.outcome.label,
            counts=line.outcome.counts,
            full=points(line.full),
            earned=points(line.earned),
            lost=points(line.lost) if line.lost else "",
            percent=percent_of(line.earned, line.full) if line.outcome.counts else None,
            required=line.required,
            done=line.done,
            causes=(
                *(self._unmet(each) for each in line.unmet),
                *(Cause(words=each.words, lost=points(each.lost), mend=self._set_up) for each in line.breaches),
                *(self._costly(each) for each in line.costly),
            ),
            evidence=tuple(self._evidence(position) for position in dict.fromkeys(line.facts)),
        )

    def lift(self, mending) -> Lift:
        doing, period = self._doing(mending.rule), parse(mending.period).label
        return Lift(
            words=f"{self.names.get(mending.organisation_code, '')}{doing}（{period}）",
            due_on=mending.due_on,
            is_open=mending.is_open,
            gain=points(mending.gain),
            address=self._plan(mending, is_late=not mending.is_open),
        )

    @property
    def _set_up(self):
        return address("organisations:show", code=self.code)

    def _unmet(self, each) -> Cause:
        rule = self.rules.get(each.rule)
        words = wording.UNMET.format(
            doing=self.names.get(each.organisation_code, "") + self._doing(each.rule),
            period=parse(each.period).label,
            required=each.required,
            done=each.done,
        )
        return Cause(
            words=words,
            lost=points(each.lost),
            clause=rule.source if rule else "",
            address=address(
                "duties:of", code=self.code if each.organisation_code in self.names else each.organisation_code
            ),
            mend=self._plan(each, is_late=True),
        )

    def _costly(self, each) -> Cause:
        said = self._evidence(each.position)
        return Cause(words=said.words, lost=points(each.lost), address=said.address)

    def _evidence(self, position) -> Evidence:
        if position not in self.facts:
            return Evidence(words=wording.FACT_GONE.format(position=position), address="")
        return fact_in_words(position, *self.facts[position])

    def _doing(self, code: str) -> str:
        rule = self.rules.get(code)
        return DOINGS.get(rule.fact_kind, rule.title) if rule else wording.RULE_GONE.format(rule=code)

    def _plan(self, each, *, is_late: bool) -> str:
        """Where the meeting that discharges an obligation is planned, or recorded when its time has passed."""
        rule, plan = self.rules.get(each.rule), address("meetings:new")
        if rule is None or not plan:
            return ""
        kind = rule.fact_kind.partition(".")[0]
        asked = {"organisation": each.organisation_code, "kind": kind, "period": each.period}
        return f"{plan}?{urlencode(asked | ({'late': 1} if is_late else {}))}"


def facts_in_words(facts) -> list[Evidence]:
    """Facts for a page, one line each."""
    return [fact_in_words(fact.position, fact.kind, fact.occurred_on) for fact in facts]


def fact_in_words(position: int, kind: str, day: date) -> Evidence:
    title = KINDS[kind].title if kind in KINDS else kind
    words = wording.FACT.format(day=f"{day.month}月{day.day}日", title=title)
    return Evidence(words=words, address=address("console:fact", position=position))


def address(name: str, **about) -> str:
    """The address of a page of another module, or '' where the installation has none."""
    try:
        return reverse(name, kwargs=about)
    except NoReverseMatch:
        return ""
