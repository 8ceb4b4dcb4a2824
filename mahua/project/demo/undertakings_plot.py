"""How each undertaking of the 示例区 goes: which ones are tightly twisted, which run apart, which need not meet for a while.

Plain data: nothing is written here. A beat is (how far along, what happens); what happens is told in `undertakings_life`.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from mahua.project.demo import undertakings_words as words

TWISTED = (
    (0.03, "topic"), (0.06, "party"), (0.12, "branch"), (0.26, "branch"), (0.36, "party"), (0.46, "branch"),
    (0.55, "check"), (0.64, "topic"), (0.74, "branch"), (0.86, "check"), (0.92, "branch"),
)  # fmt: skip
USUAL = ((0.04, "group"), (0.08, "party"), (0.2, "branch"), (0.42, "own"), (0.56, "branch"), (0.82, "check"))
TWO_SKINS = ((0.04, "group"), (0.1, "party"), (0.3, "own"), (0.42, "party"), (0.6, "own"), (0.8, "look"), (0.9, "late"))
EXCUSED = ((0.04, "topic"), (0.08, "party"), (0.16, "branch"), (0.94, "check"))
MOODS = {"twisted": TWISTED, "usual": USUAL, "two_skins": TWO_SKINS, "excused": EXCUSED}
ROUND = ("twisted", "two_skins", "usual", "excused", "two_skins", "twisted", "usual")
STAGES = (("planning", 0.2), ("deploying", 0.34), ("carrying", 0.78), ("inspecting", 0.93), ("assessing", 1.0))
UNITS_AT_MOST = 36


@dataclass
class Plot:
    """One undertaking to be; `parent` and `part` where it belongs to a greater one."""

    unit: object
    title: str
    category: str
    mood: str
    starts_on: date
    ends_on: date
    counted: str
    counted_in: str
    goal: str
    parent: "Plot | None" = None
    part: str = ""
    excuse: str = ""
    loans: int = 0
    calls: int = 0
    row: object = None
    strands: dict = field(default_factory=dict)

    def day(self, share: float) -> date:
        """So far along."""
        return self.starts_on + (self.ends_on - self.starts_on) * share


def plots(rng, units, hero, *, start: date) -> list[Plot]:
    """What the units take up in a year; the unit of the log-in has the whole range."""
    found = []
    for place, unit in enumerate(units[:UNITS_AT_MOST]):
        if unit is not hero:
            found += _of_unit(rng, unit, ROUND[place % len(ROUND)], place, start)
    return [*_of_hero(hero, start), *found]


def _of_unit(rng, unit, mood, place, start):
    from_on = start + timedelta(days=8 + rng.randrange(90))
    until_on = from_on + timedelta(days=rng.choice((150, 190, 230, 300)))
    named = [row for row in words.PLACES if row[0] in unit.name]
    category, *said = named[0][1:] if named else words.ELSEWHERE
    about = dict(zip(("title", "counted", "counted_in", "goal"), said, strict=True))
    excuse = words.EXCUSES[place % len(words.EXCUSES)] if mood == "excused" else ""
    yield Plot(unit, **about, category=category, mood=mood, starts_on=from_on, ends_on=until_on, excuse=excuse)
    if place % 3 == 0:
        other = ROUND[(place + 3) % len(ROUND)]
        yield Plot(
            unit, "我为群众办实事项目", "people_service", "usual" if other == "excused" else other,
            from_on + timedelta(days=40), until_on + timedelta(days=60), "办成实事", "件", "党员领办，群众评价",
        )  # fmt: skip


def _of_hero(hero, start):
    """One twisted, one of two skins, one excused for a while; a campaign of three years, a list for the people, a research."""

    def day(month, day=10, years=0):
        return date(start.year + years, month, day)

    _, category, title, counted, counted_in, goal = words.PLACES[0]
    yield Plot(hero, title, category, "twisted", day(1, 12), day(12, 18), counted, counted_in, goal, loans=3, calls=3)
    yield Plot(
        hero, "既有房屋安全排查", "central_work", "two_skins", day(2), day(10, 30), "排查栋数", "栋", "党员带头入户"
    )
    yield Plot(
        hero, "保障房配建验收", "key_project", "excused", day(3), day(11, 10), "验收套数", "套", "支部跟进交付",
        excuse=words.EXCUSES[0],
    )  # fmt: skip
    title, counted, counted_in, goal = words.CAMPAIGN
    whole = Plot(hero, title, "campaign", "usual", day(1, 20), day(12, 20, years=2), counted, counted_in, goal)
    yield whole
    for years, name in enumerate(words.YEARS):
        span = (day(1 if years else 2, 5, years=years), day(12, 10, years=years))
        yield Plot(
            hero,
            f"{start.year + years}年：{name}",
            "campaign",
            "twisted",
            *span,
            counted,
            counted_in,
            goal,
            parent=whole,
            part="part",
        )
    for place, service in enumerate(words.SERVICES):
        mood = ("twisted", "usual", "two_skins", "usual", "twisted")[place]
        span = (day(2 + place, 8), day(7 + place, 20))
        yield Plot(hero, service, "people_service", mood, *span, "办成户数", "户", "党员领办，群众评价")
    above, part = None, ""
    for place, title in enumerate(words.RESEARCH):
        span = (day(2 + 3 * place, 6), day(4 + 3 * place, 28))
        above = Plot(hero, title, "research", "usual", *span, "走访", "户", "把调研做在楼道里", parent=above, part=part)
        part = ("problem", "measure", "")[place]
        yield above
