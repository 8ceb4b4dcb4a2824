"""A year of calls in the 示例区: some two dozen a day, each with a life of its own, written in bulk with its facts.

`live` returns who plays which part, and the facts for the year to record in their order.
"""

from dataclasses import dataclass

from mahua.calls.models import ReplyTemplate
from mahua.ledger.batches import insert_rows
from mahua.project.demo import calls_matters, calls_story, calls_words
from mahua.project.demo.calls_desk import Desk
from mahua.project.demo.calls_everyday import everyday
from mahua.project.demo.calls_life import Life

AT_MOST = 15  # the scale beyond which there are no more calls
PORTION = 4000


@dataclass
class Cast:
    """Who calls and who answers; `home` is the community of the log-in, `hero` the unit of the other."""

    communities: list
    streets: dict
    units: list
    hero: object
    district: object

    @property
    def home(self):
        return self.communities[0]

    @property
    def street(self):
        return self.streets[self.home.code]

    def unit_of(self, bureau, place=0):
        """The bureau of this name (one of its parts in a large district); in a small district somebody stands in for it."""
        named = [unit for unit in self.units if bureau in unit.name]
        if named:
            return named[place % len(named)]
        return self.units[1 + sum(map(ord, bureau)) % (len(self.units) - 1)]


def cast_of(district, organisations, hero) -> Cast:
    """Communities with their streets, and the units, as the tree has them."""
    communities, streets, units = [], {}, []
    for node in district.children:
        if node.kind == "unit":
            units.append(organisations[node.code])
        elif node.kind == "street":
            for child in node.children:
                communities.append(organisations[child.code])
                streets[child.code] = organisations[node.code]
    return Cast(communities, streets, units, hero, organisations[district.code])


def live(rng, district, organisations, hero, *, start, until, scale, areas=()):
    """Category tree, rules and templates, then every call from `start` to `until`; returns (cast, facts)."""
    cast = cast_of(district, organisations, hero)
    matters, away = calls_matters.lay_out(rng)
    calls_matters.lay_rules(matters, cast.unit_of, cast.street)
    _lay_templates(rng, hero)
    codes = {each.organisation.code: each.code for each in areas if each.organisation}
    desk = Desk(
        rng,
        until,
        dispatcher=rng.code("u"),
        asker=rng.code("u"),
        second=rng.code("u"),
        centre=cast.district,
        areas=codes,
    )
    plans = list(everyday(rng, cast, matters, away, start=start, until=until, scale=min(scale, AT_MOST)))
    plans += calls_story.topics(rng, cast, matters, start=start, until=until, scale=min(scale, AT_MOST))
    plans += calls_story.standing(rng, cast, matters, desk, until=until, scale=scale)
    plans.sort(key=lambda plan: plan.at)
    for plan in plans:
        for each in plan.all_parts:
            each.number = desk.number(each.at)
    for place, plan in enumerate(plans, start=1):
        plan.life = Life(desk, plan).live()
        if place % PORTION == 0:
            desk.write()
    desk.write()
    desk.write_numbers()
    return cast, desk.entries


def _lay_templates(rng, hero):
    insert_rows(
        [
            ReplyTemplate(code=rng.code("y"), organisation=hero, path=hero.path, name=name, text=text)
            for name, text in calls_words.TEMPLATES
        ]
    )
