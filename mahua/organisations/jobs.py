"""What organisations need done by the clock."""

from datetime import time

from mahua.jobs.schedule import job
from mahua.organisations.reminding import remind_due


@job("organisations.reminders", daily=time(0, 40))
def remind(at):
    """提醒换届: six months before a term ends (支部条例 第二十一条)."""
    remind_due(at)
