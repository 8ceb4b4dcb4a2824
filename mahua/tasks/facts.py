"""What happens to tasks, as facts. Codes and days only: what is to be done stays with those who do it."""

from mahua.ledger.kinds import fact


@fact("task.opened", title="任务下达")
class TaskOpened:
    """Something is to be done by a day; `about` is the code of what it came from, such as a meeting."""

    task: str
    due_on: str
    about: str = ""


@fact("task.closed", title="任务办结")
class TaskClosed:
    """It was done; `days_late` is 0 when in time."""

    task: str
    days_late: int
    about: str = ""


@fact("task.dropped", title="任务取消")
class TaskDropped:
    """It is no longer to be done."""

    task: str
    about: str = ""


@fact("task.reassigned", title="任务调整")
class TaskReassigned:
    """Another person does it, or by another day."""

    task: str
    due_on: str
    about: str = ""
