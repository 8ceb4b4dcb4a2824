from datetime import timedelta

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from mahua.access.models import SecurityEvent
from mahua.console.imports import shelf, wording
from mahua.console.models.sent_file import SentFile
from mahua.jobs.models import Work
from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import verb
from mahua.organisations.moving import follows_moves
from mahua.organisations.rosters import seen_by

SHORT = timedelta(seconds=1)
KEPT_DAYS = 30  # files nobody decided about are cleared away: they hold people's names


class DeliveryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those from organisations in one's scope, of the rosters one sees."""
        seen = [roster.key for roster in seen_by(user)]
        return self.filter(user.scopes.covers("path", may="console.import_roster"), roster__in=seen)

    def of_roster(self, roster):
        return self.filter(roster=roster)

    def undecided(self):
        """Neither imported nor cancelled."""
        return self.filter(state__in=Delivery.UNDECIDED)

    def waiting_for_worker(self, at):
        """Those whose step nobody has taken up for a few seconds: a short one is done by who pressed the button."""
        long = self.filter(state__in=Delivery.BUSY, work__begun_at__lt=at - SHORT).exclude(step="")
        return long.select_related("work", "step_by").order_by("work__begun_at", "pk")

    def for_list(self):
        return self.select_related("sender", "sent_by").order_by("-received_at", "-pk")


