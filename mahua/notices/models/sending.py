from datetime import timedelta

from django.db import models
from django.db.models import Q

from mahua.jobs.models.scheduled_job import pause_after
from mahua.kernel.codes import new_code
from mahua.notices import wording
from mahua.notices.models.notice import KEPT

LEASE = timedelta(minutes=2)  # more than one try can last
MOST_TRIES = 12  # with doubling pauses, about four hours


class SendingQuerySet(models.QuerySet):
    def waiting(self, at):
        """Due, and in nobody's hands, or in those of somebody who died."""
        free = Q(leased_until=None) | Q(leased_until__lt=at)
        return self.filter(free, state=Sending.State.WAITING, due_at__lte=at)

    def give_up_all(self, words, *, at):
        """Those still on their way."""
        on_the_way = self.filter(state=Sending.State.WAITING)
        on_the_way.update(state=Sending.State.GIVEN_UP, last_result=words, ended_at=at, lease="", leased_until=None)

    def expired(self, at):
        return self.filter(created_at__lt=at - KEPT)

    def newest_first(self):
        return self.order_by("-created_at", "-pk")


class Sending(models.Model):
    """发送: one message on its way to one robot. Tried until taken; `code` goes along, so that a second try can be told.

    Held by a lease, taken by compare-and-set: of two workers one sends, and what a dead one held is sent again.
    """

    class State(models.TextChoices):
        WAITING = "waiting", wording.SENDING_STATES["waiting"]
        TAKEN = "taken", wording.SENDING_STATES["taken"]
        GIVEN_UP = "given_up", wording.SENDING_STATES["given_up"]

    code = models.CharField(max_length=16, unique=True)
    webhook = models.ForeignKey("notices.Webhook", on_delete=models.CASCADE, related_name="sendings")
    counts = models.JSONField(default=dict)
    is_urgent = models.BooleanField(default=False)
    is_test = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField(db_index=True)
    due_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    lease = models.CharField(max_length=16, blank=True)
    leased_until = models.DateTimeField(null=True)
    last_result = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)

    objects = SendingQuerySet.as_manager()

    class Meta:
        verbose_name = wording.SENDING
        indexes = [models.Index(name="sending_waiting", fields=["due_at"], condition=Q(state="waiting"))]

    @classmethod
    def to(cls, webhook, *, at, **said):
        """One, not yet saved, due at once."""
        return cls(code=new_code("e"), webhook=webhook, created_at=at, due_at=at, **said)

    @classmethod
    def take_next(cls, *, at):
        """The one that has been due longest, with its lease, or None."""
        for key in cls.objects.waiting(at).order_by("due_at", "pk").values_list("pk", flat=True)[:20]:
            taken = cls.objects.select_related("webhook").filter(pk=key).first()
            if taken and taken.take(at=at):
                return taken
        return None

    def take(self, *, at) -> bool:
        """Take its lease; False when somebody else was first."""
        held = {"lease": new_code("l"), "leased_until": at + LEASE, "tries": self.tries + 1}
        if not Sending.objects.waiting(at).filter(pk=self.pk, tries=self.tries).update(**held):
            return False
        for name, value in held.items():
            setattr(self, name, value)
        return True

    @property
    def total(self):
        return sum(self.counts.values())

    @property
    def pause(self):
        """How long to wait before the next try if the other side asks for nothing else."""
        return pause_after(self.tries)

    @property
    def is_last_try(self):
        return self.is_test or self.tries >= MOST_TRIES

    def succeed(self, words, *, at):
        self._let_go(state=self.State.TAKEN, last_result=words, ended_at=at)

    def postpone(self, words, *, until):
        self._let_go(due_at=until, last_result=words)

    def give_up(self, words, *, at):
        self._let_go(state=self.State.GIVEN_UP, last_result=words, ended_at=at)

    def _let_go(self, *, last_result, **changes):
        """Ignored if the lease was lost meanwhile: then another has it in hand."""
        changes = {"last_result": last_result[:200], "lease": "", "leased_until": None, **changes}
        if Sending.objects.filter(pk=self.pk, lease=self.lease).update(**changes):
            for name, value in changes.items():
                setattr(self, name, value)
