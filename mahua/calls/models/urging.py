from django.db import models

from mahua.calls import facts, states, wording
from mahua.calls.models.call import Call
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb


class Urging(models.Model):
    """催办 or 督办: the command centre, the caller or the clock asks the body in charge to hurry; 督办 has a printed form."""

    class Level(models.TextChoices):
        URGE = "urge", wording.LEVELS["urge"]
        SUPERVISE = "supervise", wording.LEVELS["supervise"]

    call = models.ForeignKey("calls.Call", on_delete=models.CASCADE, related_name="urgings")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=10, choices=Level.choices)
    words = models.CharField(max_length=500)
    by_name = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = wording.URGING
        indexes = [models.Index(name="urging_of_call", fields=["call", "at"])]

    def __str__(self):
        return f"{self.get_level_display()} {self.organisation}"

    @classmethod
    @verb
    def send(cls, call, *, level, words, by, at):
        """Ask the body in charge to hurry; a 督办 marks the call."""
        if call.state not in states.WITH_UNIT or not call.lead:
            raise Refused(wording.OUT_OF_TURN.format(state=call.get_state_display(), verb=wording.LEVELS[level]))
        if not words.strip():
            raise Refused(wording.REASON_NEEDED)
        made = cls.objects.create(
            call=call, organisation=call.lead, level=level, words=words.strip(), by_name=str(by) if by else "", at=at
        )  # fmt: skip
        if level == cls.Level.SUPERVISE:
            Call.objects.filter(pk=call.pk).update(supervised=True)
            call.refresh_from_db()
        call.note("urged", by=by, at=at, words=f"{made.get_level_display()}：{words}")
        record(facts.CallUrged(call=call.code, level=level), organisation=call.lead, by=by, at=at)
        return made
