from django.db import models

from mahua.undertakings import wording


class Joint(models.Model):
    """结合点: where the two strands met, made by doing and never filled in.

    `source` is the code of what tied them (a meeting, a task, a call, an inspection, an organisation), and
    `source_position` the fact that said so. `after_the_fact`: linked long after it happened, or after its stage was passed.
    """

    undertaking = models.ForeignKey("undertakings.Undertaking", on_delete=models.CASCADE, related_name="joints")
    kind = models.CharField(max_length=24, choices=wording.JOINT_KINDS.items())
    stage = models.CharField(max_length=12, choices=wording.JOINT_STAGES.items())
    occurred_on = models.DateField()
    source = models.CharField(max_length=16)
    source_position = models.PositiveBigIntegerField()
    after_the_fact = models.BooleanField(default=False)

    class Meta:
        verbose_name = wording.JOINT
        constraints = [models.UniqueConstraint(name="joint_made_once", fields=["undertaking", "kind", "source"])]
        indexes = [
            models.Index(name="joint_by_day", fields=["undertaking", "occurred_on"]),
            models.Index(name="joint_of_fact", fields=["source_position"]),
        ]

    def __str__(self):
        return self.get_kind_display()
