"""The worker beside the server: runs what is due, one job after the other, for as long as it is not asked to stop."""

import logging

from django.db import close_old_connections
from django.utils import timezone

from mahua.jobs.models import ScheduledJob, Work
from mahua.jobs.schedule import JOBS

log = logging.getLogger(__name__)
LOOK_EVERY_SECONDS = 1.0


def run_due(at) -> int:
    """Run every job that is due at `at`, and take back what dead workers held; how many ran."""
    ScheduledJob.enrol(at=at)
    ScheduledJob.reap(at=at)
    Work.reap(at=at)
    ran = 0
    while run_next(at):
        ran += 1
    return ran


def run_next(at) -> bool:
    """Run the job that has been due longest; whether there was one."""
    taken = ScheduledJob.take_next(at=at)
    if taken is None:
        return False
    try:
        JOBS[taken.name].do(at)
    except Exception as error:
        log.exception("job %s failed", taken.name)
        taken.fail(f"{type(error).__name__}: {error}", at=at)
    else:
        taken.succeed(at=at)
    return True


def work_forever(stop, *, clock=timezone.now) -> None:
    """Run what is due until `stop` (a threading.Event) is set; any number of workers may run at once.

    Each job starts with the time as it is then, so that a long one before it does not eat up its lease.
    """
    while not stop.is_set():
        try:
            at = clock()
            ScheduledJob.enrol(at=at)
            ScheduledJob.reap(at=at)
            Work.reap(at=at)
            while not stop.is_set() and run_next(clock()):
                pass
        except Exception:
            log.exception("the worker could not look for jobs")
        close_old_connections()
        stop.wait(LOOK_EVERY_SECONDS)
