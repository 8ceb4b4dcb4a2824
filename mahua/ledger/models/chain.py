from django.db import models

from mahua.ledger import wording
from mahua.ledger.digests import FIRST


class Head(models.Model):
    """The district's last position: its row lock is what makes positions gap-free. One row."""

    position = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = wording.HEAD


class Chain(models.Model):
    """The end of one organisation's chain: its last number and digest."""

    organisation_code = models.CharField(max_length=16, primary_key=True)
    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=FIRST)

    class Meta:
        verbose_name = wording.CHAIN
