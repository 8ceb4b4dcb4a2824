from django.db import models

from mahua.calls import wording


class Step(models.Model):
    """经过: one line of what happened to a call, with the words people wrote. The facts beside it carry codes only.

    `shown_to`: everybody who sees the call; `centre` lines are for the command centre, the caller and the call-back.
    """

    class ShownTo(models.TextChoices):
        ALL = "all", "各方"
        CENTRE = "centre", "指挥中心"

    call = models.ForeignKey("calls.Call", on_delete=models.CASCADE, related_name="steps")
    at = models.DateTimeField()
    kind = models.CharField(max_length=12, choices=wording.STEP_WORDS.items())
    actor = models.CharField(max_length=80)  # the body that acted, as it was called that day
    by_code = models.CharField(max_length=16, blank=True)
    words = models.CharField(max_length=6000, blank=True)
    minutes = models.PositiveIntegerField(null=True)
    shown_to = models.CharField(max_length=8, choices=ShownTo.choices, default=ShownTo.ALL)

    class Meta:
        verbose_name = wording.STEP
        indexes = [models.Index(name="step_in_order", fields=["call", "at", "id"])]

    def __str__(self):
        return f"{self.get_kind_display()} {self.actor}"
