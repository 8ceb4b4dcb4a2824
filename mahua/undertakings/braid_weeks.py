"""The braid of a unit or a district from its weekly counts: one crossing for each week with joints. Pure.

Between crossings the strands lie as far apart as the share of undertakings that had no joint for long, and drift further in
weeks that had none at all. A week without anything under way has nothing to join.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any

from mahua.undertakings.braid import LEAST_SWELL, Story, draw, share_of
from mahua.undertakings.braid_frames import MINI, WIDE, Frame
from mahua.undertakings.braid_words import Apart, Joint, full, short

WEEK, MIDDLE = timedelta(days=7), timedelta(days=3)
IDLE = "没有进行中的事项"
PHONE = Frame(
    width=358, height=684, first=12, last=668, middle=66, reach=30, least=11, ring=5, over=6, upright=True, words=False
)


@dataclass(frozen=True, slots=True)
class Week:
    """What was counted in the week from this Monday on: undertakings under way, joints, and undertakings in a long gap."""

    starts_on: date
    under_way: int
    joints: int
    gaps: int

    @property
    def middle(self) -> date:
        """Thursday, where its crossing stands."""
        return self.starts_on + MIDDLE


def braid_of_weeks(weeks: Sequence[Week]) -> dict[str, Any]:
    """The picture of these weeks, which follow each other without a break; empty where there are none."""
    if not weeks:
        return {}
    weeks = sorted(weeks, key=lambda each: each.starts_on)
    story = _story(weeks)
    silent = _silent(weeks)
    return {
        "count": sum(each.joints for each in weeks),
        "summary": _summary(weeks, silent),
        "aria": _aria(weeks, silent),
        "rows": [
            {"week_on": each.starts_on, "under_way": each.under_way, "joints": each.joints, "gaps": each.gaps}
            for each in weeks
        ],
        "wide": draw(story, WIDE),
        "phone": draw(story, PHONE),
        "mini": draw(story, MINI),
    }


def _story(weeks: Sequence[Week]) -> Story:
    joined = [each for each in weeks if each.joints]
    joints = [Joint(each.middle, f"起的一周 {each.joints} 个结合点") for each in joined]
    first, last = weeks[0].starts_on, weeks[-1].starts_on + WEEK
    marks = [first, *(each.day for each in joints), last]
    return Story(
        first=first,
        last=last,
        until=last,
        today=None,
        stages=(),
        joints=joints,
        aparts=[Apart(run[0].starts_on, run[-1].starts_on + WEEK - timedelta(days=1), IDLE) for run in _idle(weeks)],
        shares=[_share(weeks, begin, end) for begin, end in pairwise(marks)],
    )


def _share(weeks: Sequence[Week], begin: date, end: date) -> float:
    """Wide for either reason: many undertakings in a gap, or a long time without any joint."""
    between = [each for each in weeks if begin <= each.starts_on + WEEK and each.starts_on <= end]
    under_way = sum(each.under_way for each in between)
    gap = sum(each.gaps for each in between) / under_way if under_way else 0.0
    silent = share_of((end - begin).days - WEEK.days) if (end - begin) > WEEK else LEAST_SWELL
    return max(LEAST_SWELL + (1 - LEAST_SWELL) * min(gap, 1.0), silent)


def _idle(weeks: Sequence[Week]) -> list[list[Week]]:
    return [list(run) for idle, run in groupby(weeks, key=lambda each: each.under_way == 0) if idle]


def _silent(weeks: Sequence[Week]) -> list[list[Week]]:
    """Runs of at least two weeks with something under way and no joint."""
    runs = groupby(weeks, key=lambda each: each.joints == 0 and each.under_way > 0)
    found = [list(run) for silent, run in runs if silent]
    return [run for run in found if len(run) > 1]


def _summary(weeks: Sequence[Week], silent: Sequence[Sequence[Week]]) -> str:
    joined, count = sum(each.joints > 0 for each in weeks), sum(each.joints for each in weeks)
    first = f"{len(weeks)} 周里 {joined} 周有结合点，共 {count} 个" if count else f"{len(weeks)} 周里还没有结合点"
    longest = max(silent, key=len, default=None)
    return f"{first}；{_run_words(longest)}" if longest and count else first


def _aria(weeks: Sequence[Week], silent: Sequence[Sequence[Week]]) -> str:
    span = f"业务与党建两股，从{full(weeks[0].starts_on)}起 {len(weeks)} 周"
    told = [span, _summary(weeks, ()), *map(_run_words, silent)]
    told += [f"{short(run[0].starts_on)}起 {len(run)} 周{IDLE}" for run in _idle(weeks)]
    return "；".join(told) + "。逐周数字见下表。"


def _run_words(run: Sequence[Week]) -> str:
    return f"{short(run[0].starts_on)}起 {len(run)} 周没有结合点"
