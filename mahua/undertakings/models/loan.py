from django.db import models
from django.db.models import F

from mahua.ledger.models.fields import BytewiseCharField
from mahua.organisations.moving import follows_moves
from mahua.undertakings import wording


@follows_moves
class Loan(models.Model):
    """借用: people, rooms or data of one unit for another unit's undertaking, from a day to a day. `path` is the lender's."""

    class State(models.TextChoices):
        OFFERED = "offered", wording.LOAN_STATES["offered"]
        LENT = "lent", wording.LOAN_STATES["lent"]
        RETURNED = "returned", wording.LOAN_STATES["returned"]
        DECLINED = "declined", wording.LOAN_STATES["declined"]

    code = models.CharField(max_length=16, unique=True)
    undertaking = models.ForeignKey("undertakings.Undertaking", on_delete=models.CASCADE, related_name="loans")
    lender = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="loans")
    path = BytewiseCharField(max_length=64, db_index=True)
    what = models.CharField(max_length=8, choices=wording.RESOURCES.items())
    words = models.CharField(max_length=120)
    from_on = models.DateField()
    until_on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.OFFERED)
    returned_on = models.DateField(null=True)

    class Meta:
        verbose_name = wording.LOAN
        constraints = [
            models.CheckConstraint(name="loan_ends_after_it_begins", condition=models.Q(until_on__gte=F("from_on"))),
            models.CheckConstraint(
                name="loan_returned_has_its_day",
                condition=models.Q(state="returned", returned_on__isnull=False)
                | ~models.Q(state="returned") & models.Q(returned_on=None),
            ),
        ]

    def __str__(self):
        return self.words
