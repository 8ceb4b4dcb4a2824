from django.db import models

from mahua.calls import deadlines, facts, wording
from mahua.calls.models.time_limit import TimeLimit
from mahua.ledger.recording import Entry, record_many, verb

ATTEMPTS = 3


class CallBack(models.Model):
    """回访: a third party, neither the caller nor the body called, asks the requester what came of it.

    `valid` only if somebody was reached and answered; the rates of `rates.py` count nothing else.
    """

    class Satisfaction(models.TextChoices):
        SATISFIED = "satisfied", wording.SATISFACTIONS["satisfied"]
        BASICALLY = "basically", wording.SATISFACTIONS["basically"]
        DISSATISFIED = "dissatisfied", wording.SATISFACTIONS["dissatisfied"]

    call = models.ForeignKey("calls.Call", on_delete=models.CASCADE, related_name="call_backs")
    round = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by_code = models.CharField(max_length=16, blank=True)
    valid = models.BooleanField()
    contacted = models.BooleanField(default=False)
    solved = models.BooleanField(default=False)
    satisfaction = models.CharField(max_length=14, choices=Satisfaction.choices, blank=True)
    pressed = models.BooleanField(default=False)  # the requester felt pressed for a good mark
    words = models.CharField(max_length=500, blank=True)
    struck = models.BooleanField(default=False)  # a second reviewer found that it does not hold

    class Meta:
        verbose_name = wording.CALL_BACK
        constraints = [
            models.CheckConstraint(
                name="call_back_says_something_only_if_reached",
                condition=models.Q(valid=True) | models.Q(contacted=False, solved=False, satisfaction=""),
            ),
        ]
        indexes = [models.Index(name="call_back_of_call", fields=["call", "at"])]

    def __str__(self):
        return self.get_satisfaction_display() if self.valid else wording.NOT_REACHED

    @classmethod
    @verb
    def reach(cls, call, *, contacted, solved, satisfaction="", pressed=False, words="", by, at):
        """Somebody was reached and answered: the call now waits for the caller's rating."""
        made = cls._keep(
            call, valid=True, contacted=contacted, solved=solved, satisfaction=satisfaction, pressed=pressed,
            words=words, by=by, at=at,
        )  # fmt: skip
        made.go_on(by=by, at=at)
        return made

    @classmethod
    @verb
    def miss(cls, call, *, words="", by, at):
        """Nobody was reached; after three attempts the call goes on without a valid call-back (无有效回访)."""
        made = cls._keep(call, valid=False, words=words, by=by, at=at)
        if call.call_backs.filter(round=call.round).count() >= ATTEMPTS:
            made.go_on(by=by, at=at)
        else:
            call.note("called_back", by=by, at=at, words=wording.NOT_REACHED, shown_to="centre")
        return made

    def go_on(self, *, by, at):
        """The call moves; what was said is a confidential fact in the ledger of the body that answered."""
        call = self.call
        call.move("call_back", rating_due_at=deadlines.due(at, TimeLimit.of(call.urgency, "rating")).at)
        call.note("called_back", by=by, at=at, words=str(self), shown_to="centre")
        said = facts.CallCalledBack(
            call=call.code, valid=int(self.valid), contacted=int(self.contacted), solved=int(self.solved), satisfaction=self.satisfaction
        )  # fmt: skip
        record_many([Entry(fact=said, organisation=call.lead or call.caller, by=None, at=at)])

    @classmethod
    def _keep(cls, call, *, by, at, **said):
        call.refresh_from_db()
        if not call.may("call_back"):
            call.move("call_back")  # refuses in words
        return cls.objects.create(call=call, round=call.round, by_code=by.code if by else "", at=at, **said)
