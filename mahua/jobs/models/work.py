from datetime import timedelta

from django.db import models

from mahua.jobs import wording
from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused

SILENCE = timedelta(minutes=10)  # after so long without a step a work counts as interrupted


class Cancelled(Exception):
    """Raised out of `advance` when somebody asked to cancel: clean up and leave."""


class WorkQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A person's own."""
        return self.filter(by_code=user.code)

    def running(self):
        return self.filter(state=Work.State.RUNNING)

    def newest_first(self):
        return self.order_by("-begun_at", "pk")


class Work(models.Model):
    """Something long with progress, such as an import or a scoring run; it can be cancelled between two steps.

    Its steps are reported outside the transaction that does the work, or nobody sees them.
    """

    class State(models.TextChoices):
        RUNNING = "running", wording.RUNNING
        FINISHED = "finished", wording.FINISHED
        FAILED = "failed", wording.FAILED
        CANCELLED = "cancelled", wording.CANCELLED

    code = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=80)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    cancel_asked = models.BooleanField(default=False)
    by_code = models.CharField(max_length=16, blank=True)
    begun_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    note = models.CharField(max_length=300, blank=True)

    objects = WorkQuerySet.as_manager()

    class Meta:
        verbose_name = wording.WORK
        indexes = [models.Index(name="work_of_person", fields=["by_code", "begun_at"])]

    def __str__(self):
        return self.title

    @property
    def percent(self) -> int:
        """How far it is, in whole percent; 0 while the total is unknown."""
        return min(self.done * 100 // self.total, 100) if self.total else 0

    @classmethod
    def begin(cls, title, *, total=0, by, at):
        """`total` is the number of steps, 0 while it is unknown."""
        by_code = getattr(by, "code", "")
        return cls.objects.create(
            code=new_code("k"), title=title, total=total, by_code=by_code, begun_at=at, moved_at=at
        )

    def advance(self, done, *, at, total=None):
        """So much is done. Raises Cancelled when somebody asked to cancel, or when the work was given up meanwhile."""
        changes = {"done": done, "moved_at": at, **({"total": total} if total is not None else {})}
        if self._move(**changes, cancel_asked=False):
            return
        self._end(self.State.CANCELLED, note=wording.CANCEL_ASKED, at=at)
        raise Cancelled(self.title)

    def cancel(self):
        """Ask the work to stop at its next step."""
        if not Work.objects.running().filter(pk=self.pk).update(cancel_asked=True):
            raise Refused(wording.CANCEL_TOO_LATE.format(title=self.title))
        self.cancel_asked = True

    def finish(self, *, at, note=""):
        """It is done; what came of it stands in `note`."""
        self.done = self.total or self.done
        Work.objects.running().filter(pk=self.pk).update(done=self.done)
        self._end(self.State.FINISHED, note=note, at=at)

    def fail(self, reason, *, at):
        """It could not be done; `reason` is for people."""
        self._end(self.State.FAILED, note=reason, at=at)

    @classmethod
    def reap(cls, *, at) -> int:
        """Works whose worker died are over; how many."""
        silent = cls.objects.running().filter(moved_at__lt=at - SILENCE)
        return silent.update(state=cls.State.FAILED, note=wording.INTERRUPTED)

    def _end(self, state, *, note, at):
        Work.objects.running().filter(pk=self.pk).update(state=state, note=note[:300], moved_at=at)
        self.refresh_from_db()

    def _move(self, *, cancel_asked, **changes) -> int:
        """One statement: a request to cancel that comes at the same moment is not lost."""
        moved = Work.objects.running().filter(pk=self.pk, cancel_asked=cancel_asked).update(**changes)
        for name, value in changes.items():
            setattr(self, name, value)
        return moved
