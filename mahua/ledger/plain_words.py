"""A fact as people read it: who, when, what, and what became of it; codes and aliases stay out of sight."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db import models

from mahua.ledger import wording
from mahua.ledger.kinds import KINDS, MENDED_WHERE_MADE
from mahua.ledger.models.fact import Fact


@dataclass(frozen=True, kw_only=True)
class Line:
    """One fact for a page or a table; `correction` is the position of the fact that took it back, if any."""

    fact: Fact
    organisation: str
    correction: int | None = None

    @property
    def title(self) -> str:
        return self.fact.title

    @property
    def recorder(self) -> str:
        """Who recorded it, never by name: people in facts are aliases."""
        if not self.fact.by:
            return wording.BY_SYSTEM
        return wording.BY_ANOTHER if self.fact.for_code else wording.BY_ITSELF

    @property
    def state(self) -> str:
        if self.fact.reverses:
            return wording.CORRECTS.format(position=self.fact.reverses)
        return wording.CORRECTED if self.correction else ""

    @property
    def is_correctable(self) -> bool:
        settled = self.correction is not None or self.fact.reverses is not None
        return not settled and self.fact.kind not in MENDED_WHERE_MADE

    @property
    def figures(self) -> list[tuple[str, str]]:
        """What the fact says, as (label, words); fields without a label are codes and left out."""
        return self._figures()

    @cached_property
    def summary(self) -> str:
        """The figures in one line, without those that go without saying: a no, a nought, the year of the day itself."""
        said = self.fact.data
        unsaid = {name for name, value in said.items() if value is False or (value == 0 and name in wording.SELDOM)}
        if said.get("belongs_to_year") == self.fact.occurred_on.year:
            unsaid.add("belongs_to_year")
        figures = self._figures(unsaid)
        return wording.BETWEEN.join(label if words == wording.YES else f"{label} {words}" for label, words in figures)

    def _figures(self, unsaid=frozenset()) -> list[tuple[str, str]]:
        said = self.fact.data
        return [
            (label, _words(name, said[name]))
            for name, label in wording.FIELDS.items()
            if name in said and name not in unsaid
        ]


def lines(facts, *, names: dict[str, str]) -> list[Line]:
    """Facts as lines, with their corrections in one query; `names` are those of the organisations, by code."""
    facts = list(facts)
    found = Fact.objects.filter(reverses__in=[fact.position for fact in facts])
    corrections = dict(found.values_list("reverses", "position"))
    return [
        Line(
            fact=fact,
            organisation=names.get(fact.organisation_code, fact.organisation_code),
            correction=corrections.get(fact.position),
        )
        for fact in facts
    ]


def kinds_shown() -> list[tuple[str, str]]:
    """The kinds a ledger page may list, as (code, title)."""
    return sorted((kind.code, kind.title) for kind in KINDS.values() if not kind.confidential)


def matching(facts: models.QuerySet, *, kind="", start=None, end=None, code="") -> models.QuerySet:
    """Those of a kind, from a day to a day, that name a code (of a meeting, a post …) in what they say."""
    if kind:
        facts = facts.kinds(kind)
    if start:
        facts = facts.filter(occurred_on__gte=start)
    if end:
        facts = facts.filter(occurred_on__lte=end)
    return facts.filter(text__contains=f'"{code}"') if code else facts


def _words(name, value) -> str:
    if name == "reason":
        return wording.REASONS.get(value, value)
    if name == "reversed_kind":
        return KINDS[value].title if value in KINDS else value
    if name in wording.DAYS:
        day = date.fromisoformat(value)
        return wording.DAY.format(year=day.year, month=day.month, day=day.day)
    if isinstance(value, bool):
        return wording.YES if value else wording.NO
    return str(value)
