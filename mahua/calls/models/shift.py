from django.db import models

from mahua.calls import wording
from mahua.kernel.errors import Refused


class ShiftQuerySet(models.QuerySet):
    def for_list(self):
        return self.select_related("person", "taken_over_by").order_by("-from_at", "pk")


class Shift(models.Model):
    """值班: who sits in the centre from when until when, what they leave to the next, and who took over. No fact, no count."""

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

    def leave(self, notes):
        """What the next has to know; until somebody has taken over."""
        self._change(notes=notes.strip())

    def take_over(self, *, by, at):
        """The next person read it and sits here now; of two at once one wins."""
        self._change(taken_over_by=by, taken_over_at=at)

    def _change(self, **changes):
        if not Shift.objects.filter(pk=self.pk, taken_over_at=None).update(**changes):
            raise Refused(wording.MOVED_SINCE)
        self.refresh_from_db()
