"""What the leading groups of the 示例区 did with what they read: first topics followed up."""

from collections import defaultdict
from datetime import timedelta

from mahua.meetings.models import Resolution
from mahua.project.demo import undertakings_words as words
from mahua.tasks.facts import TaskClosed, TaskOpened
from mahua.tasks.models import Task

FOLLOWED_UP = 5
HELPFUL = (1.0, 1.0, 0.9, 0.8, 0.5)  # how likely what a leading group takes up is brought to an end


def live(rng, year, district, organisations, roll):
    """Tasks, resolutions and facts go to the year."""
    topics = defaultdict(list)
    for meeting in year.meetings:
        if meeting.kind == "first_topic" and meeting.held_on:
            topics[meeting.organisation.code].append(meeting)
    for unit in district.children:
        for group in unit.children:
            if group.kind == "leading_group":
                leaders = [post.member for post in roll.posts[group.code]]
                _follow_up(rng, year, organisations[group.code], topics[group.code], leaders, rng.choice(HELPFUL))


def _follow_up(rng, year, group, meetings, leaders, helpful):
    """Some first topics gave something out; most of it was done, now and then late."""
    for meeting in rng.sample(meetings, k=min(len(meetings), FOLLOWED_UP)):
        day, recorded_on = meeting.held_on, meeting.recorded_at.date()
        owner, due_on = rng.choice(leaders), day + timedelta(days=rng.choice((20, 30, 45)))
        task = Task(code=rng.code("w"), title=rng.choice(words.FOLLOWED), organisation=group, path=group.path,
                    owner=owner, due_on=due_on, about=meeting.code)  # fmt: skip
        around = {"organisation": group, "by": meeting.recorder}
        opened = TaskOpened(task=task.code, due_on=due_on.isoformat(), about=task.about)
        year.note(opened, **around, day=day, recorded_on=recorded_on)
        done_on = max(due_on + timedelta(days=rng.randrange(-12, 6)), recorded_on)
        if done_on <= year.today and rng.random() < helpful:
            task.state, task.done_on = "done", done_on
            closed = TaskClosed(task=task.code, days_late=max((done_on - due_on).days, 0), about=task.about)
            year.note(closed, **around, day=done_on, recorded_on=done_on)
        year.tasks.append(task)
        year.resolutions.append(
            Resolution(meeting=meeting, number=1, text=task.title, owner=owner, due_on=due_on, task=task)
        )
