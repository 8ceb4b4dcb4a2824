from django.db import models

from mahua.ledger.models.fields import BytewiseCharField
from mahua.organisations import wording


class PlacementQuerySet(models.QuerySet):
    def on(self, day):
        """The places as they were on a day."""
        return self.filter(from_on__lte=day).filter(models.Q(until_on=None) | models.Q(until_on__gte=day))


class Placement(models.Model):
    """Where an organisation hung and what it was called, from a day until a day (both included; None: still)."""

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="placements")
    path = BytewiseCharField(max_length=64, db_index=True)
    name = models.CharField(max_length=80)
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = wording.PLACEMENT
        constraints = [
            models.UniqueConstraint(
                name="placement_one_open", fields=["organisation"], condition=models.Q(until_on=None)
            ),
            models.UniqueConstraint(name="placement_one_a_day", fields=["organisation", "from_on"]),
        ]


class Succession(models.Model):
    """A dissolved organisation's duties and records continue in another, from a day; never without such a row."""

    predecessor = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="inherits")
    on = models.DateField()

    class Meta:
        verbose_name = wording.SUCCESSION
        constraints = [
            models.UniqueConstraint(name="succession_once", fields=["predecessor", "successor"]),
            models.CheckConstraint(
                name="succession_to_another", condition=~models.Q(predecessor=models.F("successor"))
            ),
        ]
