"""The calls of everyday life in the 示例区, day by day: what they are about, and how each will go."""

from datetime import datetime, time, timedelta

from mahua.kernel.days import SHANGHAI, day_of
from mahua.project.demo import calls_words
from mahua.project.demo.calls_desk import Plan

A_DAY = 20  # calls on an average day at the customer's size
WEEKEND = 0.45
CHANNELS = (("community", 46), ("phone", 18), ("street", 12), ("hotline", 10), ("chat", 7), ("visit", 5), ("unit", 2))
URGENCIES = (("ordinary", 82), ("urgent", 8), ("complex", 8), ("critical", 2))
OUTCOMES = (("solved", 70), ("partly", 14), ("unsolvable", 11), ("not_ours", 5))
CONTACTS = (("relayed", 52), ("told", 30), ("result", 18))
DIRECT = ("phone", "hotline", "unit")
HOURS = (8, 9, 9, 9, 10, 10, 10, 11, 11, 12, 14, 14, 15, 15, 15, 16, 16, 17, 18, 19, 20, 21)


def draw(rng, shares):
    """One of these by its share."""
    return rng.choices([each for each, _ in shares], weights=[share for _, share in shares])[0]


def everyday(rng, cast, matters, away, *, start, until, scale):
    """The calls no story fixes, day by day; fewer at weekends, more about water in the rains and heat in winter."""
    day, weights = start, [0.3 + rng.random() ** 2 * 2 for _ in matters]
    while day <= day_of(until):
        wished = A_DAY * scale * (WEEKEND if day.weekday() >= 5 else 1.22)
        for _ in range(int(wished) + (rng.random() < wished % 1)):
            at = moment(rng, day)
            if at < until:
                matter = rng.choices(matters, weights=weights)[0]
                yield ordinary(rng, cast, matter, at=at, away=away)
        day += timedelta(days=1)


def moment(rng, day) -> datetime:
    return datetime.combine(day, time(rng.choice(HOURS), rng.randrange(60), rng.randrange(60)), tzinfo=SHANGHAI)


def ordinary(rng, cast, matter, *, at, away, **fixed) -> Plan:
    """A call of everyday life: mostly well, some slow, some sent back, some unhappy."""
    caller = fixed.pop("caller", None) or rng.choice(cast.communities)
    street = cast.streets[caller.code]
    where = calls_words.place_in(rng, caller, matter.spot)
    title, text = calls_words.told(rng, where, rng.choice(matter.ways))
    unit = cast.unit_of(matter.bureau, cast.communities.index(caller) if len(cast.units) > 60 else 0)
    channel = draw(rng, CHANNELS)
    chance, outcome = rng.random, draw(rng, OUTCOMES)
    others = [other for other in rng.sample(cast.units, 3) if other != unit]
    plan = Plan(
        at=at, caller=street if channel == "street" else caller, street=street, matter=matter, unit=unit, title=title,
        text=text, place=where, channel=channel, urgency=draw(rng, URGENCIES), direct=channel in DIRECT,
        contact=draw(rng, CONTACTS) if chance() < 0.85 else "", outcome=outcome,
        wrong=tuple(others[: rng.choices((0, 1, 2), weights=(91, 7, 2))[0]]),
        co_units=tuple(others[-1:]) if chance() < 0.06 else (),
        how=draw(rng, (("rule", 55), ("suggestion", 30), ("person", 15))),
        pace=rng.uniform(0.08, 0.9) if chance() < 0.91 else rng.uniform(1.02, 1.6),
        accepts_late=chance() < 0.05, contacts_late=chance() < 0.05,
        pause=rng.choice(("material", "appointment", "weather", "approval", "construction")) if chance() < 0.05 else "",
        extension=rng.choice(("approved", "approved", "refused")) if chance() < 0.03 else "",
        urged=draw(rng, (("urge", 4), ("supervise", 1))) if chance() < 0.05 else "",
        visit=chance() < 0.02, misses=rng.choices((0, 1, 2, 3), weights=(80, 10, 5, 5))[0], away=away.elsewhere,
        grades=_grades(rng, outcome), ends=draw(rng, (("", 80), ("here", 15), ("withdrawn", 3), ("excluded", 2))),
    )  # fmt: skip
    if channel == "hotline":
        plan.outside_number = f"H{at:%Y%m%d}{rng.randrange(100_000):05d}"
    if chance() < 0.004:
        plan.ends, plan.matter = "diverted", matter
    if plan.ends == "here":
        plan.direct, plan.grades, plan.outcome = False, rng.choice(((5,), (4,), ())), "solved"
    for name, value in fixed.items():
        setattr(plan, name, value)
    return plan


def _grades(rng, outcome):
    """What the caller says round by round; () where nobody rates."""
    if rng.random() < 0.14:
        return ()
    unhappy = {"solved": 0.03, "partly": 0.1, "unsolvable": 0.16, "not_ours": 0.2}[outcome]
    good = rng.choice((5, 5, 4, 4, 3))
    if rng.random() >= unhappy:
        return (good,)
    return rng.choice(((2, good), (1, good), (2, 2, good), (1, 2, 2)))
