"""负担: minutes asked of organisations in a month, added up from what modules declare. Never timed on anybody.

A module says what it asks for: `weighs("rules", WORDS, function)`, where `function(month, under, by_unit)` gives (path,
minutes) of the bodies at or below a path; `by_unit` lets it answer with its own sums of units. Meetings are told apart, as hours of all who should attend: what a rule declares for a
meeting is the body's own work, and the two are not added up into one.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.conf import settings

from mahua.kernel.tree_paths import WIDTH
from mahua.organisations.models import Organisation
from mahua.rules.periods import Period
from mahua.tasks import wording

MEETINGS = "meetings"
ORDER = ("asks", "rules", "inspections", MEETINGS)  # of the columns, whoever registers first
UNIT = 2 * WIDTH
BANDS = (5, 15, 30)  # hours: where the three lines between four bands lie

Weigher = Callable[[Period, str, bool], Iterable[tuple[str, int]]]


@dataclass(frozen=True)
class Source:
    """One kind of asking, as a column of the meter."""

    code: str
    words: str
    ask: Weigher


SOURCES: dict[str, Source] = {}


def weighs(code: str, words: str, ask: Weigher) -> None:
    """A module above adds what it asks of bodies; once, in `AppConfig.ready`."""
    SOURCES[code] = Source(code, words, ask)
    for each in sorted(SOURCES, key=ORDER.index):
        SOURCES[each] = SOURCES.pop(each)


@dataclass(frozen=True)
class Load:
    """What is asked of one body in a month, by source, in minutes."""

    organisation: Organisation
    minutes: dict[str, int] = field(default_factory=dict)

    @property
    def own(self) -> int:
        """What the body has to do itself, meetings apart."""
        return sum(minutes for source, minutes in self.minutes.items() if source != MEETINGS)

    @property
    def meetings(self) -> int:
        return self.minutes.get(MEETINGS, 0)

    @property
    def columns(self) -> list[int]:
        return [self.minutes.get(each.code, 0) for each in SOURCES.values()]

    @property
    def is_over_cap(self) -> bool:
        """The cap is one body's; a unit's line adds up all of its bodies."""
        return self.organisation.kind != "unit" and self.own > settings.BURDEN_CAP


def loads_of(bodies, *, month: Period, alone: bool = False, meetings: bool = True) -> list[Load]:
    """The loads of these bodies, in the order given; a query a source. A unit is told with all its bodies, unless each stands `alone`."""
    bodies = list(bodies)
    paths = {body.path for body in bodies}
    units = set() if alone else {body.path for body in bodies if body.kind == "unit"}
    added: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for source in SOURCES.values() if bodies else ():
        if source.code == MEETINGS and not meetings:
            continue
        for path, minutes in source.ask(month, _under(paths), not alone):
            whose = path[:UNIT] if path[:UNIT] in units else path
            if whose in paths:
                added[whose][source.code] += minutes
    return [Load(body, dict(added[body.path])) for body in bodies]


def bands_of(loads) -> list[tuple[str, int]]:
    """(how much, how many bodies): where the weight lies, without anybody's place in a row."""
    counted = Counter(bisect_right(BANDS, load.own / 60) for load in loads)
    return [(words, counted[place]) for place, words in enumerate(wording.BANDS)]


def _under(paths) -> str:
    """The deepest place that all of these lie at or below."""
    first, last = min(paths), max(paths)
    depth = next((end for end in range(len(first), 0, -WIDTH) if last.startswith(first[:end])), WIDTH)
    return first[:depth]
