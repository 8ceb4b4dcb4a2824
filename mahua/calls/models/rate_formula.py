from django.db import models

from mahua.calls import facts, wording
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb
from mahua.rules import three_rates

WEIGHTS = 100


class RateFormula(models.Model):
    """三率口径: how satisfaction counts and what the whole is made of, from a day; the newest holds, the old ones are kept."""

    from_on = models.DateField(unique=True)
    basically = models.PositiveSmallIntegerField(default=90)
    response = models.PositiveSmallIntegerField(default=10)
    resolution = models.PositiveSmallIntegerField(default=50)
    satisfaction = models.PositiveSmallIntegerField(default=40)
    least = models.PositiveSmallIntegerField(default=30)

    class Meta:
        verbose_name = wording.RATE_FORMULA
        constraints = [
            models.CheckConstraint(
                name="rate_formula_makes_a_whole",
                condition=models.Q(
                    satisfaction=WEIGHTS - models.F("response") - models.F("resolution"), basically__lte=WEIGHTS
                ),
            ),
        ]

    def __str__(self):
        return str(self.from_on)

    @property
    def formula(self) -> three_rates.Formula:
        return three_rates.Formula(
            basically=self.basically,
            response=self.response,
            resolution=self.resolution,
            satisfaction=self.satisfaction,
            least=self.least,
        )

    @classmethod
    def on(cls, day) -> three_rates.Formula:
        """The formula that holds on a day; ours until the district has its own."""
        held = cls.objects.filter(from_on__lte=day).order_by("-from_on").first()
        return held.formula if held else three_rates.Formula()

    @classmethod
    @verb
    def amend(cls, *, from_on, district, by, at, **weights):
        """From a day on it counts otherwise."""
        if weights["response"] + weights["resolution"] + weights["satisfaction"] != WEIGHTS:
            raise Refused(wording.WEIGHTS_MAKE_A_WHOLE)
        made, _ = cls.objects.update_or_create(from_on=from_on, defaults=weights)
        said = facts.RateFormulaAmended(from_on=from_on.isoformat(), **weights)
        record(said, organisation=district, by=by, at=at)
        return made
