from dataclasses import dataclass
from decimal import Decimal

from django.db import models

from mahua.undertakings import wording


@dataclass(frozen=True, kw_only=True)
class Target:
    """A measure as planned: what, how much, in which unit, and whether less is better."""

    title: str
    target: Decimal
    counted_in: str = ""
    at_most: bool = False


def plain(figure: Decimal) -> str:
    """Without noughts nobody typed: 48, not 48.00."""
    return f"{figure.normalize():f}"


class Measure(models.Model):
    """工作指标: what a strand is measured by, its target, and how far it is."""

    strand = models.ForeignKey("undertakings.Strand", on_delete=models.CASCADE, related_name="measures")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=60)
    target = models.DecimalField(max_digits=14, decimal_places=2)
    actual = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    counted_in = models.CharField(max_length=10, blank=True)
    at_most = models.BooleanField(default=False)
    reported_on = models.DateField(null=True)

    class Meta:
        verbose_name = wording.MEASURE
        constraints = [models.UniqueConstraint(name="measure_numbered", fields=["strand", "number"])]

    def __str__(self):
        return self.title

    @property
    def is_met(self):
        """Whether the target is reached; not before anything was reported."""
        if self.actual is None:
            return False
        return self.actual <= self.target if self.at_most else self.actual >= self.target

    @property
    def target_in_words(self):
        words = wording.AT_MOST_WORDS if self.at_most else "{target}"
        return words.format(target=self._in_words(self.target))

    @property
    def actual_in_words(self):
        return "" if self.actual is None else self._in_words(self.actual)

    def _in_words(self, figure):
        """48 栋, 96%, 12."""
        between = "" if self.counted_in in ("", "%", "％") else " "
        return f"{plain(figure)}{between}{self.counted_in}"

    @classmethod
    def set_all(cls, strand, targets):
        """The measures of a plan, in order; one named as before keeps what was reported of it."""
        reached = {each.title: (each.actual, each.reported_on) for each in strand.measures.all()}
        strand.measures.all().delete()
        made = []
        for number, target in enumerate(targets, start=1):
            actual, reported_on = reached.get(target.title, (None, None))
            made.append(cls(strand=strand, number=number, actual=actual, reported_on=reported_on, **vars(target)))
        return cls.objects.bulk_create(made)
