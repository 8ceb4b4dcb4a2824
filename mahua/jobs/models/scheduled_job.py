from datetime import timedelta

from django.db import models
from django.db.models import Q

from mahua.jobs import wording
from mahua.jobs.schedule import JOBS
from mahua.kernel.codes import new_code

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(hours=1)


def pause_after(failures: int) -> timedelta:
    """How long to wait after so many failures in a row: 10 s, 20 s, 40 s … at most an hour."""
    return min(FIRST_PAUSE * 2 ** min(failures - 1, 16), LONGEST_PAUSE)


class ScheduledJobQuerySet(models.QuerySet):
    def due(self, at):
        return self.filter(name__in=JOBS, due_at__lte=at, leased_until=None).order_by("due_at", "name")

    def dead(self, at):
        """Those whose worker did not come back in time."""
        return self.filter(leased_until__lt=at)


class ScheduledJob(models.Model):
    """When a job is due, who is at it, and how it went last. A worker holds it by a lease, taken by compare-and-set."""

    name = models.CharField(max_length=80, primary_key=True)
    due_at = models.DateTimeField(db_index=True)
    leased_until = models.DateTimeField(null=True)
    lease = models.CharField(max_length=16, blank=True)
    last_run_at = models.DateTimeField(null=True)
    last_success_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    objects = ScheduledJobQuerySet.as_manager()

    class Meta:
        verbose_name = wording.SCHEDULED_JOB

    def __str__(self):
        return self.name

    @classmethod
    def enrol(cls, *, at):
        """A row for every declared job that has none yet."""
        known = set(cls.objects.values_list("name", flat=True))
        new = [cls(name=name, due_at=job.first_after(at)) for name, job in JOBS.items() if name not in known]
        cls.objects.bulk_create(new, ignore_conflicts=True)

    @classmethod
    def take_next(cls, *, at):
        """Take the lease of the job that has been due longest; None when there is none. Of two workers one gets it."""
        for name in cls.objects.due(at).values_list("name", flat=True):
            lease, until = new_code("l"), at + JOBS[name].lease
            if cls.objects.due(at).filter(name=name).update(lease=lease, leased_until=until, last_run_at=at):
                return cls.objects.get(name=name)
        return None

    def succeed(self, *, at):
        """It is done; ignored if the lease was lost meanwhile."""
        self.let_go(due_at=JOBS[self.name].next_after(at), last_success_at=at, failures=0, last_error="")

    def fail(self, error, *, at):
        """It went wrong: again after a pause that doubles."""
        self.let_go(due_at=at + pause_after(self.failures + 1), failures=self.failures + 1, last_error=error[:300])

    @classmethod
    def reap(cls, *, at) -> int:
        """Take jobs back from workers that died; how many."""
        reaped = 0
        for dead in cls.objects.dead(at):
            seconds = round((dead.leased_until - dead.last_run_at).total_seconds())
            reaped += dead.let_go(
                due_at=at + pause_after(dead.failures + 1),
                failures=dead.failures + 1,
                last_error=wording.LEASE_RAN_OUT.format(seconds=seconds),
            )
        return reaped

    def let_go(self, **changes) -> int:
        """Give the lease back; 0 when it was lost already."""
        held = ScheduledJob.objects.filter(~Q(lease=""), name=self.name, lease=self.lease)
        return held.update(lease="", leased_until=None, **changes)
