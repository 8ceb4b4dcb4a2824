"""What notices need done by the clock."""

from datetime import time

from mahua.jobs.schedule import job
from mahua.notices.models import Notice


@job("notices.retention", daily=time(4, 20))
def forget(at):
    """A notice is kept for half a year: what it was about stands where it happened."""
    Notice.objects.expired(at).delete()