@follows_moves
class Delivery(models.Model):
    """报送: the files of one roster that came from one organisation, from receipt to import.

    It is staging, not the ledger: what an import changes is recorded by the verbs of the roster's own module. What was
    received, imported or cancelled by whom stands in the security log.
    """

    class State(models.TextChoices):
        RECEIVED = "received", wording.STATES["received"]
        CHECKING = "checking", wording.STATES["checking"]
        CHECKED = "checked", wording.STATES["checked"]
        IMPORTING = "importing", wording.STATES["importing"]
        IMPORTED = "imported", wording.STATES["imported"]
        REFUSED = "refused", wording.STATES["refused"]
        CANCELLED = "cancelled", wording.STATES["cancelled"]

    AT_REST = (State.RECEIVED, State.CHECKED, State.REFUSED)
    BUSY = (State.CHECKING, State.IMPORTING)
    UNDECIDED = (*AT_REST, *BUSY)

    code = models.CharField(max_length=16, unique=True)
    roster = models.CharField(max_length=20)
    sender = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    path = BytewiseCharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    sent_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    step = models.CharField(max_length=8, blank=True)
    step_by = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    work = models.ForeignKey("jobs.Work", on_delete=models.SET_NULL, null=True, related_name="+")
    phase = models.CharField(max_length=240, blank=True)
    words = models.CharField(max_length=400, blank=True)
    notes = models.JSONField(default=list)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = wording.DELIVERY
        constraints = [
            models.CheckConstraint(
                name="delivery_settled_when_decided",
                condition=models.Q(state__in=("imported", "cancelled"), settled_at__isnull=False)
                | (~models.Q(state__in=("imported", "cancelled")) & models.Q(settled_at=None)),
            ),
        ]
        indexes = [models.Index(name="delivery_in_place", fields=["roster", "path", "-received_at"])]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("console:delivery", args=[self.code])

    @property
    def scope_paths(self):
        return (self.path,)

    @property
    def is_busy(self):
        return self.state in self.BUSY

    @property
    def is_at_rest(self):
        return self.state in self.AT_REST

    @property
    def is_undecided(self):
        return self.state in self.UNDECIDED

    @property
    def is_checked(self):
        return self.state == self.State.CHECKED

    @property
    def is_imported(self):
        return self.state == self.State.IMPORTED

    @property
    def title(self):
        """For the list of long works."""
        return f"{wording.DELIVERY}：{self.sender.name}"[:80]

    @property
    def kind_of_state(self):
        """The colour of its badge."""
        return wording.KINDS_OF_STATE.get(self.state, "quiet")

    @classmethod
    def receive(cls, roster, files, *, sender, by, at, notes=(), address=""):
        """Keep the files (name, bytes) and open a delivery for them; the bytes are put away before the transaction."""
        drafts = [SentFile.shelved(number, name, data) for number, (name, data) in enumerate(files, start=1)]
        try:
            return cls._open(roster, drafts, sender=sender, by=by, at=at, notes=list(notes), address=address)
        except BaseException:
            shelf.drop(draft.place for draft in drafts)
            raise

    @classmethod
    @verb
    def _open(cls, roster, drafts, *, sender, by, at, notes, address):
        delivery = cls.objects.create(
            code=new_code("x"), roster=roster, sender=sender, path=sender.path, sent_by=by, received_at=at, notes=notes
        )
        for draft in drafts:
            draft.delivery = delivery
        SentFile.objects.bulk_create(drafts)
        about = f"{sender.code} {roster} {delivery.code} {len(drafts)}"
        SecurityEvent.append("roster.received", by=by, at=at, about=about, address=address)
        return delivery

    def bytes(self) -> int:
        return self.files.aggregate(sum=models.Sum("size"))["sum"] or 0

    def rows(self) -> int:
        return self.files.aggregate(sum=models.Sum("rows"))["sum"] or 0

    @verb
    def begin(self, step, *, by, at):
        """Take the delivery for a step (see imports.carrying_out); a second one who presses at once is told no.

        Whoever carries the step out, this process or the worker, takes it by `take_step`.
        """
        before = (self.State.CHECKED,) if step == "import" else self.AT_REST
        during = self.State.IMPORTING if step == "import" else self.State.CHECKING
        self._move(before, during, step=step, step_by=by, words="")
        work = Work.begin(self.title, total=1, by=by, at=at)
        self._move((during,), during, work=work)

    def take_step(self) -> bool:
        """Whether it was still waiting to be carried out; of two workers one gets it."""
        return bool(Delivery.objects.filter(pk=self.pk, step=self.step).exclude(step="").update(step=""))

    def come_to(self, state, *, at=None):
        """The step ended; not if somebody cancelled meanwhile."""
        self._move(self.BUSY, state, settled_at=at, phase="")

    def say(self, phase, *, done, total):
        """How far it has come, for the page that waits; `Refused` once somebody cancelled. Not inside a transaction."""
        if not self.still_wanted().update(phase=phase[:240]):
            raise Refused(wording.STOPPED)
        self.work.advance(done, total=total, at=timezone.now())

    def still_wanted(self):
        """This delivery, as long as nobody cancelled it."""
        return Delivery.objects.filter(pk=self.pk, state__in=self.BUSY)

    def go_back(self, *, words):
        """The step broke off; everything is as it was before, and can be checked again."""
        self.still_wanted().update(state=self.State.RECEIVED, step="", phase="", words=words[:400])
        self.refresh_from_db(fields=["state", "step", "phase", "words"])

    @classmethod
    def take_back(cls):
        """Deliveries whose step died with its process: they can be checked again."""
        dead = cls.objects.filter(state__in=cls.BUSY).exclude(work__state=Work.State.RUNNING)
        for delivery in dead:
            delivery.go_back(words=wording.BROKE_OFF)

    def cancel(self, *, by, at, address=""):
        """Nothing more of it will be imported, and the files are cleared away; what a running import finished stays."""
        with transaction.atomic():
            self._move(self.UNDECIDED, self.State.CANCELLED, settled_at=at, step="", phase="")
            if self.files.filter(state=SentFile.State.IMPORTED).exists():
                self._move((self.State.CANCELLED,), self.State.IMPORTED, words=wording.CANCELLED_LATE)
            if self.work:
                self.work.fail(wording.STOPPED, at=at)
            about = f"{self.sender.code} {self.roster} {self.code}"
            SecurityEvent.append("roster.cancelled", by=by, at=at, about=about, address=address)
        self.clear_away()

    def clear_away(self):
        """The files of a decided delivery are needed no more, and neither is what was read from them."""
        for file in self.files.all():
            file.clear_away()

    @classmethod
    def clear_stale(cls, at):
        """Files lying for a month, whatever became of their delivery: they hold people's names."""
        old = cls.objects.exclude(state__in=cls.BUSY).filter(received_at__lt=at - timedelta(days=KEPT_DAYS))
        for file in SentFile.objects.lying().filter(delivery__in=old):
            file.clear_away()

    def _move(self, before, after, **changes):
        """Compare and set in one statement, so that two people pressing at once cannot both win."""
        moved = Delivery.objects.filter(pk=self.pk, state__in=before).update(state=after, **changes)
        self.refresh_from_db(fields=["state", "settled_at", "step", "step_by", "work", "phase", "words"])
        if not moved:
            raise Refused(wording.OUT_OF_TURN.format(state=self.get_state_display()))
