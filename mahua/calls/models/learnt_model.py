from django.db import models

from mahua.calls import wording


class LearntModel(models.Model):
    """派单学习模型: numbers learnt from the masked edition of closed calls, and how well they did on calls not seen. The newest holds."""

    data = models.BinaryField()
    fingerprint = models.CharField(max_length=16)
    texts = models.PositiveIntegerField()
    units = models.PositiveIntegerField()
    accuracy = models.PositiveSmallIntegerField()  # in hundredths, as are the next two
    coverage = models.PositiveSmallIntegerField()
    accuracy_of_kept = models.PositiveSmallIntegerField()
    from_file = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        verbose_name = wording.LEARNT_MODEL

    def __str__(self):
        return f"{wording.LEARNT_MODEL} {self.at:%Y-%m-%d}"

    @classmethod
    def newest(cls):
        """What is told of it, without the numbers themselves."""
        return cls.objects.defer("data").order_by("-pk").first()
