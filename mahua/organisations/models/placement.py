from django.db import models

from mahua.kernel.tree_paths import WIDTH, after
from mahua.ledger.models.fields import BytewiseCharField
from mahua.organisations import wording


class PlacementQuerySet(models.QuerySet):
    def visible_to(self, user):
        """History is seen by where the organisation hangs today."""
        return self.filter(user.scopes.covers("organisation__path", may="organisations.view_organisation"))

    def below(self, path):
        """Those that hung at `path` or under it."""
        return self.filter(path__gte=path, path__lt=after(path))

    def named(self, text):
        return self.filter(name__contains=text)

    def for_list(self):
        return self.select_related("organisation").order_by("path")

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

    @property
    def depth(self):
        return len(self.path) // WIDTH


class SuccessionQuerySet(models.QuerySet):
    def about(self, organisation):
        """What it continued, and what continues it."""
        either = models.Q(predecessor=organisation) | models.Q(successor=organisation)
        return self.filter(either).select_related("predecessor", "successor").order_by("on", "pk")


class Succession(models.Model):
    """A dissolved organisation's duties and records continue in another, from a day; never without such a row."""

    predecessor = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="inherits")
    on = models.DateField()

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        verbose_name = wording.SUCCESSION
        constraints = [
            models.UniqueConstraint(name="succession_once", fields=["predecessor", "successor"]),
            models.CheckConstraint(
                name="succession_to_another", condition=~models.Q(predecessor=models.F("successor"))
            ),
        ]
