"""What may be done with tasks."""

from collections.abc import Callable

from mahua.access.roles import (
    ABOVE_BRANCH,
    BUSINESS,
    BUSINESS_HEAD,
    COMMITTEE_CLERK,
    COMMUNITY_CLERK,
    MEMBER,
    OF_BRANCH,
    PARTY,
    STREET_CLERK,
    UNIT_LEADER,
    UNIT_RESPONDER,
    permission,
)
from mahua.kernel.tree_paths import is_within

ANSWERS = (*OF_BRANCH, COMMITTEE_CLERK, UNIT_LEADER, BUSINESS_HEAD, UNIT_RESPONDER, STREET_CLERK, COMMUNITY_CLERK)
_LEFT_TO_OTHERS: list[Callable] = []


def leave_to_others(is_theirs) -> None:
    """A module above says which tasks are decided about on its own pages by its own people, not here: `is_theirs(task)`."""
    if is_theirs not in _LEFT_TO_OTHERS:
        _LEFT_TO_OTHERS.append(is_theirs)


def is_decided_here(user, task):
    """Not one that belongs to another side, such as a task of the business strand; who owns it closes it all the same."""
    return not any(is_theirs(task) for is_theirs in _LEFT_TO_OTHERS)


def is_own(user, body) -> bool:
    """Whether somebody acts for this very body; a unit's leader does for the leading group."""
    if any(each.organisation_code == body.code for each in user.held):
        return True
    return body.kind == "leading_group" and any(
        role == UNIT_LEADER and is_within(body.path, path) for role, path in user.scopes.held
    )


def names_owner(user, task):
    """Who does it is the body's own affair: above the branch nobody reads the name, but of tasks of one's own body.

    The title is read above too: it is the words of a resolution, which superiors see on the meeting's page.
    """
    own_branch = user.scopes.reaches(task.path, may="tasks.keep_branch_task")
    return own_branch or task.is_owned_by(user) or is_own(user, task.organisation)


def keeps(user, task):
    """The owner, or who keeps the books of the body the task belongs to."""
    return task.is_owned_by(user) or user.has_perm("tasks.keep_task", task)


permission("tasks.view_task", "查看任务", side=PARTY, roles=BUSINESS)
permission("tasks.oversee_task", "查看本组织任务", side=PARTY, roles=(*OF_BRANCH, *ABOVE_BRANCH))
permission("tasks.keep_branch_task", "安排本支部任务", side=PARTY, roles=OF_BRANCH)
permission("tasks.name_owner", "查看任务责任人", side=PARTY, roles=BUSINESS, when=names_owner)
permission(
    "tasks.keep_task",
    "安排任务",
    side=PARTY,
    roles=(*OF_BRANCH, COMMITTEE_CLERK, UNIT_LEADER),
    when=is_decided_here,
)
permission(
    "tasks.close_task", "办结任务", side=PARTY, roles=(*OF_BRANCH, COMMITTEE_CLERK, UNIT_LEADER, MEMBER), when=keeps
)


def answers_for(user, receipt):
    """Whoever acts for the very body that was asked."""
    return is_own(user, receipt.organisation)


permission("tasks.keep_recurrence", "安排定期任务", side=PARTY, roles=(*OF_BRANCH, COMMITTEE_CLERK, UNIT_LEADER))
permission("tasks.send_ask", "向多个组织交办", side=PARTY, roles=ABOVE_BRANCH)
permission("tasks.view_ask", "查看交办和回执", side=PARTY, roles=(*ABOVE_BRANCH, *ANSWERS))
permission("tasks.answer_ask", "答复交办", side=PARTY, roles=ANSWERS, when=answers_for)
permission("tasks.view_burden", "查看负担", side=PARTY, roles=(*ABOVE_BRANCH, *ANSWERS))
