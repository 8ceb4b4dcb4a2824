from django.db import models

from mahua.calls import wording
from mahua.kernel.errors import Refused
from mahua.rules.limits import Limit


class TimeLimit(models.Model):
    """时限: minutes for one clock at one urgency, in natural or working time. The first filling is ours (默认值，非官方规定)."""

    class Urgency(models.TextChoices):
        CRITICAL = "critical", wording.URGENCIES["critical"]
        URGENT = "urgent", wording.URGENCIES["urgent"]
        ORDINARY = "ordinary", wording.URGENCIES["ordinary"]
        COMPLEX = "complex", wording.URGENCIES["complex"]

    urgency = models.CharField(max_length=10, choices=Urgency.choices)
    clock = models.CharField(max_length=10, choices=wording.CLOCKS.items())
    minutes = models.PositiveIntegerField()
    natural = models.BooleanField()
    is_default = models.BooleanField(default=True)

    class Meta:
        verbose_name = wording.TIME_LIMIT
        constraints = [
            models.UniqueConstraint(name="time_limit_once_an_urgency", fields=["urgency", "clock"]),
            models.CheckConstraint(name="time_limit_is_some_time", condition=models.Q(minutes__gt=0)),
        ]

    def __str__(self):
        return f"{self.get_urgency_display()} {self.get_clock_display()}"

    @property
    def limit(self) -> Limit:
        return Limit(minutes=self.minutes, natural=self.natural)

    @classmethod
    def matrix(cls) -> dict[tuple[str, str], Limit]:
        """(urgency, clock) → Limit, all of them in one query."""
        return {(each.urgency, each.clock): each.limit for each in cls.objects.all()}

    @classmethod
    def of(cls, urgency, clock) -> Limit:
        found = cls.objects.filter(urgency=urgency, clock=clock).first()
        if found is None:
            words = {"urgency": wording.URGENCIES[urgency], "clock": wording.CLOCKS[clock]}
            raise Refused(wording.NO_LIMIT.format(**words))
        return found.limit
