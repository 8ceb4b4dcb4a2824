from django.db import models
from django.db.models import F

from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb
from mahua.undertakings import facts, wording


class Apart(models.Model):
    """无需结合: for these days the two strands need not meet, and why. A good answer, never a fault."""

    undertaking = models.ForeignKey("undertakings.Undertaking", on_delete=models.CASCADE, related_name="aparts")
    from_on = models.DateField()
    until_on = models.DateField()
    reason = models.CharField(max_length=200)
    said_by = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    said_on = models.DateField()

    class Meta:
        verbose_name = wording.APART
        constraints = [
            models.CheckConstraint(name="apart_ends_after_it_begins", condition=models.Q(until_on__gte=F("from_on"))),
            models.CheckConstraint(name="apart_has_a_reason", condition=~models.Q(reason="")),
        ]

    def __str__(self):
        return self.reason

    @classmethod
    @verb
    def say(cls, undertaking, *, from_on, until_on, reason, by, at, for_=None):
        """For these days within the undertaking's own the two strands need not meet."""
        undertaking.refuse_closed()
        if until_on < from_on:
            raise Refused(wording.ENDS_BEFORE_START)
        if from_on < undertaking.starts_on or until_on > undertaking.ends_on:
            raise Refused(
                wording.OUT_OF_UNDERTAKING.format(starts_on=undertaking.starts_on, ends_on=undertaking.ends_on)
            )
        if not reason.strip():
            raise Refused(wording.WITHOUT_REASON)
        days = {"from_on": from_on, "until_on": until_on}
        said = cls.objects.create(
            undertaking=undertaking, reason=reason.strip(), said_by=by, said_on=day_of(at), **days
        )
        days = {name: day.isoformat() for name, day in days.items()}
        fact = facts.ApartSaid(undertaking=undertaking.code, **days)
        record(fact, organisation=undertaking.unit, by=by, at=at, for_=for_)
        return said
