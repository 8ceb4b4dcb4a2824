import hashlib
import secrets
from datetime import timedelta

from django.db import models
from django.db.models import Q

from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.recording import verb
from mahua.meetings import wording
from mahua.meetings.models.meeting import Meeting
from mahua.members.models import Membership, Post

SECRET_BYTES = 20  # 160 random bits
BACK, AHEAD = timedelta(days=92), timedelta(days=400)


class FeedQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Everybody sees their own addresses only."""
        return self.filter(owner=user)

    def in_use(self):
        return self.filter(revoked_on=None)


class Feed(models.Model):
    """日历订阅: an iCalendar address of a person, or of an organisation for a person; whoever knows it can read titles.

    Only the digest of the secret is kept: the address is shown once, and renewed if lost.
    """

    owner = models.ForeignKey("access.User", on_delete=models.CASCADE, related_name="feeds")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, null=True, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True)
    begun_on = models.DateField()
    revoked_on = models.DateField(null=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = wording.FEED
        constraints = [
            models.UniqueConstraint(
                name="feed_one_of_a_person", fields=["owner"], condition=Q(organisation=None, revoked_on=None)
            ),
            models.UniqueConstraint(
                name="feed_one_of_a_body",
                fields=["owner", "organisation"],
                condition=Q(organisation__isnull=False, revoked_on=None),
            ),
        ]

    @property
    def scope_paths(self):
        return (self.owner.path,)

    @classmethod
    @verb
    def renew(cls, owner, *, organisation=None, at):
        """A fresh secret; the address before stops working. Returns (feed, secret)."""
        cls.objects.in_use().filter(owner=owner, organisation=organisation).update(revoked_on=day_of(at))
        secret = secrets.token_urlsafe(SECRET_BYTES)
        feed = cls.objects.create(owner=owner, organisation=organisation, digest=digest_of(secret), begun_on=day_of(at))
        return feed, secret

    @verb
    def revoke(self, *, at):
        """The address stops working."""
        if not Feed.objects.in_use().filter(pk=self.pk).update(revoked_on=day_of(at)):
            raise Refused(wording.NO_FEED)
        self.refresh_from_db()

    @classmethod
    def known_by(cls, secret):
        """The feed behind an address, or None: revoked, unknown, or its owner's account is closed."""
        return (
            cls.objects.in_use()
            .filter(digest=digest_of(secret), owner__is_active=True)
            .select_related("owner", "organisation")
            .first()
        )

    def meetings(self, *, on):
        """The last quarter and the next year; what the owner may no longer see is gone at once."""
        around = Meeting.objects.visible_to(self.owner).filter(day__gte=on - BACK, day__lte=on + AHEAD)
        if self.organisation:
            return around.filter(organisation=self.organisation).order_by("day", "pk")
        homes = Membership.objects.on(on).filter(member__code=self.owner.member_code or "-").values("organisation")
        posts = Post.objects.on(on).filter(member__code=self.owner.member_code or "-").values("organisation")
        own = [each.organisation_code for each in self.owner.held]
        bodies = Q(organisation__in=homes) | Q(organisation__in=posts) | Q(organisation__code__in=own)
        return around.filter(bodies).order_by("day", "pk")


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
