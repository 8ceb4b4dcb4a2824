"""What a branch secretary must get in ten seconds: due this month, late, one button each. No score."""

from dataclasses import dataclass
from datetime import date, timedelta

from mahua.duties.obligations import Obligation
from mahua.duties.query import owed_by
from mahua.meetings.models import Meeting
from mahua.members.models import Member
from mahua.organisations.models import Organisation
from mahua.rules.periods import month_of
from mahua.tasks.models import Task

LATE_BACK_DAYS = 100  # older gaps stand under 应办; a home is about now
SHOWN = 8


@dataclass(frozen=True)
class BranchHome:
    """The rows of the page."""

    organisation: Organisation
    now: list[Obligation]
    late: list[Obligation]
    late_elsewhere: int
    meetings: list[Meeting]
    tasks: list[Task]
    full_members: int
    minutes: int


def branch_home(user, organisation: Organisation, *, today: date) -> BranchHome:
    """Five queries for what is owed, and one each for meetings, tasks and members."""
    owed = owed_by(Organisation.objects.filter(pk=organisation.pk), year=today.year, on=today)
    now = sorted(
        (each for each in owed if each.asks_now and not each.is_late), key=lambda each: (each.due_on, each.rule.code)
    )
    late = sorted((each for each in owed if each.is_late), key=lambda each: each.due_on, reverse=True)
    recent = [each for each in late if each.due_on >= today - timedelta(days=LATE_BACK_DAYS)]
    planned = Meeting.objects.visible_to(user).filter(organisation=organisation).planned().order_by("day", "pk")
    tasks = Task.objects.visible_to(user).filter(organisation=organisation).open().for_list()
    month = month_of(today)
    return BranchHome(
        organisation=organisation,
        now=now[:SHOWN],
        late=recent[:SHOWN],
        late_elsewhere=len(late) - len(recent[:SHOWN]),
        meetings=list(planned[:SHOWN]),
        tasks=list(tasks[:SHOWN]),
        full_members=Member.objects.filter(organisation=organisation).active().full().count(),
        minutes=sum(each.minutes for each in owed if each.is_binding and each.period == month),
    )
