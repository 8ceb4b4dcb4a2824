from django.db import models

from mahua.kernel.errors import Refused
from mahua.undertakings import wording


class StagePass(models.Model):
    """阶段通过: the business owner went on from a stage; what it asks for and was not seen stands beside it, with a reason."""

    undertaking = models.ForeignKey("undertakings.Undertaking", on_delete=models.CASCADE, related_name="passes")
    stage = models.CharField(max_length=12, choices=wording.STAGES.items())
    passed_on = models.DateField()
    by = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    without = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = wording.STAGE_PASS
        constraints = [
            models.UniqueConstraint(name="stage_passed_once", fields=["undertaking", "stage"]),
            models.CheckConstraint(
                name="stage_pass_without_evidence_has_a_reason",
                condition=models.Q(without="") | ~models.Q(reason=""),
            ),
        ]

    def __str__(self):
        return self.get_stage_display()

    @classmethod
    def set_down(cls, undertaking, stage, *, without, reason, by, on):
        """Once per stage, whoever presses first."""
        said = {"passed_on": on, "by": by, "without": " ".join(without), "reason": reason}
        _, made = cls.objects.get_or_create(undertaking=undertaking, stage=stage, defaults=said)
        if not made:
            raise Refused(wording.STAGE_GONE)

    @property
    def missing(self):
        """The codes of the evidence asked for and not seen."""
        return self.without.split()

    @property
    def missing_in_words(self):
        return "、".join(wording.EVIDENCE[code] for code in self.missing)
