from django.db import models

from mahua.assessment import wording


class EarlierResult(models.Model):
    """往年结果: the star (and score, in hundredths) a body had in a year before Mahua, brought in from a sheet.

    Only ever set beside the same body's own later results.
    """

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="earlier_results"
    )
    year = models.PositiveSmallIntegerField()
    star = models.PositiveSmallIntegerField(choices=list(wording.STARS.items()))
    score = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = wording.EARLIER_RESULT
        constraints = [
            models.UniqueConstraint(name="earlier_result_once_a_year", fields=["organisation", "year"]),
            models.CheckConstraint(name="earlier_result_up_to_five_stars", condition=models.Q(star__lte=5)),
        ]

    def __str__(self):
        return self.get_star_display()
