"""What of the year of calls is told on purpose: three matters many call about, and something open in every state."""

from datetime import timedelta

from mahua.kernel.days import day_of
from mahua.project.demo import calls_words
from mahua.project.demo.calls_desk import Plan
from mahua.project.demo.calls_everyday import ordinary
from mahua.project.demo.settling import morning

TOPICS = (  # matter, where, from which day before today, how many days it goes on, how many calls
    ("加装电梯", "{estate}家园7栋", 210, 200, 42),
    ("夜间施工", "{estate}花园南侧工地", 120, 95, 30),
    ("站点设置", "{estate}路口公交站", 60, 58, 18),
)
FEWEST = 5  # calls of a topic in a small district
MERGED = 0.3
DOWN = "报送冬季供暖和管道防冻排查情况"
BODIES_CALLED = 12


def topics(rng, cast, matters, *, start, until, scale):
    """Calls about one matter in one place, in many words; some are merged into one still open."""
    for place, (name, where, days_ago, days, count) in enumerate(TOPICS):
        community = cast.communities[place * 2 % len(cast.communities)]
        matter = next(each for each in matters if each.category.name == name)
        head = None
        for at in _moments(rng, until - timedelta(days=days_ago), days, max(FEWEST, round(count * min(scale, 1)))):
            if at.date() < start or at > until:
                continue
            spot = where.format(estate=community.name[2:4])
            said = rng.choice(calls_words.TOPICS[name])
            plan = ordinary(
                rng, cast, matter, at=at, away=matter.category, caller=community, place=spot, title=f"{spot}{said}"[:60],
                text=f"{rng.choice(calls_words.LEADS)}：{spot}，{said}，{rng.choice(calls_words.LASTING)}。",
                urgency="complex" if name == "加装电梯" else "ordinary", channel="community", ends="", wrong=(),
                pace=rng.uniform(0.5, 0.95), contact="relayed",
            )  # fmt: skip
            if head and rng.random() < MERGED:
                plan.into = head
            else:
                head = plan
            yield plan


def _moments(rng, begin, days, count):
    """Several within a few days, whenever something happened there."""
    bursts = [rng.uniform(0, days) for _ in range(max(1, count // 5))]
    return sorted(begin + timedelta(days=rng.choice(bursts) + rng.uniform(0, 3)) for _ in range(count))


def standing(rng, cast, matters, desk, *, until, scale):
    """What waits on the first screens: something in every state, by the community, street and unit of the log-ins."""
    for days, fixed in _waiting(cast):
        for place in range(max(1, round(3 * min(scale, 1)))):
            at = _morning_before(desk, until, days) + timedelta(hours=place)
            if not days:
                at = _morning_before(desk, until, 1) + timedelta(hours=7, minutes=10 * place)
            matter = rng.choice([each for each in matters if each.bureau == "住建局"])
            about = {
                "caller": cast.home,
                "channel": "community",
                "urgency": "ordinary",
                "ends": "",
                "wrong": (),
                "co_units": (),
            }
            about |= {"pause": "", "extension": "", "visit": False, "urged": "", "accepts_late": False, "hurry": 0.15}
            about |= {"contacts_late": False, "misses": 0, "grades": (), "outcome": "solved", "unit": cast.hero}
            yield ordinary(rng, cast, matter, at=at, away=matter.category, **(about | {"pace": 0.02} | fixed))
    yield _down(rng, cast, until)
    yield _split(rng, cast, matters, desk, until)


def _morning_before(desk, until, days):
    """Shortly after opening, so many working days ago."""
    day = day_of(until)
    while days:
        day -= timedelta(days=1)
        days -= desk.calendar.works(day)
    return morning(day) + timedelta(minutes=20)


def _waiting(cast):
    """(working days ago, what is fixed): where each of these calls has come to."""
    others = [unit for unit in cast.units if unit != cast.hero]
    to_centre = {"direct": True, "pace": 0.5}
    return (
        (0, {"stops_at": "raised", "direct": False}),
        (0, {"stops_at": "queued", **to_centre}),
        (12, {"stops_at": "queued", **to_centre}),  # overdue before anybody had it
        (1, {"stops_at": "queued", "urgency": "urgent", **to_centre}),
        (0, {"stops_at": "dispatched", **to_centre}),
        (2, {"stops_at": "dispatched", **to_centre}),  # not accepted in time
        (1, {"stops_at": "dispatched", "candidates": (cast.hero, *others[:2]), **to_centre}),
        (3, {"stops_at": "dispatched", "wrong": tuple(others[:2]), **to_centre}),  # twice sent back: the owner is named
        (2, {"stops_at": "accepted", **to_centre}),
        (20, {"stops_at": "accepted", **to_centre}),  # overdue
        (4, {"co_units": tuple(others[2:4]), "stops_at": "accepted", **to_centre}),
        (5, {"extension": "asked", **to_centre}),
        (3, {"visit": True, "pace": 0.9, "direct": True}),
        (6, {"pause": "construction", "stops_at": "paused", **to_centre}),
        (5, {"stops_at": "answered", "direct": True}),
        (6, {"stops_at": "called_back", "direct": True}),
        (6, {"stops_at": "answered", "misses": 0, "outcome": "unsolvable", "direct": True}),
        (30, {"grades": (2, 2, 1), "direct": True}),  # unhappy to the end: under supervision
        (9, {"grades": (2, 5), "pace": 0.05, "direct": True}),
        (20, {"ends": "objecting", "grades": (4,), "direct": True}),
        (25, {"ends": "excluded", "grades": (4,), "direct": True}),
        (8, {"ends": "diverted"}),
        (3, {"ends": "withdrawn", "direct": False}),
        (2, {"ends": "here", "direct": False}),
    )  # fmt: skip


def _down(rng, cast, until):
    """市有呼唤: one call from the district to many bodies; most have answered."""
    at = until - timedelta(days=6)
    common = {
        "at": at, "caller": cast.district, "street": cast.street, "matter": None, "title": DOWN, "channel": "unit",
        "direction": "down", "text": "请于期限内报送排查点位数和已整改数，附负责联系人岗位。", "direct": True,
    }  # fmt: skip
    parts = [
        Plan(
            **common,
            unit=unit,
            how="person",
            pace=rng.uniform(0.1, 0.9),
            stops_at="dispatched" if place % 5 == 4 else "",
        )
        for place, unit in enumerate(cast.units[:BODIES_CALLED])
    ]
    return Plan(**common, unit=None, parts=parts)


def _split(rng, cast, matters, desk, until):
    """Two matters in one call: each goes on by itself."""
    at = _morning_before(desk, until, 3)
    lift = next(each for each in matters if each.category.name == "电梯停运")
    hall = next(each for each in matters if each.category.name == "通道堵塞")
    where = calls_words.place_in(rng, cast.home, "楼")
    common = {"at": at, "caller": cast.home, "street": cast.street, "place": where, "direct": True}
    parts = [
        Plan(**common, matter=each, unit=cast.unit_of(each.bureau), title=f"{where}{each.ways[0]}"[:60], pace=pace)
        for each, pace in ((lift, 0.1), (hall, 0.9))
    ]
    title = f"{where}电梯停运，楼道也堆满杂物"
    return Plan(**common, matter=lift, unit=None, title=title, parts=parts, contact="relayed")
