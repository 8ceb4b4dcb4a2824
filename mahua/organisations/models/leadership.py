from django.db import models

from mahua.organisations import wording


class Leadership(models.Model):
    """Who leads whom, typed: a 党组 leads its unit's 机关党委, the 工委 guides it. Scope follows the tree, not this."""

    class Kind(models.TextChoices):
        LEADS = "leads", wording.LEADS["leads"]
        GUIDES = "guides", wording.LEADS["guides"]

    kind = models.CharField(max_length=8, choices=Kind.choices)
    superior = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="leads")
    subordinate = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="led_by")
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        verbose_name = wording.LEADERSHIP
        constraints = [
            models.UniqueConstraint(
                name="leadership_one_superior_of_a_kind",
                fields=["subordinate", "kind"],
                condition=models.Q(until_on=None),
            ),
        ]
