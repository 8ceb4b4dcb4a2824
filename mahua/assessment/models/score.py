from django.db import models
from django.urls import reverse

from mahua.access.roles import OF_BRANCH, UNIT_LEADER
from mahua.assessment import wording
from mahua.ledger.models.fields import BytewiseCharField
from mahua.organisations.moving import follows_moves


class ScoreQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A branch or a unit sees its own, the working committee those below it; nobody in between."""
        own = models.Q(path__in=[path for role, path in user.scopes.held if role in OF_BRANCH])
        own |= models.Q(
            path__in=[path for role, path in user.scopes.held if role == UNIT_LEADER], organisation__kind="unit"
        )
        return self.filter(own | user.scopes.covers("path", may="assessment.view_help"))

    def of_snapshot(self, snapshot):
        return self.filter(snapshot=snapshot)

    def in_roster_order(self):
        """By place in the tree, as in every roster; there is no other order to show scores in."""
        return self.select_related("organisation").order_by("path", "pk")


@follows_moves
class Score(models.Model):
    """得分: what a snapshot says of one organisation. Hundredths of a point; null where nothing counts.

    `points` holds for each indicator outcome, value_millionths, required, done, full, earned, lost; `axes` holds
    [earned, full] for each axis. What cost the points is worked again from the kept tables.
    """

    snapshot = models.ForeignKey("assessment.Snapshot", on_delete=models.PROTECT, related_name="scores")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="scores")
    path = BytewiseCharField(max_length=64)
    coverage = models.PositiveIntegerField()
    is_sufficient = models.BooleanField()
    base = models.IntegerField(null=True)
    bonus = models.IntegerField(default=0)
    deduction = models.IntegerField(default=0)
    total = models.IntegerField(null=True)
    points = models.JSONField(default=dict)
    axes = models.JSONField(default=dict)

    objects = ScoreQuerySet.as_manager()

    class Meta:
        verbose_name = wording.SCORE
        constraints = [models.UniqueConstraint(name="score_once", fields=["snapshot", "organisation"])]
        indexes = [models.Index(name="score_in_place", fields=["snapshot", "path"])]

    def __str__(self):
        return str(self.organisation)

    def get_absolute_url(self):
        return reverse("assessment:result", args=[self.organisation.code])

    @property
    def scope_paths(self):
        return (self.path,)

    def percent(self, axis) -> int | None:
        """How much of an axis' points it earned, in whole per cent; None where nothing of it counts."""
        earned, full = self.axes.get(axis, (0, 0))
        return (200 * earned + full) // (2 * full) if full else None
