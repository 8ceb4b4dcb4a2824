"""What a unit leader must get in ten seconds: what the leading group owes, what meetings resolved, and the branch the leader
looks after. The unit's braids come from the page of undertakings, by its address.
"""

from dataclasses import dataclass
from datetime import date

from mahua.duties.models import ContactPoint
from mahua.duties.obligations import Obligation
from mahua.duties.query import owed_by
from mahua.organisations.models import Organisation
from mahua.tasks.models import Task

SHOWN = 8


@dataclass(frozen=True)
class UnitHome:
    """The rows of the page."""

    organisation: Organisation
    owed: list[Obligation]
    late: list[Obligation]
    tasks: list[Task]


def unit_home(user, organisation: Organisation, *, today: date) -> UnitHome:
    """The leading group's own obligations, and the tasks of all its bodies."""
    groups = Organisation.objects.below(organisation.path).standing().of_kind("leading_group")
    owed = owed_by(groups, year=today.year, on=today)
    tasks = Task.objects.visible_to(user).open().for_list()
    return UnitHome(
        organisation=organisation,
        owed=once(each for each in owed if each.asks_now and not each.is_late)[:SHOWN],
        late=once(each for each in owed if each.is_late)[::-1][:SHOWN],
        tasks=list(tasks[:SHOWN]),
    )


def once(owed) -> list[Obligation]:
    """By due day; what several members of the group owe alike is one line, since the page names no person."""
    alike = {(each.rule.code, each.period): each for each in owed}
    return sorted(alike.values(), key=lambda each: each.due_on)


def own_contact_points(user) -> list[ContactPoint]:
    """The branches this leader looks after in person."""
    if not user.member_code:
        return []
    own = ContactPoint.objects.visible_to(user).current().filter(post__member__code=user.member_code)
    return list(own.for_list()[:SHOWN])
