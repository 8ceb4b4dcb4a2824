from django.db import models

from mahua.calls import facts, wording
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb


class ShiftQuerySet(models.QuerySet):
    def for_list(self):
        return self.select_related("person", "taken_over_by").order_by("-from_at", "pk")


class Shift(models.Model):
    """值班: who sits in the centre from when until when, what they leave to the next, and who took over.

    The ledger knows that the roster changed, never who sits or sat there: no count, no time on duty.
    """

    person = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField(db_index=True)
    until_at = models.DateTimeField()
    notes = models.TextField(blank=True, max_length=2000)
    taken_over_by = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    taken_over_at = models.DateTimeField(null=True)

    objects = ShiftQuerySet.as_manager()

    class Meta:
        verbose_name = wording.SHIFT
        constraints = [
            models.CheckConstraint(
                name="shift_ends_after_it_begins", condition=models.Q(until_at__gt=models.F("from_at"))
            ),
        ]

    def __str__(self):
        return f"{self.person} {self.from_at:%m-%d %H:%M}"

    @classmethod
    @verb
    def plan(cls, person, *, from_at, until_at, by, at, district):
        """Somebody is to sit in the centre."""
        made = cls.objects.create(person=person, from_at=from_at, until_at=until_at)
        record(facts.ShiftAmended(shift=made.pk, what="planned"), organisation=district, by=by, at=at)
        return made

    @verb
    def leave(self, notes, *, by, at, district):
        """What the next has to know; until somebody has taken over."""
        self._change(notes=notes.strip())
        record(facts.ShiftAmended(shift=self.pk, what="left"), organisation=district, by=by, at=at)

    @verb
    def take_over(self, *, by, at, district):
        """The next person read it and sits here now; of two at once one wins."""
        self._change(taken_over_by=by, taken_over_at=at)
        record(facts.ShiftAmended(shift=self.pk, what="taken_over"), organisation=district, by=by, at=at)

    def _change(self, **changes):
        if not Shift.objects.filter(pk=self.pk, taken_over_at=None).update(**changes):
            raise Refused(wording.MOVED_SINCE)
        self.refresh_from_db()
