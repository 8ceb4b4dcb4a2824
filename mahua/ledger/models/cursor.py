from django.db import models

from mahua.ledger import wording


class Cursor(models.Model):
    """How far one reaction has read the ledger. `stuck_on` is the fact it could not take in, tried again each time."""

    name = models.CharField(max_length=80, primary_key=True)
    position = models.BigIntegerField(default=0)
    stuck_on = models.BigIntegerField(null=True)
    failures = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = wording.CURSOR

    def __str__(self):
        return f"{self.name} {self.position}"
