from django.db import models

from mahua.duties import wording
from mahua.ledger.models.fields import BytewiseCharField
from mahua.organisations.moving import follows_moves


class ObligationCountQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("path", may="duties.view_obligation"))

    def owed(self):
        """Those that bind: neither exempt nor before go-live."""
        return self.filter(binding=True)

    def unmet(self):
        return self.owed().filter(met=False)

    def late(self, day):
        """Unmet, and the due day has passed: 未见记录."""
        return self.unmet().filter(due_on__lt=day)

    def items(self):
        """(path, rule, how many) of what is found."""
        return self.values_list("path", "rule_code").annotate(items=models.Count("pk"))


@follows_moves
class ObligationCount(models.Model):
    """What the pure query answered for one organisation × rule × period × bearer when a fact last moved it.

    Never the truth: rebuildable from rules, exemptions and facts, and tested equal to the pure query. Pages about many
    organisations read it; pages about one ask the pure query.
    """

    organisation_code = models.CharField(max_length=16)
    path = BytewiseCharField(max_length=64)
    bearer = models.CharField(max_length=16, blank=True)
    rule_code = models.CharField(max_length=20)
    period = models.CharField(max_length=8)
    due_on = models.DateField()
    required = models.PositiveSmallIntegerField()
    done = models.PositiveIntegerField()
    binding = models.BooleanField()
    met = models.BooleanField()

    objects = ObligationCountQuerySet.as_manager()

    class Meta:
        verbose_name = wording.OBLIGATION_COUNT
        constraints = [
            models.UniqueConstraint(
                name="obligation_counted_once", fields=["organisation_code", "rule_code", "period", "bearer"]
            ),
        ]
        indexes = [
            models.Index(
                name="obligation_unmet",
                fields=["path", "due_on", "rule_code"],
                condition=models.Q(binding=True, met=False),
            ),
            models.Index(name="obligation_in_place", fields=["path", "period", "rule_code"]),
        ]
