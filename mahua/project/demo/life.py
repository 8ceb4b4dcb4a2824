"""A year of organisation life, written in bulk: the rows and facts the verbs of meetings and tasks would have left."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from mahua.kernel.days import SHANGHAI
from mahua.ledger.batches import insert_rows
from mahua.ledger.recording import Entry
from mahua.meetings.facts import ProblemClosed, ProblemRaised
from mahua.meetings.kinds import KINDS
from mahua.meetings.models import Attendance, Meeting, Problem, Resolution
from mahua.meetings.models.holding import Holding
from mahua.project.demo import occasions, temper
from mahua.project.demo.settling import morning, record_in_chunks
from mahua.tasks.facts import TaskClosed, TaskOpened
from mahua.tasks.models import Task

ATTENDANCE_KEPT_DAYS = 45  # rows of who came, only for recent meetings: a year of them is half a million
DECIDING = ("branch_assembly", "committee_meeting")
TALKS = 28
TASKS = 14


@dataclass
class Year:
    """What the year will write: rows by kind, and facts with the moment they were recorded."""

    rng: object
    start: date
    today: date
    meetings: list = field(default_factory=list)
    attendances: list = field(default_factory=list)
    tasks: list = field(default_factory=list)
    resolutions: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    entries: list = field(default_factory=list)
    ends: dict = field(default_factory=dict)
    left_out: dict = field(default_factory=dict)

    def note(self, said, *, organisation, by, day, recorded_on):
        """One fact, written down on a working morning of `recorded_on`."""
        at = morning(recorded_on) + timedelta(minutes=self.rng.randrange(480))
        self.entries.append(Entry(fact=said, organisation=organisation, by=by, at=at, occurred_on=day))

    def write_rows(self):
        """The rows, parents first."""
        insert_rows(self.tasks, known_by="code")
        insert_rows(self.meetings, known_by="code")
        for rows in (self.attendances, self.resolutions, self.problems):
            for row in rows:
                _point(row)
            insert_rows(rows)

    def write_facts(self, events):
        """The facts in the order they were recorded; an event (moment, verb) happens when its moment has come."""
        waiting = sorted(self.entries, key=lambda entry: entry.at)
        place = 0
        for moment, happen in sorted(events, key=lambda event: event[0]):
            upto = bisect_right(waiting, moment, lo=place, key=lambda entry: entry.at)
            record_in_chunks(waiting[place:upto])
            happen(moment)
            place = upto
        record_in_chunks(waiting[place:])


def _point(row):
    """A row made before its meeting and task had keys points at them now."""
    row.meeting_id = row.meeting.pk
    if isinstance(row, Resolution):
        row.task_id = row.task.pk if row.task else None


def live(rng, district, organisations, roll, *, start: date, today: date, story) -> Year:
    """Every branch's year by its temper; the story fixes some tempers, the last day of a merged branch, what was left out."""
    year = Year(rng, start, today, ends=story.ends, left_out=story.left_out)
    for node in district.walk():
        if node.kind == "branch":
            _branch(year, node, organisations, roll, story.tempers.get(node.code) or temper.of(rng))
        elif node.kind == "leading_group":
            _leading_group(year, organisations[node.code], roll.posts[node.code])
    return year


def _branch(year, node, organisations, roll, mood):
    branch, before = organisations[node.code], len(year.meetings)
    people = roll.members[node.code]
    secretary = roll.posts[node.code][0].member if roll.posts[node.code] else people[0]
    committee = [post.member for post in roll.posts[node.code]]
    cells = [organisations[child.code] for child in node.children if child.kind == "cell"]
    last = year.ends.get(node.code, year.today)
    shape = {"committee": len(committee) > 2, "cells": len(cells)}
    held = list(occasions.of_branch(year.rng, mood, start=year.start, today=last, **shape))
    skipped = year.left_out.get(node.code, lambda occasion: False)
    for occasion in sorted((each for each in held if not skipped(each)), key=lambda each: each.day):
        who = committee if occasion.kind == "committee_meeting" else people
        if occasion.cell >= 0:
            who = people[occasion.cell :: len(cells)]
        meeting = _hold(year, branch, occasion, who, secretary)
        if occasion.kind == "life_meeting":
            _find_problems(year, meeting, secretary, mood)
    assemblies = [row for row in year.meetings[before:] if row.kind in DECIDING]
    _resolve(year, branch, assemblies, committee or people, secretary, mood)
    if not mood.stops_in and node.code not in year.ends:
        _talk(year, branch, people, secretary)
        _plan(year, branch, mood)


