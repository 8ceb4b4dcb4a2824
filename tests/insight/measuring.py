"""How well the finder finds on the stories of some seeds."""

from dataclasses import dataclass

from mahua.insight.two_skins import Case, Link, branches, look_at
from tests.insight.story import WAYS, District


@dataclass
class Tally:
    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found, true):
        self.right += len(found & true)
        self.wrong += len(found - true)
        self.missed += len(true - found)

    @property
    def precision(self):
        return self.right / (self.right + self.wrong)

    @property
    def recall(self):
        return self.right / (self.right + self.missed)


def measured(seeds):
    """(of undertakings that are judged, of branches)."""
    undertakings, bodies = Tally(), Tally()
    for seed in seeds:
        district = District(seed)
        findings = [look_at(case_of(told), on=district.seen_on) for told in district.undertakings]
        judged = {each.case.code for each in findings if each.is_judged}
        true = {told.code for told in district.undertakings if told.two_skins}
        undertakings.add({each.case.code for each in findings if each.is_nominal}, true & judged)
        bodies.add(set(branches(findings)), {code for code, way in district.branch_ways.items() if WAYS[way][1].apart})
    return undertakings, bodies


def case_of(told):
    links = [
        Link(
            kind=each.kind,
            occurred_on=each.occurred_on,
            recorded_on=each.recorded_on,
            after_the_fact=each.after_the_fact,
        )
        for each in told.events
    ]
    days = {"starts_on": told.starts_on, "ends_on": told.ends_on, "aparts": told.aparts}
    return Case(code=told.code, branch=told.branch, links=links, **days)
