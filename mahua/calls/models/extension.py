from django.db import IntegrityError, models, transaction

from mahua.calls import facts, states, wording
from mahua.calls.models.call import Call
from mahua.calls.models.pause import solution_due
from mahua.calls.models.time_limit import TimeLimit
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb


class Extension(models.Model):
    """延期: asked for once by the body in charge, approved or not by the command centre."""

    class State(models.TextChoices):
        ASKED = "asked", wording.EXTENSION_STATES["asked"]
        APPROVED = "approved", wording.EXTENSION_STATES["approved"]
        REFUSED = "refused", wording.EXTENSION_STATES["refused"]

    call = models.OneToOneField("calls.Call", on_delete=models.CASCADE, related_name="extension")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    reason = models.CharField(max_length=300)
    asked_by = models.CharField(max_length=16)
    asked_at = models.DateTimeField()
    minutes = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = wording.EXTENSION

    def __str__(self):
        return self.get_state_display()

    @property
    def is_waiting(self):
        return self.state == self.State.ASKED

    @classmethod
    @verb
    def ask(cls, call, *, reason, by, at):
        """The body in charge asks for more time, once a call."""
        if not reason.strip():
            raise Refused(wording.REASON_NEEDED)
        if not call.may("pause") and not call.may("resume"):
            raise Refused(wording.OUT_OF_TURN.format(state=call.get_state_display(), verb=wording.EXTENSION))
        try:
            with transaction.atomic():
                made = cls.objects.create(call=call, reason=reason.strip(), asked_by=by.code, asked_at=at)
        except IntegrityError:
            raise Refused(wording.ONE_EXTENSION) from None
        call.note("extension", by=by, at=at, body=call.lead, words=reason)
        return made

    @verb
    def approve(self, *, by, at):
        """More time by the limit of its urgency; the solution clock moves."""
        limit = TimeLimit.of(self.call.urgency, "extension")
        self._decide(self.State.APPROVED, minutes=limit.minutes)
        call = self.call
        in_hand = Call.objects.filter(pk=call.pk, state__in=(states.ACCEPTED, states.PAUSED))
        given = in_hand.update(extended_minutes=limit.minutes)
        call.refresh_from_db()
        if not given:
            raise Refused(wording.OUT_OF_TURN.format(state=call.get_state_display(), verb=wording.EXTENSION))
        due = solution_due(call, now=at)
        Call.objects.filter(pk=call.pk).update(due_at=due.at, due_provisional=due.provisional)
        call.refresh_from_db()
        call.note("extension", by=by, at=at, words=wording.EXTENDED.format(limit=limit.in_words))
        record(facts.CallExtended(call=call.code, minutes=limit.minutes), organisation=call.lead, by=by, at=at)

    @verb
    def refuse(self, *, words, by, at):
        """No more time; the clock stays."""
        if not words.strip():
            raise Refused(wording.REASON_NEEDED)
        self._decide(self.State.REFUSED)
        self.call.note("extension", by=by, at=at, words=f"{self.get_state_display()}：{words}")

    def _decide(self, state, **changes):
        moved = Extension.objects.filter(pk=self.pk, state=self.State.ASKED).update(state=state, **changes)
        self.refresh_from_db()
        if not moved:
            raise Refused(wording.NO_EXTENSION_WAITING)
