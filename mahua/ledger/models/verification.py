from django.db import models

from mahua.ledger import wording


class Verification(models.Model):
    """One reading of the whole ledger by `mahua verify`, and what the person who asked was told.

    Kept so that the audit administrator sees when the ledger was last read; it proves nothing, a seal kept outside does.
    """

    at = models.DateTimeField()
    facts = models.BigIntegerField()
    seals = models.IntegerField()
    kept_seal = models.BigIntegerField(null=True)  # number of the seal from outside that it was compared with
    holds = models.BooleanField()
    words = models.TextField()

    class Meta:
        verbose_name = wording.VERIFICATION

    def __str__(self):
        return self.words

    @classmethod
    def newest(cls):
        """The last one, or None."""
        return cls.objects.order_by("-at", "-pk").first()

    @classmethod
    def newest_with_kept_seal(cls):
        """The last one that compared a seal from outside, or None."""
        return cls.objects.exclude(kept_seal=None).order_by("-at", "-pk").first()
