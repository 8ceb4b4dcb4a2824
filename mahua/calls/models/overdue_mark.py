from django.db import models

from mahua.calls import wording


class OverdueMark(models.Model):
    """超时记录: a clock of a call ran out and what was to happen has happened; once a round and step, whoever is killed.

    A clock that begins anew within the round (another body, another level) has its marks taken away.
    """

    call = models.ForeignKey("calls.Call", on_delete=models.CASCADE, related_name="overdue_marks")
    clock = models.CharField(max_length=10, choices=wording.CLOCKS.items())
    round = models.PositiveSmallIntegerField()
    step = models.PositiveSmallIntegerField(default=0)  # 0 the moment itself; 1, 2 … further up the chain
    at = models.DateTimeField()

    class Meta:
        verbose_name = wording.OVERDUE_MARK
        constraints = [
            models.UniqueConstraint(name="overdue_mark_fires_once", fields=["call", "clock", "round", "step"])
        ]

    def __str__(self):
        return f"{self.get_clock_display()} {self.round}"
