from django.db import models

from mahua.calls import deadlines, facts, wording
from mahua.calls.closing import close
from mahua.calls.models.call import REOPENED_AT_MOST, Call
from mahua.calls.models.office_hours import OfficeHours
from mahua.calls.models.response import Response
from mahua.calls.models.time_limit import TimeLimit
from mahua.kernel.errors import Refused
from mahua.ledger.recording import Entry, record_many, verb

UNHAPPY = 2


class Rating(models.Model):
    """评议: how the caller (an organisation) found the body that answered, 1 to 5, once a round.

    It is confidential: the body sees counts, from five upward, never which call brought which grade.
    """

    call = models.ForeignKey("calls.Call", on_delete=models.CASCADE, related_name="ratings")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()
    grade = models.PositiveSmallIntegerField(choices=wording.GRADES.items())
    words = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    struck = models.BooleanField(default=False)  # a second reviewer found that it does not hold

    class Meta:
        verbose_name = wording.RATING
        constraints = [
            models.UniqueConstraint(name="rating_once_a_round", fields=["call", "round"]),
            models.CheckConstraint(name="rating_between_one_and_five", condition=models.Q(grade__range=(1, 5))),
        ]

    def __str__(self):
        return self.get_grade_display()

    @classmethod
    @verb
    def give(cls, call, *, grade, words="", by, at):
        """The caller rates. Unhappy reopens the call with the same body, at most twice; it counts against that body."""
        if grade <= UNHAPPY and not words.strip():
            raise Refused(wording.UNHAPPY_WHY)
        call.refresh_from_db()
        rated, round_ = call.lead, call.round
        again = grade <= UNHAPPY and round_ <= REOPENED_AT_MOST
        said = [facts.CallRated(call=call.code, grade=grade)]
        if again:
            said.append(reopen(call, words=words, by=by, at=at))
        else:
            said.append(close(call, by=by, at=at))
        made = cls.objects.create(call=call, organisation=rated, round=round_, grade=grade, words=words.strip(), at=at)
        call.note("rated", by=by, at=at, body=call.caller, words=words, shown_to="centre")
        if grade <= UNHAPPY and not again:
            call.note(
                "urged",
                by=None,
                at=at,
                words=wording.REOPENED_TOO_OFTEN.format(most=REOPENED_AT_MOST),
                shown_to="centre",
            )
            Call.objects.filter(pk=call.pk).update(supervised=True)
        record_many(Entry(fact=each, organisation=rated, by=None if each is said[0] else by, at=at) for each in said)
        return made


def reopen(call, *, words, by, at):
    """The same body takes it up again, on a fresh clock, or the centre if that body is no more; returns the fact to be recorded."""
    is_gone = bool(call.lead and call.lead.dissolved_on)
    hours = deadlines.DISTRICT_HOURS if is_gone else OfficeHours.of(call.lead)
    due = deadlines.due(at, TimeLimit.of(call.urgency, "solve"), hours=hours)
    anew = {
        "round": models.F("round") + 1, "outcome": "", "answered_at": None, "rating_due_at": None, "clock_from": at,
        "due_at": due.at, "due_provisional": due.provisional, "extended_minutes": 0, "contacted_at": None,
    }  # fmt: skip
    asked = call.responses.standing().filter(role=Response.Role.LEAD)
    if is_gone:
        call.move("reopen_at_centre", lead=None, accepted_at=None, contact_due_at=None, **anew)
        asked.update(state=Response.State.LIFTED)
    elif asked:
        call.move(
            "reopen", contact_due_at=deadlines.due(at, TimeLimit.of(call.urgency, "contact"), hours=hours).at, **anew
        )
        asked.update(state=Response.State.ACCEPTED, round=call.round)
    else:
        call.move("reopen_here", lead=None, **anew)
    call.pauses.filter(until_at=None).update(until_at=at)
    call.note("reopened", by=by, at=at, body=call.caller, words=words)
    return facts.CallReopened(call=call.code, round=call.round)
