"""Three undertakings worked by hand; the page about 融合度 shows them and the tests count them again. Pure."""

from dataclasses import dataclass
from datetime import date

from mahua.undertakings.integration import Link, Plan


@dataclass(frozen=True, kw_only=True)
class Example:
    """A plan, what was linked, and the four counts a clerk would find, with the way to each."""

    title: str
    told: str
    plan: Plan
    links: tuple[Link, ...]
    on: date
    by_hand: tuple[tuple[int, int, str], ...]  # done, due, how


def _links(stage, *days, year=2026, after_the_fact=False):
    return tuple(
        Link(
            stage=stage,
            source=f"{stage}{month}-{day}",
            occurred_on=date(year, month, day),
            after_the_fact=after_the_fact,
        )
        for month, day in days
    )


TWISTED = Example(
    title="一年期的重点项目，拧得较紧",
    told="1月1日至12月31日；两股共 5 项指标，业务一股 4 项任务；7月、8月写明“无需结合：征地报批”。年底看。",
    plan=Plan(
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        measures=5,
        tasks=4,
        aparts=((date(2026, 7, 1), date(2026, 8, 31)),),
    ),
    links=(
        *_links("co_planned", (1, 5), (1, 14), (1, 20), (1, 26), (1, 29)),
        *_links("co_deployed", (2, 3), (2, 10), (2, 18)),
        *_links("co_carried", (3, 9), (4, 2), (4, 20), (6, 1), (9, 16), (11, 9), (11, 30)),
        *_links("co_inspected", (5, 20), (10, 8)),
    ),
    on=date(2026, 12, 31),
    by_hand=(
        (4, 4, "5 项指标，应有以 4 次为限；及时的共同决定 5 次，计 4"),
        (3, 4, "4 项任务，应有 4 次；及时交办 3 次"),
        (
            5,
            9,
            "2月至12月共 11 个月，扣去写明无需结合的 7月、8月；3、4、6、9、11月有结合点，4月、11月各有两个也只计一个月",
        ),
        (2, 2, "满半年一次，共两个半年；每个半年都有一次一并检查"),
    ),
)
YEAR_END = Example(
    title="平时各干各的，年底一起补关联",
    told="同样的起止和指标，没有写明无需结合；12月25日一天补了 14 条关联。",
    plan=Plan(starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), measures=5, tasks=4),
    links=tuple(
        Link(stage=stage, source=f"{stage}{number}", occurred_on=date(2026, 12, 25), after_the_fact=True)
        for stage, count in (("co_planned", 4), ("co_deployed", 4), ("co_carried", 5), ("co_inspected", 1))
        for number in range(count)
    ),
    on=date(2026, 12, 31),
    by_hand=(
        (0, 4, "4 条都是事后关联，不计"),
        (0, 4, "4 条都是事后关联，不计"),
        (1, 11, "5 条都在12月，计一个月"),
        (1, 2, "下半年一次，上半年没有"),
    ),
)
URGENT = Example(
    title="二十天的急难险重任务",
    told="7月5日至7月24日；1 项指标，2 项任务；成立了临时党支部，党员承担任务，结束前一并检查。",
    plan=Plan(starts_on=date(2026, 7, 5), ends_on=date(2026, 7, 24), measures=1, tasks=2),
    links=(
        *_links("co_planned", (7, 5)),
        *_links("co_deployed", (7, 6), (7, 7)),
        *_links("co_carried", (7, 10), (7, 15), (7, 20)),
        *_links("co_inspected", (7, 23)),
    ),
    on=date(2026, 7, 24),
    by_hand=(
        (1, 1, "1 项指标，应有 1 次"),
        (2, 2, "2 项任务，应有 2 次"),
        (1, 1, "起止在一个月内，应有一个月；三个结合点计一个月"),
        (1, 1, "不满半年，结束时一次"),
    ),
)
EXAMPLES = (TWISTED, YEAR_END, URGENT)
