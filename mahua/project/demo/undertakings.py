"""A few undertakings of the hero unit: one well on its way, one just proposed, one campaign with its first part."""

from datetime import date, timedelta
from decimal import Decimal

from mahua.access.models import User
from mahua.kernel.days import day_of
from mahua.project.demo.settling import morning
from mahua.tasks.models import Task
from mahua.undertakings.evidence import evidence_of
from mahua.undertakings.models import Undertaking
from mahua.undertakings.models.measure import Target

RENEWAL = (
    Target(title="改造完成", target=Decimal(48), counted_in="栋"),
    Target(title="入户征询", target=Decimal(100), counted_in="%"),
)
CONTACTS = (Target(title="党员联络楼栋", target=Decimal(12), counted_in="栋"),)


def take_up(unit, branch, people, *, start, today):
    """By the real verbs, as of the days they would have been done; `people` are members who carry its tasks."""
    head = User.objects.get(username="business")
    born = {"unit": unit, "branch": branch, "business_owner": head}
    _renewal(born, people, start=start, today=today)
    lift = _proposed(
        "老旧住宅加装电梯办实事", "people_service", born, start=start, by=head, at=morning(today - timedelta(days=12))
    )
    lift.strand("business").plan("年内再完成 6 部电梯加装", measures=[], by=head, at=morning(today - timedelta(days=9)))
    campaign = _proposed(
        "模范机关创建三年行动", "campaign", born, start=start, years=3, by=head, at=morning(start + timedelta(days=20))
    )
    at = morning(start + timedelta(days=30))
    part = {"parent": campaign, "part": "part"}
    _proposed("第一年：窗口服务提质", "campaign", born, start=start, by=head, at=at, **part)


def _renewal(born, people, *, start, today):
    """老旧小区改造三期: both strands planned, tasks carried, two stages passed."""
    head = born["business_owner"]
    made = _proposed(
        "老旧小区改造三期",
        "key_project",
        born,
        start=start,
        by=head,
        at=morning(start + timedelta(days=7)),
        stage_wording="advanced",
    )
    at = morning(start + timedelta(days=12))
    business, party = made.strand("business"), made.strand("party")
    business.plan("三期 48 栋年底前全部改造完成，先征询后开工", measures=RENEWAL, by=head, at=at)
    party.plan("党员担任楼栋联络人，把征询和矛盾化解做在前面", measures=CONTACTS, by=None, at=at)
    for place, (strand, words, days) in enumerate(
        [
            (business, "入户征询居民意见", 60),
            (business, "施工单位进场交底", 110),
            (party, "确定楼栋联络人", 45),
            (party, "收集施工扰民意见", 200),
        ]
    ):
        due_on, owner = start + timedelta(days=days), people[place % len(people)]
        body = strand.bearer
        task = Task.open(words, organisation=body, owner=owner, due_on=due_on, about=strand.code, by=head, at=at)
        if due_on < today - timedelta(days=30):
            task.close(by=head, at=morning(due_on - timedelta(days=2)))
    made.refresh_from_db()
    for stage, days in (("planning", 25), ("deploying", 50)):
        on = start + timedelta(days=days)
        if on < today:
            made.pass_stage(
                stage, evidence=evidence_of(made), reason="在碰头会上定的，没有形成决议", by=head, at=morning(on)
            )
    business.report({1: Decimal(41), 2: Decimal(96)}, by=head, at=morning(today - timedelta(days=4)))


def _proposed(title, category, born, *, start, by, at, years=1, **more):
    ends_on = date(start.year + years - 1, 12, 20)
    starts_on = min(day_of(at), ends_on)
    return Undertaking.propose(
        title, category=category, **born, starts_on=starts_on, ends_on=ends_on, by=by, at=at, **more
    )
