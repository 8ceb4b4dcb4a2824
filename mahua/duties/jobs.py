"""What duties does by the clock."""

from datetime import time

from mahua.duties.counting import recount_all
from mahua.jobs.schedule import job
from mahua.kernel.days import day_of


@job("duties.counts", daily=time(0, 20))
def count_the_new_day(at):
    """A new period may have begun, a post or a cell may have changed the day: the year is counted anew each night."""
    today = day_of(at)
    recount_all(year=today.year, on=today)
