"""What tasks do by the clock."""

from datetime import time

from mahua.jobs.schedule import job
from mahua.kernel.days import day_of
from mahua.tasks.models import TaskRecurrence


@job("tasks.recurring", daily=time(6, 10))
def open_recurring(at):
    """The next task of whatever recurs; after a pause of the machine it catches up, each one once."""
    today = day_of(at)
    for each in TaskRecurrence.objects.to_open(today).for_list():
        while each.is_due_by(today):
            each.open_next(at=at)
