import hashlib
import secrets

from django.db import models

from mahua.access.models import SecurityEvent
from mahua.api import wording
from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import verb
from mahua.organisations.moving import follows_moves

SECRET_BYTES = 24  # 192 random bits


class ApiKeyQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("path", may="api.keep_keys"))

    def in_use(self):
        return self.filter(revoked_at=None)

    def for_list(self):
        return self.select_related("organisation").order_by("revoked_at", "name", "pk")


@follows_moves
class ApiKey(models.Model):
    """对接密钥: one outside system, speaking for one body. Only the digest is kept: lost means made anew."""

    code = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=60)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    path = BytewiseCharField(max_length=64, db_index=True)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        verbose_name = wording.API_KEY

    def __str__(self):
        return self.name

    @property
    def scope_paths(self):
        return (self.path,)

    @classmethod
    @verb
    def make(cls, name, *, organisation, by, at):
        """A key and its secret, which nobody can read again."""
        secret = secrets.token_urlsafe(SECRET_BYTES)
        made = cls.objects.create(
            code=new_code("p"),
            name=name,
            organisation=organisation,
            path=organisation.path,
            digest=_digest(secret),
            made_at=at,
        )
        SecurityEvent.append("api_key.made", by=by, about=f"{made.code} {organisation.code}", at=at)
        return made, secret

    @verb
    def revoke(self, *, by, at):
        """It opens nothing from now on."""
        if not ApiKey.objects.in_use().filter(pk=self.pk).update(revoked_at=at):
            raise Refused(wording.REVOKED_ALREADY)
        SecurityEvent.append("api_key.revoked", by=by, about=self.code, at=at)

    @classmethod
    def known_by(cls, secret):
        """The key a secret opens with, or None; that of a dissolved body opens nothing."""
        standing = cls.objects.in_use().filter(organisation__dissolved_on=None).select_related("organisation")
        return standing.filter(digest=_digest(secret)).first()


def _digest(secret):
    return hashlib.sha256(secret.encode()).hexdigest()
