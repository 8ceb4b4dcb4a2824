from django.db import models

from mahua.calls import wording


class Suggestion(models.Model):
    """派单建议: what was learnt from earlier calls says about a new one, kept so that the board stays fast.

    A body (none where the model leaves it to a person) with confidence and the words that decided; and an open call
    that may be the same matter.
    """

    call = models.OneToOneField("calls.Call", on_delete=models.CASCADE, related_name="suggestion")
    unit = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    confidence = models.PositiveSmallIntegerField(default=0)  # in hundredths
    words = models.CharField(max_length=120, blank=True)
    same = models.ForeignKey("calls.Call", on_delete=models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = wording.SUGGESTION

    def __str__(self):
        return f"{self.unit} {self.confidence / 100:.2f}" if self.unit_id else wording.SUGGESTION
