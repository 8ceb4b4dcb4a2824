from django.db import models

from mahua.ledger.models.fields import BytewiseCharField
from mahua.organisations.moving import follows_moves
from mahua.undertakings import wording
from mahua.undertakings.models.undertaking_queryset import VIEW


class WeekCountQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the units in one's scope."""
        return self.filter(user.scopes.covers("path", may=VIEW))

    def within(self, first, last):
        """The weeks that begin between two days, both included."""
        return self.filter(week_on__gte=first, week_on__lte=last)


@follows_moves
class WeekCount(models.Model):
    """周计数: a unit's undertakings under way, joints and gaps in one week; kept for speed, equal to the count of the rows.

    `week_on` is its Monday.
    """

    unit = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="+")
    path = BytewiseCharField(max_length=64)
    week_on = models.DateField()
    under_way = models.PositiveIntegerField(default=0)
    joints = models.PositiveIntegerField(default=0)
    gaps = models.PositiveIntegerField(default=0)

    objects = WeekCountQuerySet.as_manager()

    class Meta:
        verbose_name = wording.WEEK_COUNT
        constraints = [models.UniqueConstraint(name="week_counted_once", fields=["unit", "week_on"])]
        indexes = [models.Index(name="week_count_in_place", fields=["path", "week_on"])]
