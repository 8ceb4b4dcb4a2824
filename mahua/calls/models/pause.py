from datetime import timedelta

from django.db import models

from mahua.calls import deadlines, facts, wording
from mahua.calls.models.office_hours import OfficeHours
from mahua.calls.models.time_limit import TimeLimit
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb
from mahua.rules import clocks
from mahua.rules.limits import Limit

CAP = timedelta(days=15)


class Pause(models.Model):
    """暂停计时: the solution clock stands still for a stated reason, with consent, and not for ever."""

    class Consent(models.TextChoices):
        CALLER = "caller", wording.CONSENTS["caller"]
        DISPATCHER = "dispatcher", wording.CONSENTS["dispatcher"]

    call = models.ForeignKey("calls.Call", on_delete=models.CASCADE, related_name="pauses")
    reason = models.CharField(max_length=16, choices=wording.PAUSE_REASONS.items())
    consent = models.CharField(max_length=10, choices=Consent.choices)
    from_at = models.DateTimeField()
    cap_at = models.DateTimeField(db_index=True)
    until_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = wording.PAUSE
        constraints = [
            models.UniqueConstraint(name="pause_one_open_a_call", fields=["call"], condition=models.Q(until_at=None)),
            models.CheckConstraint(
                name="pause_ends_after_it_begins",
                condition=models.Q(until_at=None) | models.Q(until_at__gte=models.F("from_at")),
            ),
        ]

    def __str__(self):
        return self.get_reason_display()

    @property
    def as_rule(self) -> clocks.Pause:
        return clocks.Pause(self.from_at, self.until_at, self.get_reason_display())

    @classmethod
    @verb
    def begin(cls, call, *, reason, consent, words="", cap_at=None, by, at):
        """Stand still until resumed, at the latest at `cap_at`: all pauses of a round together last fifteen days at most."""
        latest = at + CAP - _stood_still(call)
        if latest <= at:
            raise Refused(wording.PAUSES_SPENT.format(days=CAP.days))
        cap_at = cap_at or latest
        if cap_at <= at:
            raise Refused(wording.PAUSE_IN_PAST)
        if cap_at > latest:
            raise Refused(wording.PAUSE_CAP.format(days=CAP.days, latest=f"{latest:%Y-%m-%d}"))
        call.move("pause")
        made = cls.objects.create(call=call, reason=reason, consent=consent, from_at=at, cap_at=cap_at)
        said_words = "，".join(filter(None, (made.get_reason_display(), words.strip(), made.get_consent_display())))
        call.note("paused", by=by, at=at, body=call.lead, words=said_words)
        record(facts.CallPaused(call=call.code, reason=reason, consent=consent), organisation=call.lead, by=by, at=at)
        return made

    @verb
    def end(self, *, words="", by, at):
        """The clock goes on; what is due moves by the minutes it stood still. `by` is None when the cap ended it."""
        call = self.call
        ends_at = min(at, self.cap_at)
        if not Pause.objects.filter(pk=self.pk, until_at=None).update(until_at=ends_at):
            call.refresh_from_db()
            raise Refused(wording.OUT_OF_TURN.format(state=call.get_state_display(), verb=wording.VERBS["resume"]))
        call.refresh_from_db()
        due = solution_due(call)
        call.move("resume", due_at=due.at, due_provisional=due.provisional)
        capped = ends_at < at or by is None
        call.note("resumed", by=by, at=at, body=call.lead, words=words or (wording.CAPPED if capped else ""))
        record(facts.CallResumed(call=call.code, capped=capped), organisation=call.lead, by=by, at=at)

    @classmethod
    def beyond_cap(cls, at):
        return cls.objects.filter(until_at=None, cap_at__lte=at).select_related("call__lead", "call__caller")


def _stood_still(call) -> timedelta:
    """How long the clock of this round has stood still so far."""
    over = Pause.objects.filter(call=call, from_at__gte=call.clock_from).exclude(until_at=None)
    return sum((until_at - from_at for from_at, until_at in over.values_list("from_at", "until_at")), timedelta())


def solution_limit(call) -> Limit:
    """The limit of its urgency, with the extension it was given."""
    limit = TimeLimit.of(call.urgency, "solve")
    return Limit(limit.minutes + call.extended_minutes, natural=limit.natural)


def reckon_by(hours, *, call):
    """Another body has it, or none: the solution clock goes by these hours from here on."""
    due = solution_due(call, calendar_hours=hours)
    type(call).objects.filter(pk=call.pk).update(due_at=due.at, due_provisional=due.provisional)
    call.refresh_from_db(fields=["due_at", "due_provisional"])


def solution_due(call, *, calendar_hours=None, now=None) -> clocks.Due:
    """When the call is to be solved, as limit, hours, calendar, pauses and extension stand now."""
    pauses = [each.as_rule for each in Pause.objects.filter(call=call).order_by("from_at")]
    hours = calendar_hours or OfficeHours.of(call.lead)
    return deadlines.due(call.clock_from, solution_limit(call), hours=hours, pauses=pauses, now=now)
