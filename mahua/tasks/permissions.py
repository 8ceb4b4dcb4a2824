"""What may be done with tasks."""

from mahua.access.roles import (
    ABOVE_BRANCH,
    BUSINESS,
    COMMITTEE_CLERK,
    MEMBER,
    OF_BRANCH,
    PARTY,
    UNIT_LEADER,
    permission,
)


def keeps(user, task):
    """The owner, or who keeps the books of the body the task belongs to."""
    return task.is_owned_by(user) or user.has_perm("tasks.keep_task", task)


permission("tasks.view_task", "查看任务", side=PARTY, roles=BUSINESS)
permission("tasks.oversee_task", "查看本组织任务", side=PARTY, roles=(*OF_BRANCH, *ABOVE_BRANCH))
permission("tasks.keep_task", "安排任务", side=PARTY, roles=(*OF_BRANCH, COMMITTEE_CLERK, UNIT_LEADER))
permission(
    "tasks.close_task", "办结任务", side=PARTY, roles=(*OF_BRANCH, COMMITTEE_CLERK, UNIT_LEADER, MEMBER), when=keeps
)
