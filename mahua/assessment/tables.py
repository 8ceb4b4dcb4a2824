"""The three tables the engine reads, taken from duties, members and the ledger: for a whole district, or for one branch."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mahua.assessment.engine.indicator import INDICATORS
from mahua.assessment.engine.tables import conformed, table_of
from mahua.assessment.engine.units import LEADING
from mahua.duties.query import rules_between
from mahua.duties.tables import obligations_table
from mahua.kernel.days import day_of
from mahua.kernel.tree_paths import WIDTH
from mahua.ledger.kinds import canonical
from mahua.ledger.models import Fact
from mahua.ledger.segments import effective_facts
from mahua.members.standing import standing_on
from mahua.organisations.models import Organisation

COUNTED_FOR = {"branch": ("branch", "cell"), "unit": LEADING}


@dataclass(frozen=True, kw_only=True)
class Tables:
    """Facts, obligations and standing as Arrow tables, in the engine's own schema."""

    facts: Any
    obligations: Any
    standing: Any

    def items(self):
        return (("facts", self.facts), ("obligations", self.obligations), ("standing", self.standing))


def assessed(year: int, *, subject: str):
    """The bodies whose obligations enter an assessment of the year: those counted for a subject that stood on some day of it."""
    bodies = Organisation.objects.of_kind(*COUNTED_FOR[subject]).filter(founded_on__lte=date(year, 12, 31))
    return bodies.exclude(dissolved_on__lt=date(year, 1, 1))


def tables_of(organisations, *, scheme, year: int, on: date, cursor: int) -> Tables:
    """The tables of these organisations (a queryset) as they stand on a day, from what was recorded up to `cursor`."""
    facts = effective_facts(cursor=cursor, start=date(year, 1, 1), end=on, kinds=sorted(kinds_read(scheme, year)))
    return _conformed(facts, organisations, standing_on(on), year=year, on=on)


def tables_of_body(body, *, scheme, year: int, on: date) -> Tables:
    """The same for one body and those that count for it, read from the database directly."""
    below = Organisation.objects.below(body.path)
    family = below.of_kind(*COUNTED_FOR[scheme.subject])
    codes = {body.code, *family.order_by().values_list("code", flat=True)}
    facts = table_of("facts", _rows_of(codes, kinds=kinds_read(scheme, year), year=year, on=on))
    unit = body.path[: 2 * WIDTH]  # everything above a branch that its score asks for
    return _conformed(facts, family, standing_on(on, below=(unit,)), year=year, on=on)


def kinds_read(scheme, year: int) -> frozenset[str]:
    """The kinds of fact an assessment of the year looks at: those that discharge, and those whose bodies the scheme reads."""
    rules = rules_between(date(year, 1, 1), date(year, 12, 31))
    read = {kind for weight in scheme.weights for kind in INDICATORS[weight.code].reads}
    return frozenset({rule.fact_kind for rule in rules} | read)


def _rows_of(codes, *, kinds, year, on):
    facts = Fact.objects.effective().kinds(*sorted(kinds)).filter(organisation_code__in=sorted(codes))
    for fact in facts.within(date(year, 1, 1), on).order_by("position"):
        yield {
            "position": fact.position,
            "organisation_code": fact.organisation_code,
            "path": fact.path,
            "kind": fact.kind,
            "occurred_on": fact.occurred_on,
            "recorded_on": day_of(fact.recorded_at),
            "body": canonical(fact.data),
        }


def _conformed(facts, organisations, standing, *, year, on):
    obligations = obligations_table(organisations, facts=facts, year=year, on=on)
    made = {"facts": facts, "obligations": obligations, "standing": standing}
    return Tables(**{name: conformed(name, table) for name, table in made.items()})
