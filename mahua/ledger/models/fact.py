import json
from functools import cached_property

from django.db import models
from django.db.models.functions import ExtractYear

from mahua.ledger import wording
from mahua.ledger.kinds import KINDS
from mahua.ledger.models.fields import BytewiseCharField

FEWEST_SHOWN = 5


class FactQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Facts are seen by the path on the day they occurred; those kept confidential are never listed."""
        return self.open().filter(user.scopes.covers("path", may="ledger.view_fact"))

    def counted_confidential(self, user):
        """Confidential facts as counts, for those rated: per organisation, kind and year, and only from five upward.

        Whole years and nothing narrower: two counts that differ by one would tell a single answer.
        """
        seen = self.effective().filter(user.scopes.covers("path", may="ledger.view_fact"), confidential=True)
        counted = seen.annotate(year=ExtractYear("occurred_on")).values("organisation_code", "kind", "year")
        return (
            counted.annotate(facts=models.Count("pk"))
            .filter(facts__gte=FEWEST_SHOWN)
            .order_by("organisation_code", "kind", "year")
        )

    def open(self):
        return self.filter(confidential=False)

    def of(self, *codes):
        return self.filter(organisation_code__in=codes)

    def kinds(self, *kinds):
        return self.filter(kind__in=kinds)

    def within(self, start, end):
        """Those that occurred from `start` to `end`, both days included."""
        return self.filter(occurred_on__gte=start, occurred_on__lte=end)

    def effective(self):
        """What holds: neither a reversal nor reversed by one."""
        reversals = Fact.objects.filter(reverses=models.OuterRef("position"))
        return self.filter(reverses=None).exclude(models.Exists(reversals))

    def newest_first(self):
        return self.order_by("-position")


class Fact(models.Model):
    """One thing that happened, as it was recorded: never changed, never deleted.

    `text` is the canonical envelope that was hashed; the columns beside it repeat parts of it for questions.
    """

    position = models.BigIntegerField(primary_key=True)
    organisation_code = models.CharField(max_length=16)
    number = models.BigIntegerField()
    kind = models.CharField(max_length=48)
    version = models.PositiveSmallIntegerField()
    confidential = models.BooleanField(default=False)
    path = BytewiseCharField(max_length=64)
    occurred_on = models.DateField()
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=16, blank=True)
    for_code = models.CharField(max_length=16, blank=True)
    reverses = models.BigIntegerField(null=True)
    text = models.TextField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = wording.FACT
        constraints = [
            models.UniqueConstraint(name="fact_numbered_per_organisation", fields=["organisation_code", "number"]),
            # partial, because an index full of nulls looks useless to SQLite's planner
            models.UniqueConstraint(
                name="fact_reversed_once", fields=["reverses"], condition=models.Q(reverses__isnull=False)
            ),
            models.CheckConstraint(name="fact_position_is_positive", condition=models.Q(position__gt=0)),
        ]
        indexes = [
            models.Index(name="fact_of_organisation", fields=["organisation_code", "kind", "occurred_on"]),
            # a subtree's newest are found in the index alone: only those shown are read from the table
            models.Index(name="fact_in_place", fields=["path", "position", "confidential"]),
            models.Index(name="fact_on_day", fields=["occurred_on", "kind"]),
        ]

    def __str__(self):
        return f"{self.position} {self.kind}"

    @cached_property
    def data(self) -> dict:
        """What the fact says, read from the text that was hashed."""
        return json.loads(self.text)["data"]

    @property
    def title(self) -> str:
        return KINDS[self.kind].title if self.kind in KINDS else self.kind
