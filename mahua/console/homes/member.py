"""What a member must get in ten seconds: my tasks, what my branch holds next, what is kept about me."""

from dataclasses import dataclass
from datetime import date

from mahua.meetings.models import Meeting
from mahua.members.models import Member
from mahua.tasks.models import Task

SHOWN = 8


@dataclass(frozen=True)
class MemberHome:
    """The rows of the page; `member` is None for an account that is nobody's membership."""

    member: Member | None
    tasks: list[Task]
    meetings: list[Meeting]


def member_home(user, *, today: date) -> MemberHome:
    """The person's own things, found by the member the account belongs to."""
    member = Member.objects.select_related("organisation").filter(code=user.member_code or "-").first()
    tasks = Task.objects.of_member(user.member_code).open().for_list()
    planned = Meeting.objects.filter(organisation=member.organisation).planned() if member else Meeting.objects.none()
    return MemberHome(member=member, tasks=list(tasks[:SHOWN]), meetings=list(planned.order_by("day", "pk")[:SHOWN]))
