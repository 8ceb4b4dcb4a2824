from mahua.tasks.models.ask import Ask
from mahua.tasks.models.receipt import Receipt
from mahua.tasks.models.recurrence import TaskRecurrence
from mahua.tasks.models.task import Task

__all__ = ["Ask", "Receipt", "Task", "TaskRecurrence"]
