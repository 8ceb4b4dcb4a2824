from django.db import models

from mahua.calls import facts, wording
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb


class DispatchThreshold(models.Model):
    """自动派单门槛: from this confidence on a call goes out without a person; none (as at first), and nothing does. The newest holds."""

    confidence = models.PositiveSmallIntegerField(null=True)  # in hundredths
    at = models.DateTimeField()
    by_code = models.CharField(max_length=16)

    class Meta:
        verbose_name = wording.DISPATCH_THRESHOLD
        constraints = [
            models.CheckConstraint(
                name="dispatch_threshold_is_high",
                condition=models.Q(confidence=None) | models.Q(confidence__range=(80, 100)),
            )
        ]

    def __str__(self):
        return wording.NO_THRESHOLD if self.confidence is None else f"{self.confidence / 100:.2f}"

    @classmethod
    def now(cls):
        return cls.objects.order_by("-pk").first() or cls(confidence=None)

    @classmethod
    @verb
    def put(cls, confidence, *, seen, by, at, district):
        """Another threshold, or none; `seen` is the one the person had before their eyes."""
        newest = cls.objects.select_for_update().order_by("-pk").first()
        if (newest.pk if newest else None) != seen:
            raise Refused(wording.MOVED_SINCE)
        made = cls.objects.create(confidence=confidence, at=at, by_code=by.code)
        record(facts.DispatchThresholdAmended(confidence=confidence or 0), organisation=district, by=by, at=at)
        return made
