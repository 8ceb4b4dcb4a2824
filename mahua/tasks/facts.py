"""What happens to tasks, as facts. Codes and days only: what is to be done stays with those who do it."""

from mahua.ledger.kinds import fact, mended_where_made


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


@fact("ask.sent", title="交办")
class AskSent:
    """Many bodies were asked for these kinds of facts at so many minutes each; `held` of them had it already; `raised`: it needed a reason."""

    ask: str
    wants: tuple[str, ...]
    minutes: int
    due_on: str
    receivers: int
    held: int
    raised: int


@fact("ask.answered", title="回执")
class AskAnswered:
    """A body answered: by the facts its work left (`by_facts` 1), or in one line."""

    ask: str
    by_facts: int
    days_late: int


@fact("ask.withdrawn", title="撤回交办")
class AskWithdrawn:
    """It is no longer asked; so many had not answered."""

    ask: str
    open: int


@fact("task_recurrence.began", title="定期任务")
class TaskRecurrenceBegan:
    """The same thing is to be done every month, quarter or year, until a day."""

    recurrence: str
    every: str
    until_on: str


@fact("task_recurrence.ended", title="定期任务停止")
class TaskRecurrenceEnded:
    """Nothing more comes of it."""

    recurrence: str


mended_where_made("ask.sent", "ask.answered", "ask.withdrawn")  # Ask.withdraw, Receipt.open_again