def _hold(year, organisation, occasion, who, secretary):
    """One meeting held, with a person or two away, and a fact for every kind it counts as."""
    rng = year.rng
    on_roll = [member for member in who if member.joined_on <= occasion.day] or who[:1]
    absent = set(rng.sample(range(len(on_roll)), k=min(len(on_roll) - 1, rng.choice((0, 0, 1, 1, 2)))))
    voters = [place for place, member in enumerate(on_roll) if member.stage == "full"]
    recorded_on = occasion.day + timedelta(days=occasion.delay)
    figures = {
        "should_attend": len(on_roll),
        "present": len(on_roll) - len(absent),
        "voters": len(voters),
        "voters_present": len([place for place in voters if place not in absent]),
    }
    meeting = _meeting(year, organisation, occasion, secretary, figures, recorded_on)
    if (year.today - occasion.day).days <= ATTENDANCE_KEPT_DAYS:
        year.attendances += [
            Attendance(
                meeting=meeting,
                member=member,
                votes=member.stage == "full",
                present=place not in absent,
                reason="duty" if place in absent else "",
            )
            for place, member in enumerate(on_roll)
        ]
    base = {
        "meeting": meeting.code,
        "belongs_to_year": meeting.belongs_to_year,
        "late_entry": Holding.is_late(occasion.day, meeting.recorded_at),
    }
    ledger_body = organisation
    for kind in (occasion.kind, *occasion.also):
        said = _said(rng, kind, base, figures, len(voters))
        year.note(said, organisation=ledger_body, by=secretary, day=occasion.day, recorded_on=recorded_on)
    return meeting


def _said(rng, kind, base, figures, voters):
    shape = KINDS[kind].shape
    if kind == "members_review":
        members = figures["should_attend"]
        cap = members // 3
        excellent = rng.randrange(max(1, cap - 1), cap + 1) if cap else 0
        grades = {"excellent": excellent, "qualified": voters - excellent} if voters >= 5 else {}
        counts = {"basically_qualified": 0, "unqualified": 0} if grades else {}
        return shape(**base, members=members, graded=voters, cap=cap, **grades, **counts)
    return shape(**base, **figures)


def _meeting(year, organisation, occasion, secretary, figures, recorded_on):
    meeting = Meeting(
        code=year.rng.code("g"),
        kind=occasion.kind,
        also=list(occasion.also),
        organisation=organisation,
        path=organisation.path,
        title=occasion.title,
        planned_for=datetime.combine(occasion.day, time(year.rng.choice((9, 10, 14, 15)), 30), tzinfo=SHANGHAI),
        place=year.rng.choice(("三楼会议室", "党员活动室", "一楼多功能厅", "社区党群服务站")),
        belongs_to_year=occasion.year or occasion.day.year,
        state="held",
        day=occasion.day,
        held_on=occasion.day,
        chair=secretary,
        recorder=secretary,
        recorded_at=morning(recorded_on),
        **figures,
    )
    year.meetings.append(meeting)
    return meeting


def _find_problems(year, meeting, secretary, mood):
    rng = year.rng
    for title in rng.sample(occasions.PROBLEMS, k=3):
        problem = Problem(code=rng.code("q"), meeting=meeting, title=title)
        said = ProblemRaised(problem=problem.code, meeting=meeting.code)
        around = {"organisation": meeting.organisation, "by": secretary}
        year.note(said, **around, day=meeting.day, recorded_on=meeting.recorded_at.date())
        closed_on = meeting.day + timedelta(days=rng.randrange(20, 150))
        if rng.random() < mood.closed and closed_on <= year.today:
            problem.closed_on = closed_on
            said = ProblemClosed(problem=problem.code, meeting=meeting.code)
            year.note(said, **around, day=closed_on, recorded_on=closed_on)
        year.problems.append(problem)


