from datetime import UTC

from django.db import models

from mahua.access import wording
from mahua.ledger.digests import FIRST, chained
from mahua.ledger.kinds import canonical
from mahua.ledger.recording import verb


class SecurityHead(models.Model):
    """The end of the security log's chain. One row; its lock orders the entries."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=FIRST)

    class Meta:
        verbose_name = wording.SECURITY_HEAD


class SecurityEventQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Only the audit administrator reads the security log."""
        return self.all() if user.has_perm("access.read_security_log") else self.none()

    def newest_first(self):
        return self.order_by("-number")


class SecurityEvent(models.Model):
    """A log-in, a refusal, an export, a change of roles, the opening of a seal: append-only and chained by SM3."""

    number = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=40)
    at = models.DateTimeField(db_index=True)
    by_code = models.CharField(max_length=16, blank=True, db_index=True)
    about = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=45, blank=True)
    succeeded = models.BooleanField(default=True)
    text = models.TextField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects = SecurityEventQuerySet.as_manager()

    class Meta:
        verbose_name = wording.SECURITY_EVENT

    def __str__(self):
        return f"{self.number} {self.kind}"

    @classmethod
    @verb
    def append(cls, kind, *, by, at, about="", address="", succeeded=True):
        """Add one entry; `by` is a user or None, `about` a code or a path, never a name."""
        SecurityHead.objects.filter(pk=1).update(number=models.F("number") + 1)
        head = SecurityHead.objects.get(pk=1)
        columns = {
            "number": head.number,
            "kind": kind,
            "by_code": by.code if by else "",
            "about": about[:200],
            "address": address,
            "succeeded": succeeded,
        }
        text = canonical({**columns, "at": at.astimezone(UTC).isoformat()})
        digest = chained(head.digest, text)
        SecurityHead.objects.filter(pk=1).update(digest=digest)
        return cls.objects.create(**columns, at=at, text=text, previous=head.digest, digest=digest)
