"""Responsibilities in the 示例区: contact points and their problems, lists of two years, 一书两单三会议, reports of secretaries."""

from datetime import date, timedelta
from itertools import cycle

from mahua.duties.models import (
    ContactPoint,
    ContactProblem,
    DutySet,
    ItemQuestion,
    Rectification,
    ResponsibilityItem,
    ResponsibilityList,
    Statement,
)
from mahua.duties.models.contact_point import LEADERS
from mahua.duties.templates_of_duty import MEETINGS
from mahua.duties.wording import STRICT_LIST
from mahua.kernel.codes import new_code
from mahua.ledger.models import Fact
from mahua.members.models import Post
from mahua.organisations.models import Organisation
from mahua.project.demo.settling import morning

PROBLEMS = (
    ("活动室与值班室合用，开会没有地方", "周三下午腾出三楼会议室"),
    ("窗口排队久，群众没有坐处", "增加一排座椅和叫号屏"),
    ("两个科室对同一份台账各报一次", "合并为一张表，由综合科报"),
    ("老旧电梯维修资金分摊谈不拢", "请街道和物业一起开会定下分摊办法"),
    ("年轻党员轮岗后材料交接不清", "编一页交接清单"),
    ("离退休党员行动不便，参加学习难", "改在社区站点就近组织"),
)
PACE = ((25, 12), (60, 30), (110, 45))  # day of the year a problem was taken up, days until it was solved
DILIGENCE = (3, 2, 2, 1, 0)  # problems a leader took up in the year
LOCAL = "工委规定（党建工作责任，可由工委调整）"
REPORT = """一年来抓了三件事：一是把支部的会开实，决议都写明谁办、何时办完；二是和业务科室合开推进会，党员领了六项任务；三是帮两名党员解决了轮岗后的交接问题。

还差两处：谈心谈话集中在下半年，主题党日形式单一。

明年先把谈心谈话排进每个季度，再请业务骨干讲两次课。"""
COMMENT = "三件事抓得实，数字和台账对得上。谈心谈话不要再集中到年底，第一季度先谈一轮。"
PROMISES = ("佩戴党员徽章，窗口设党员先锋岗", "当天的事当天答复，不能办的说清为什么")


def live(hero_unit, hero, *, start: date, today: date):
    """Every leader's contact point; the rest for the unit the demo's people stand in."""
    _contacts(start, today)
    group = Organisation.objects.below(hero_unit.path).of_kind("leading_group").standing().first()
    branch = Organisation.objects.get(code=hero.code)
    _lists(group, branch, start=start, today=today)
    _arrange(group, branch, start=start, today=today)
    _report(hero_unit, today=today)


def _contacts(start, today):
    """A branch of the own unit for each leader, the problems by how much the leader does."""
    branches = {}
    posts = Post.objects.current().filter(role__in=LEADERS).for_list()
    diligence, problems = cycle(DILIGENCE), cycle(PROBLEMS)
    for post in posts:
        unit = post.organisation.path[:8]
        if unit not in branches:
            below = Organisation.objects.below(unit).of_kind("branch").standing().order_by("path")
            branches[unit] = cycle(list(below) or [None])
        branch = next(branches[unit])
        day = max(start + timedelta(days=7), post.from_on)
        if branch is None or branch.founded_on > day or day > today:
            continue
        point = ContactPoint.appoint(post, branch=branch, from_on=day, by=None, at=morning(day))
        for (later, took), (title, solution) in zip(PACE[: next(diligence)], problems, strict=False):
            _take_up(point, day + timedelta(days=later), took, title, solution, today=today)


def _take_up(point, day, took, title, solution, *, today):
    if day > today:
        return
    problem = ContactProblem.take_up(title, contact_point=point, on=day, by=None, at=morning(day))
    solved_on = day + timedelta(days=took)
    if solved_on <= today:
        problem.solve(on=solved_on, solution=solution, by=None, at=morning(solved_on))


def _lists(group, branch, *, start, today):
    """Last year's list, this year's with two changes and a question, and what the hero's branch was handed down."""
    early = morning(start + timedelta(days=20))
    before = ResponsibilityList.objects.create(
        code=new_code("z"), organisation=group, path=group.path, year=start.year - 1, title=STRICT_LIST
    )
    before.add("每半年专题研究全面从严治党1次", source=LOCAL, role="")
    before.add("党组成员每人联系1个党支部", source=LOCAL, role="leading_group_member")
    before.add("每月报送党建信息2篇", source=LOCAL, role="leading_group_member")
    before.issue(by=None, at=early)
    this = ResponsibilityList.draw_up(group, year=start.year, title=STRICT_LIST, by=None, at=early)
    carried = list(this.items.for_list())
    carried[2].drop()
    ResponsibilityItem.objects.filter(pk=carried[1].pk).update(title="党组成员每人联系1个党支部，帮助解决1个以上问题")
    led = this.add("党组书记每年讲党课至少1次", source=LOCAL, role="leading_group_secretary", rule_code="OL-LECT-SEC")
    this.issue(by=None, at=early)
    lower = this.hand_down([led], to=branch, by=None, at=early)
    lower.add("支部书记每季度向党员报告1次支部工作", source=LOCAL, role="secretary")
    lower.issue(by=None, at=early)
    asked = morning(start + timedelta(days=30))
    question = ItemQuestion.ask(carried[1], words="联系的支部已有另一位同志联系，是否调整？", by=None, at=asked)
    question.answer("已按分工错开，每个支部只由一位党组成员联系。", by=None, at=asked + timedelta(days=3))


def _arrange(group, branch, *, start, today):
    """一书两单三会议 with one meeting found among those held, 三亮 of the branch shown."""
    made = DutySet.make("one_two_three", organisation=group, year=start.year, by=None, at=morning(today))
    held = Fact.objects.of(group.code).kinds(*MEETINGS).effective().order_by("position").first()
    meeting = made.parts.filter(kind="meeting").order_by("number").first()
    if held is not None:
        meeting.complete(on=held.occurred_on, meeting=held, by=None, at=morning(today))
    lights = DutySet.make("three_lights", organisation=branch, year=start.year, by=None, at=morning(today))
    for part, words in zip(lights.parts.filter(kind="shown").order_by("number"), PROMISES, strict=True):
        part.complete(on=start + timedelta(days=9), words=words, by=None, at=morning(today))


def _report(unit, *, today):
    """Two secretaries of the unit have reported; one has been commented on and knows what to put right."""
    posts = Post.objects.current().below(unit.path).filter(role="secretary", organisation__kind="branch").for_list()
    for place, post in enumerate(posts[:2]):
        statement = Statement.file(post, year=today.year, words=REPORT, by=None, at=morning(today))
        if place == 0:
            statement.comment_on(COMMENT, by=None, at=morning(today))
            due_on = today + timedelta(days=60)
            Rectification.open("谈心谈话排进每个季度", statement=statement, due_on=due_on, by=None, at=morning(today))