def _resolve(year, organisation, meetings, owners, secretary, mood):
    """What the meetings decided, as tasks; most are done, some on the last day, some not yet."""
    rng = year.rng
    for meeting in rng.sample(meetings, k=min(len(meetings), TASKS)):
        text, owner = rng.choice(occasions.DECISIONS), rng.choice(owners)
        due_on = meeting.day + timedelta(days=rng.choice((14, 21, 30, 45)))
        task = Task(
            code=rng.code("w"),
            title=text,
            organisation=organisation,
            path=organisation.path,
            owner=owner,
            due_on=due_on,
            about=meeting.code,
        )
        recorded_on = meeting.recorded_at.date()
        around = {"organisation": organisation, "by": secretary}
        opened = TaskOpened(task=task.code, due_on=due_on.isoformat(), about=meeting.code)
        year.note(opened, **around, day=meeting.day, recorded_on=recorded_on)
        done_on = max(recorded_on, due_on - timedelta(days=rng.randrange(-3, 12)))
        if done_on <= year.today and rng.random() < mood.closed + 0.06:
            task.state, task.done_on = "done", done_on
            days_late = max((done_on - due_on).days, 0)
            said = TaskClosed(task=task.code, days_late=days_late, about=meeting.code)
            year.note(said, **around, day=done_on, recorded_on=done_on)
        year.tasks.append(task)
        year.resolutions.append(Resolution(meeting=meeting, number=1, text=text, owner=owner, due_on=due_on, task=task))


def _talk(year, branch, people, secretary):
    """Heart talks: the two by pseudonym and the day, nothing else."""
    rng = year.rng
    span = (year.today - year.start).days
    for _ in range(TALKS if len(people) > 2 else 0):
        day = year.start + timedelta(days=rng.randrange(span + 1))
        one, other = rng.sample(people, k=2)
        occasion = occasions.Occasion("heart_talk", day, 0, "谈心谈话")
        figures = {"should_attend": 2, "present": 2, "voters": 0, "voters_present": 0}
        meeting = _meeting(year, branch, occasion, None, figures, day)
        meeting.place, meeting.planned_for = "", None
        pair = "committee_member" if secretary in (one, other) else "both_members"
        meeting.pair = pair
        said = KINDS["heart_talk"].shape(
            meeting=meeting.code,
            belongs_to_year=day.year,
            pair=pair,
            talkers=tuple(sorted((one.alias_in_facts, other.alias_in_facts))),
        )
        year.note(said, organisation=branch, by=secretary, day=day, recorded_on=day)


def _plan(year, branch, mood):
    """What is already arranged for the weeks to come."""
    rng = year.rng
    for kind, title in (
        ("theme_day", rng.choice(occasions.THEMES)),
        ("committee_meeting", rng.choice(occasions.AGENDA)),
    ):
        if rng.random() < mood.theme_day - 0.45:
            day = year.today + timedelta(days=rng.randrange(1, 20))
            year.meetings.append(
                Meeting(
                    code=rng.code("g"),
                    kind=kind,
                    organisation=branch,
                    path=branch.path,
                    title=title,
                    planned_for=datetime.combine(day, time(14, 30), tzinfo=SHANGHAI),
                    place="党员活动室",
                    belongs_to_year=day.year,
                    day=day,
                )
            )
            said = year.meetings[-1].said_when_planned()
            year.note(said, organisation=branch, by=None, day=year.today, recorded_on=year.today)


def _leading_group(year, group, posts):
    """The first topic every month, study every quarter, Party work every quarter, double organisation life once."""
    rng = year.rng
    leaders = [post.member for post in posts]
    slack = rng.choice((1.0, 1.0, 1.0, 0.8, 0.6))
    for month in range(1, 13):
        plans = [("first_topic", "第一议题学习", 6)]
        if month % 3 == 2:
            plans += [("study_session", "理论学习中心组学习", 13), ("leading_group_meeting", "专题研究党建工作", 20)]
        for kind, title, place in plans:
            day = date(year.start.year, month, place + rng.randrange(5))
            if day <= year.today and rng.random() < slack:
                _hold(year, group, occasions.Occasion(kind, day, rng.randrange(4), title), leaders, leaders[0])
    for post in posts:
        day = year.start + timedelta(days=rng.randrange(300))
        if day <= year.today and rng.random() < slack:
            _join_as_member(year, group, post, day)


def _join_as_member(year, group, post, day):
    """双重组织生活: a leader took part in the life of their own branch."""
    occasion = occasions.Occasion("dual_life", day, 0, "参加所在支部组织生活")
    figures = {"should_attend": 1, "present": 1, "voters": 1, "voters_present": 1}
    meeting = _meeting(year, group, occasion, post.member, figures, day)
    said = KINDS["dual_life"].shape(meeting=meeting.code, belongs_to_year=day.year, post=post.code)
    year.note(said, organisation=group, by=post.member, day=day, recorded_on=day)
