"""What happens in the 示例区 besides the ordinary: six bodies off a set-up rule, a rename, a move, a merger, a task force."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from mahua.members.merging import merge
from mahua.members.models import Member, Post
from mahua.organisations.models import Organisation
from mahua.project.demo import temper
from mahua.project.demo.settling import morning
from mahua.rules.periods import month_of, quarter_of


@dataclass
class Story:
    """Who plays which part, by the nodes of the tree."""

    hero: object  # 住建局第二党支部: the branch of the demo secretary
    overdue: set = field(default_factory=set)
    ending: set = field(default_factory=set)
    tempers: dict = field(default_factory=dict)
    ends: dict = field(default_factory=dict)
    left_out: dict = field(default_factory=dict)
    renamed: object = None
    moved: object = None
    moved_to: object = None
    merged: object = None
    merged_into: object = None
    joint: object = None
    joint_units: list = field(default_factory=list)
    undertaking: str = ""  # the code of what the task force is for

    @property
    def unit(self):
        """The unit the hero stands in."""
        return _unit_of(self.hero)


def cast(rng, district, *, start: date, today: date) -> Story:
    """Give out the parts and shape the tree for them, before anybody is enrolled."""
    units = [node for node in district.children if node.kind == "unit"]
    branches = {unit.code: [node for node in unit.walk() if node.kind == "branch"] for unit in units}
    first = branches[units[0].code]
    story = Story(hero=first[1])
    story.hero.size = 18
    story.tempers[story.hero.code] = temper.DILIGENT
    story.left_out[story.hero.code] = _still_to_do(today)
    large, small, uncommitted, joint, late_term, late_head = (branches[unit.code] for unit in units[1:7])
    large[0].size, small[-1].size = 54, 2  # 支部条例 第四条
    uncommitted[0].size, uncommitted[0].uncommitted = max(uncommitted[0].size, 16), True  # 第二十条
    story.joint, story.joint_units = joint[0], units[1:8]
    joint[0].form = "joint"  # 第五条: seven units
    story.overdue = {
        late_term[0].code,
        late_head[0].parent.code if late_head[0].parent.kind != "unit" else late_head[1].code,
    }
    story.ending = {story.hero.code, *(each.code for unit in units[8:20] for each in branches[unit.code][:1])}
    story.renamed = branches[units[9].code][0]
    pairs = [unit for unit in units[10:] if len(branches[unit.code]) > 3]
    heads = {unit.code: branches[unit.code][0].parent for unit in pairs}
    to = next(unit for unit in pairs[1:] if heads[unit.code].kind == "party_committee")
    merging = next(unit for unit in pairs[1:] if unit is not to)
    story.moved, story.moved_to = branches[pairs[0].code][1], heads[to.code]
    story.merged, story.merged_into = branches[merging.code][1:3]
    story.ends[story.merged.code] = merger_day(start) - timedelta(days=1)
    return story


def _still_to_do(today: date):
    """What the demo secretary finds on the first screen: this quarter's assembly, and last month's committee meeting."""
    quarter = quarter_of(today)
    last_month = month_of(today).previous

    def left_out(occasion):
        if occasion.kind == "branch_assembly":
            return quarter.contains(occasion.day)
        if occasion.kind == "committee_meeting":
            return last_month.contains(occasion.day)
        return occasion.year == today.year

    return left_out


def merger_day(start: date) -> date:
    """The day from which the two branches are one."""
    return date(start.year, 9, 1)


def events(story, organisations, roll, *, start: date, today: date):
    """(moment, verb) pairs of what happens during the year, those still to come left out."""
    on = {name: date(start.year, month, day) for name, month, day in STAGES}

    def rename(at):
        body = _fresh(organisations, story.renamed)
        body.rename(body.name.replace("党支部", "先锋党支部"), on=on["rename"], by=None, at=at)

    def move(at):
        body, to = _fresh(organisations, story.moved), _fresh(organisations, story.moved_to)
        body.move(to, on=on["move"], by=None, at=at)
        _follow(body, roll.members[story.moved.code])

    def join(at):
        body, into = _fresh(organisations, story.merged), _fresh(organisations, story.merged_into)
        merge([body], into=into, on=merger_day(start), by=None, at=at)

    def task_force(at):
        _task_force(story, organisations, roll, on=on["task_force"], at=at)

    def cover(at):
        units = [_fresh(organisations, unit) for unit in story.joint_units]
        _fresh(organisations, story.joint).cover(units, by=None, at=at)

    happening = (
        (on["cover"], cover),
        (on["rename"], rename),
        (on["move"], move),
        (on["task_force"], task_force),
        (merger_day(start), join),
    )
    return [(morning(day) + timedelta(hours=9), verb) for day, verb in happening if day <= today]


STAGES = (("cover", 1, 6), ("rename", 5, 12), ("move", 6, 1), ("task_force", 7, 20))


def _fresh(organisations, node) -> Organisation:
    """The organisation as it is by now; the same object the year's facts point at."""
    body = organisations[node.code]
    body.refresh_from_db()
    return body


def _follow(body, members):
    for member in members:
        member.path = body.path


def _task_force(story, organisations, roll, *, on, at):
    """临时党支部: a task of half a year, leaders appointed, members keep their home branch (支部条例 第八条)."""
    unit = _fresh(organisations, story.unit)
    branch = Organisation.found(
        "老旧小区改造攻坚临时党支部",
        kind="temporary_branch",
        parent=unit,
        founded_on=on,
        by=None,
        at=at,
        go_live_on=on,
        about=story.undertaking,
    )
    for member in roll.members[story.hero.code][3:9]:
        Member.objects.get(pk=member.pk).join_temporary(branch, on=on, by=None, at=at)
    leader = Member.objects.get(pk=roll.members[story.hero.code][3].pk)
    Post.appoint(leader, organisation=branch, role="secretary", from_on=on, by=None, at=at)


def _unit_of(node):
    while node.kind != "unit":
        node = node.parent
    return node
