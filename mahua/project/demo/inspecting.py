"""Inspections, asks and what comes again in the 示例区, by the real verbs as of the days they would have been done."""

from datetime import date, timedelta

from mahua.inspections.found import Found
from mahua.inspections.models import Demand, Inspection, InspectionPlan
from mahua.kernel.days import day_of
from mahua.organisations.models import Organisation
from mahua.project.demo.settling import morning
from mahua.rules.months import last_day_of_month
from mahua.rules.periods import month_of
from mahua.tasks.models import Ask, TaskRecurrence

ANSWERS = (
    "困难人员信息，两个条线各要一份。",
    "没有重复的。",
    "消防台账纸质、系统各填一遍。",
    "没有重复的，报表比去年少了。",
)


def inspect(hero, branch, *, start, today):
    """Two plans of the year, visits held (one of them joint), findings at every step, and two visits still to come that fit into one."""
    committee = Organisation.objects.of_kind("working_committee").get()
    units = list(Organisation.objects.of_kind("unit").standing().order_by("path"))
    bureau, others = units[1], units[2:6]
    community = Organisation.objects.of_kind("community").standing().order_by("path").first()
    at = morning(start + timedelta(days=20))
    party = _plan(committee, start.year, f"区直工委备〔{start.year}〕1号", at=at)
    business = _plan(bureau, start.year, f"区备〔{start.year}〕12号", at=at)
    discipline = _line(party, [hero, *others], "组织生活制度落实", 4, 60, at=at)
    safety = _line(business, [hero, community], "消防安全", 5, 90, at=at)
    held = date(start.year, 5, 14)
    if held <= today:
        _joint(bureau, branch, [discipline[0], safety[0]], held=held, today=today)
        _advise(committee, discipline[1], held=held + timedelta(days=12))
    _line(party, [community], "党群服务中心开放", 12, 40, at=at)


def ask(branch, *, today):
    """One ask the ledger answers for most, one question to the communities, and a task that comes every month."""
    committee = Organisation.objects.of_kind("working_committee").get()
    before, due = month_of(today).previous, last_day_of_month(today)
    days = {"from_on": before.starts_on, "until_on": before.ends_on, "due_on": due}
    around = {"asker": committee, "by": None, "at": morning(today - timedelta(days=3)), **days}
    branches = list(Organisation.objects.of_kind("branch").standing().order_by("path"))
    why = "上级月底前汇总，下月不再要。"
    Ask.send(
        branches, title=f"{before.label}主题党日开展情况", wants=["theme_day.held"], minutes=5, reason=why, **around
    )
    communities = list(Organisation.objects.of_kind("community").standing().order_by("path"))
    question, text = "还有哪些表是重复要的？", "准备清理报表，请写一句，没有就写没有。"
    asked = Ask.send(
        communities, title="清理重复报表", wants=[], question=question, text=text, minutes=5, reason=why, **around
    )
    for place, receipt in enumerate(asked.receipts.in_roster_order()[: len(communities) * 2 // 3]):
        receipt.give(ANSWERS[place % len(ANSWERS)], by=None, at=morning(today - timedelta(days=place % 3)))
    first = last_day_of_month(today)
    about = {"organisation": branch, "every": "month", "by": None, "at": morning(today)}
    TaskRecurrence.begin("更新党务公开栏", first_on=first, until_on=date(first.year + 1, 12, 31), **about)


def _plan(inspector, year, number, *, at):
    return InspectionPlan.file(inspector, year=year, filing_number=number, by=None, at=at)


def _line(plan, bodies, subject, month, minutes, *, at):
    period = f"{plan.year}-{month:02}"
    return Demand.plan_all(plan, bodies, subject=subject, period=period, minutes=minutes, by=None, at=at)


def _joint(lead, branch, demands, *, held, today):
    """One visit for two plans, led by the unit: mended and closed, mended and waiting, still to mend."""
    found = [
        Found(title="三季度支委会记录缺主持人", side="party", owner=branch, due_on=held + timedelta(days=30)),
        Found(title="活动室灭火器过期", side="business", owner=branch, due_on=held + timedelta(days=30)),
        Found(title="学习台账纸质、电子两套并行", side="party", due_on=today + timedelta(days=20)),
    ]
    around = {"lead": lead, "held_on": held, "sides": "both", "by": None, "at": morning(held)}
    visit = Inspection.hold(demands[0].body, demands=demands, findings=found, **around)
    mended = morning(held + timedelta(days=21))
    for finding in visit.findings.filter(owner=branch).order_by("number"):
        finding.task.close(by=None, at=mended)
        finding.rectify(on=day_of(mended), days_late=0, by=None, at=mended)
    visit.findings.order_by("number").first().recheck(passed=True, by=None, at=mended + timedelta(days=5))


def _advise(lead, demand, *, held):
    """A visit of a Party body that looked at both sides, and advised on business."""
    found = [Found(title="两张进度表内容相同，建议合并", side="business")]
    around = {"lead": lead, "held_on": held, "sides": "both", "by": None, "at": morning(held)}
    Inspection.hold(demand.body, demands=[demand], findings=found, **around)
