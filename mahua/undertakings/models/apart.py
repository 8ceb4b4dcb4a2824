from django.db import models
from django.db.models import F

from mahua.undertakings import wording


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
