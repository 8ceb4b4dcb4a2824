from django.db import models

from mahua.duties import wording
from mahua.kernel.tree_paths import WIDTH, after
from mahua.ledger.models.fields import BytewiseCharField
from mahua.organisations.moving import follows_moves

UNIT_PATH = 2 * WIDTH  # district, unit


def in_unit(path: str) -> models.Q:
    """What is counted for this unit; above the units every body stands for itself."""
    return models.Q(path__gte=path, path__lt=after(path)) if len(path) == UNIT_PATH else models.Q(path=path)


class ObligationSumQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A sum speaks of the whole unit, so it is seen by those who see the whole unit."""
        return self.filter(user.scopes.covers("path", may="duties.view_obligation"))

    def fallen_due(self, day):
        return self.filter(due_on__lt=day)

    def late(self, day):
        return self.fallen_due(day).filter(unmet__gt=0)

    def items(self):
        """(path, rule, how many unmet) of what is found."""
        return self.values_list("path", "rule_code").annotate(items=models.Sum("unmet"))


@follows_moves
class ObligationSum(models.Model):
    """What the counts of one unit's bodies add up to, per rule × period: what binds, what is unmet, how often is asked.

    Kept with the counts (`counting`), so that a page about the whole district reads a tenth of the rows.
    """

    path = BytewiseCharField(max_length=64)
    rule_code = models.CharField(max_length=20)
    period = models.CharField(max_length=8)
    due_on = models.DateField()
    owed = models.PositiveIntegerField()
    unmet = models.PositiveIntegerField()
    required = models.PositiveIntegerField()

    objects = ObligationSumQuerySet.as_manager()

    class Meta:
        verbose_name = wording.OBLIGATION_SUM
        constraints = [
            models.UniqueConstraint(name="obligation_summed_once", fields=["path", "rule_code", "period", "due_on"]),
        ]
        indexes = [
            models.Index(
                name="obligation_sum_late", fields=["path", "due_on", "rule_code"], condition=models.Q(unmet__gt=0)
            ),
            models.Index(
                name="obligation_sum_by_rule", fields=["rule_code", "period", "due_on", "owed", "unmet", "path"]
            ),
            models.Index(name="obligation_sum_in_period", fields=["period", "path", "rule_code", "required"]),
        ]
