from datetime import timedelta

from django.db import models
from django.urls import reverse

from mahua.assessment import facts, wording
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb

APPEAL_DAYS = 7  # domain.md §5.2: made public for about five working days


class StarQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("score__path", may="assessment.confirm_star"))

    def of_snapshot(self, snapshot):
        return self.filter(score__snapshot=snapshot)

    def proposed(self):
        return self.filter(state=Star.State.PROPOSED)

    def in_roster_order(self):
        return self.select_related("score__organisation", "score__snapshot").order_by("score__path", "pk")


class Star(models.Model):
    """星级: what the thresholds propose for one score, and what a person decided. Nothing becomes a star by itself.

    0 means 不评星级; `proposed` is null where the data do not suffice.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", wording.STAR_STATES["proposed"]
        CONFIRMED = "confirmed", wording.STAR_STATES["confirmed"]

    score = models.OneToOneField("assessment.Score", on_delete=models.PROTECT, related_name="star")
    proposed = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    star = models.PositiveSmallIntegerField(null=True, choices=list(wording.STARS.items()))
    reason = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    appeal_until = models.DateField(null=True)

    objects = StarQuerySet.as_manager()

    class Meta:
        verbose_name = wording.STAR
        constraints = [
            models.CheckConstraint(
                name="star_confirmed_by_somebody_with_a_reason",
                condition=models.Q(state="proposed", star=None)
                | models.Q(state="confirmed", star__isnull=False, confirmed_by__isnull=False) & ~models.Q(reason=""),
            ),
            models.CheckConstraint(
                name="star_from_none_to_five", condition=models.Q(star=None) | models.Q(star__lte=5)
            ),
        ]

    def __str__(self):
        return wording.STARS.get(self.star, wording.STAR_STATES["proposed"])

    def get_absolute_url(self):
        return reverse("assessment:star", args=[self.pk])

    @property
    def scope_paths(self):
        return self.score.scope_paths

    @property
    def is_confirmed(self):
        return self.state == self.State.CONFIRMED

    @property
    def proposed_words(self):
        return wording.STARS[self.proposed] if self.proposed else wording.NO_PROPOSAL

    def may_be_appealed(self, day):
        return self.is_confirmed and day <= self.appeal_until

    @verb
    def confirm(self, star, *, reason, by, at):
        """A person decides, with a reason; from here the branch has APPEAL_DAYS to appeal."""
        _check(star, reason)
        until = day_of(at) + timedelta(days=APPEAL_DAYS)
        changes = {
            "star": star,
            "reason": reason.strip(),
            "confirmed_at": at,
            "confirmed_by": by,
            "appeal_until": until,
        }
        moved = Star.objects.proposed().filter(pk=self.pk).update(state=self.State.CONFIRMED, **changes)
        self.refresh_from_db()
        if not moved:
            raise Refused(wording.CONFIRMED_ALREADY.format(star=self.get_star_display()))
        snapshot = self.score.snapshot
        said = facts.StarConfirmed(snapshot=snapshot.code, year=snapshot.year, star=star, proposed=self.proposed)
        record(said, organisation=self.score.organisation, by=by, at=at)

    def revised(self, star, *, reason, by, at):
        """What an appeal that is upheld changes, without recording it: for the verb that answers the appeal.

        Returns the fact to be recorded.
        """
        _check(star, reason)
        before = self.star
        changes = {"star": star, "reason": reason.strip(), "confirmed_at": at, "confirmed_by": by}
        if not Star.objects.filter(pk=self.pk, state=self.State.CONFIRMED, star=before).update(**changes):
            raise Refused(wording.STAR_CHANGED_MEANWHILE)
        self.refresh_from_db()
        snapshot = self.score.snapshot
        return facts.StarRevised(snapshot=snapshot.code, year=snapshot.year, star=star, before=before)


def _check(star, reason):
    if star not in wording.STARS:
        raise Refused(wording.NO_SUCH_STAR)
    if not reason.strip():
        raise Refused(wording.STAR_NEEDS_A_REASON)
