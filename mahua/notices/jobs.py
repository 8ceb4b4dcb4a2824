"""What notices need done by the clock."""

from datetime import time, timedelta

from django.utils import timezone

from mahua.jobs.schedule import job
from mahua.notices.carrying_out import carry_out_next
from mahua.notices.gathering import gather
from mahua.notices.models import Notice, Sending

LOOK_EVERY = timedelta(seconds=20)
AT_ONE_GO = timedelta(minutes=4)  # well within the lease of the job


@job("notices.send", every=LOOK_EVERY)
def send(at):
    """Say to the robots what has become due, and try again what was not taken."""
    gather(at=at)
    begun = now = timezone.now()
    while now - begun < AT_ONE_GO and carry_out_next(at=at + (now - begun)):
        now = timezone.now()


@job("notices.retention", daily=time(4, 20))
def forget(at):
    """A notice is kept for half a year: what it was about stands where it happened."""
    Notice.objects.expired(at).delete()
    Sending.objects.expired(at).delete()
