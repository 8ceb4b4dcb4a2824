"""Loading the 示例区: tree, areas, people, terms, a year of organisation life, the story, the accounts."""

from datetime import date

from django.utils import timezone

from mahua.console.search.filling import rebuild
from mahua.duties.counting import recount_all
from mahua.kernel.days import day_of
from mahua.ledger import relay
from mahua.project import accounts
from mahua.project.demo import (
    areas,
    calls,
    duties,
    inspecting,
    leading,
    life,
    logins,
    people,
    settling,
    tree,
    undertakings,
)
from mahua.project.demo.story import cast, events
from mahua.project.demo.undertakings_plot import UNITS_AT_MOST

SEED = 20260101
EARLY_MONTHS = 3  # so early in a year the story is told of the year before


def load(*, scale: float = 1, seed: int = SEED, today: date | None = None, say=lambda words: None):
    """Fill an empty database; `scale` 1 is the customer's size, 10 and 100 a city and a country's worth, 0.2 a test's.

    `say` is told in words how far it has come.
    """
    today = today or day_of(timezone.now())
    rng = tree.Dice(seed)
    start = date(today.year - (today.month <= EARLY_MONTHS), 1, 1)
    district = tree.plant(rng, scale=scale, founded_on=date(2015, 3, 1))
    story = cast(rng, district, start=start, today=today)
    organisations = settling.settle(district, go_live_on=start)
    drawn = areas.draw(tree.Dice(seed), district, organisations, at=settling.morning(start))
    say(f"组织 {len(organisations)} 个，辖区 {len(drawn)} 片")
    roll = people.enrol(rng, district, organisations, go_live_on=start)
    say(f"党员 {sum(map(len, roll.members.values()))} 名")
    settling.begin_terms(rng, organisations, today=today, go_live_on=start, overdue=story.overdue, ending=story.ending)
    year = life.live(rng, district, organisations, roll, start=start, today=today, story=story)
    leading.live(tree.Dice(seed + 2), year, district, organisations, roll)
    at = settling.morning(today)
    units = [organisations[node.code] for node in district.children if node.kind == "unit"][:UNITS_AT_MOST]
    heads = logins.open_business_heads(tree.Dice(seed + 1), units, hero=story.unit, at=at, from_on=start)
    shelf = undertakings.live(tree.Dice(seed + 1), year, district, organisations, roll, story, heads)
    year.write_rows()
    shelf.write()
    until = min(settling.morning(today), timezone.now())
    hero = organisations[story.unit.code]
    around = {"start": start, "until": until, "scale": scale, "areas": drawn}
    cast_of_calls, said = calls.live(rng, district, organisations, hero, **around)
    year.entries += said
    happening = events(story, organisations, roll, start=start, today=today)
    year.write_facts([*happening, *undertakings.events(shelf)])
    say(f"会议 {len(year.meetings)} 次，台账事实 {len(year.entries)} 条")
    undertakings.tie()
    say(f"融合事项 {len(shelf.plots)} 件")
    duties.live(hero, organisations[story.hero.code], start=start, today=today)
    recount_all(year=start.year, on=today)
    opened = logins.open_accounts(rng, district, organisations, roll, story, at=at, from_on=start)
    opened += logins.open_call_accounts(rng, cast_of_calls, at=at, from_on=start)
    rebuild()
    relay.caught_up()
    bearer = organisations[story.hero.code]
    inspecting.inspect(hero, bearer, start=start, today=today)
    inspecting.ask(bearer, today=today)
    relay.run_pending()
    accounts.keep(opened, district=organisations[district.code])
    return opened
