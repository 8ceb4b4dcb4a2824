"""One branch's year of organisation life as plain occasions: what was held when, before anything is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mahua.project.demo.temper import Temper

THEMES = (
    "重温入党志愿书", "老旧小区改造政策进网格", "政策宣讲进社区", "志愿服务进园区", "读书分享会", "参观廉政教育基地",
    "窗口服务体验日", "助企纾困走访", "红色教育现场学习", "政治生日集体过", "技能比武", "结对社区义务劳动",
)  # fmt: skip
AGENDA = (
    "学习贯彻重要会议精神",
    "研究季度工作",
    "讨论发展党员工作",
    "通报党费收缴情况",
    "讨论先锋队任务",
    "研究整改事项",
)
DECISIONS = (
    "把改造征询意见逐户送达", "整理窗口常见问题一页纸", "与社区约定每月碰头日", "完善值班交接清单", "走访结对困难党员",
    "梳理超期事项并逐件答复", "编一份新入职党员学习单", "把制度汇编压缩成十条", "和业务科室合开一次推进会", "清理重复报送的表格",
)  # fmt: skip
PROBLEMS = (
    "理论学习不够系统",
    "深入基层偏少",
    "批评与自我批评辣味不足",
    "支委分工落实不到位",
    "主题党日形式单一",
    "服务对象回访不及时",
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One thing held: kind, day, how many days later it was written down, title, and the kinds it counts as besides."""

    kind: str
    day: date
    delay: int
    title: str
    also: tuple[str, ...] = ()
    year: int = 0
    cell: int = -1


def of_branch(rng, temper: Temper, *, start: date, today: date, committee: bool, cells: int) -> Iterator[Occasion]:
    """What a branch of this temper held from `start` to `today`, in no order."""
    fixed = rng.choice((5, 10, 12, 15, 18, 20))  # 每月相对固定1天 (支部条例 第十六条)
    for month in _months(start, today):
        if temper.stops_in and (month.year, month.month) >= (start.year, temper.stops_in):
            return
        yield from _month(rng, temper, month, today=today, fixed=fixed, committee=committee, cells=cells)
    yield from _year(rng, temper, start=start, today=today)


def _month(rng, temper, month, *, today, fixed, committee, cells):
    def held(kind, day, title, **said):
        if day <= today:
            yield Occasion(kind, day, _delay(rng, temper, day, today), title, **said)

    if rng.random() < temper.theme_day:
        lecture = month.month % 3 == 2 and rng.random() < temper.lecture
        also = ("party_lecture",) if lecture else ()
        yield from held("theme_day", _day(month, fixed), rng.choice(THEMES), also=also)
    if committee and rng.random() < temper.committee:
        yield from held("committee_meeting", _day(month, rng.randrange(2, 9)), rng.choice(AGENDA))
    if month.month % 3 == 1 and rng.random() < temper.assembly:
        yield from held("branch_assembly", _day(month, rng.randrange(16, 28)), rng.choice(AGENDA))
    for cell in range(cells):
        if rng.random() < temper.cell:
            yield from held("cell_meeting", _day(month, rng.randrange(20, 28)), "党小组学习", cell=cell)


def _year(rng, temper, *, start, today):
    """The life meeting and the review of last year, held in its first weeks; this year's where it is already winter."""
    last = start + timedelta(days=rng.randrange(12, 60))
    if last <= today:
        yield Occasion("life_meeting", last, _delay(rng, temper, last, today), "组织生活会", year=start.year - 1)
        yield Occasion("members_review", last, _delay(rng, temper, last, today), "民主评议党员", year=start.year - 1)
    this = date(start.year, 11, 1) + timedelta(days=rng.randrange(55))
    if rng.random() < temper.life and this <= today:
        yield Occasion("life_meeting", this, 0, "组织生活会", year=start.year)
        yield Occasion("members_review", this, 0, "民主评议党员", year=start.year)


def _months(start, today):
    month = start.replace(day=1)
    while month <= today:
        yield month
        month = (month + timedelta(days=32)).replace(day=1)


def _day(month, day):
    """A workday near the day wished for."""
    chosen = month.replace(day=day)
    return chosen - timedelta(days=max(0, chosen.weekday() - 4)) if chosen.day > 2 else chosen


def _delay(rng, temper, day, today):
    usual = rng.randrange(0, 3) if not temper.late_days else rng.randrange(temper.late_days // 2, temper.late_days * 2)
    return min(usual, (today - day).days)
