import json
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.db import models

from mahua.access import wording
from mahua.kernel.days import SHANGHAI
from mahua.ledger.digests import FIRST, chained
from mahua.ledger.kinds import canonical
from mahua.ledger.recording import verb

READINGS = ("seal.opened", "table.exported")


@dataclass(frozen=True, kw_only=True)
class Break:
    """The first place where the log does not hold: at which number, and what is wrong there (a key of wording.BREAKS)."""

    number: int
    reason: str

    @property
    def words(self):
        return wording.BREAKS[self.reason].format(number=self.number)


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

    def on_day(self, day):
        """Those of one Shanghai day."""
        start = datetime.combine(day, time.min, tzinfo=SHANGHAI)
        return self.filter(at__gte=start, at__lt=start + timedelta(days=1))

    def concerning(self, *codes):
        """Done by, or beginning with, one of these codes."""
        return self.filter(models.Q(by_code__in=codes) | _about(codes))

    def readings_of(self, *codes):
        """Openings of seals and hand-outs of tables that concern one of these codes."""
        return self.filter(_about(codes), kind__in=READINGS)


def _about(codes):
    """What is noted begins with one of these codes, as a whole word."""
    named = models.Q(about__in=codes)
    for code in codes:
        named |= models.Q(about__startswith=f"{code} ")
    return named


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
        indexes = [models.Index(name="security_event_of_kind", fields=["kind", "number"])]

    def __str__(self):
        return f"{self.number} {self.kind}"

    @classmethod
    @verb
    def append(cls, kind, *, by, at, about="", address="", succeeded=True):
        """Add one entry; `by` is a user or None; `about` begins with the code of what it concerns, and holds no name."""
        SecurityHead.objects.filter(pk=1).update(number=models.F("number") + 1)
        head = SecurityHead.objects.get(pk=1)
        columns = {
            "number": head.number,
            "kind": kind,
            "by_code": getattr(by, "code", ""),
            "about": about[:200],
            "address": address[:45],
            "succeeded": succeeded,
        }
        text = canonical({**columns, "at": at.astimezone(UTC).isoformat()})
        digest = chained(head.digest, text)
        SecurityHead.objects.filter(pk=1).update(digest=digest)
        return cls.objects.create(**columns, at=at, text=text, previous=head.digest, digest=digest)

    @classmethod
    def verify(cls) -> Break | None:
        """Read the whole log from its first entry; None when it holds, else the first break."""
        number, digest = 0, FIRST
        for event in cls.objects.order_by("number").iterator(chunk_size=2000):
            number += 1
            if event.number != number:
                return Break(number=number, reason="missing")
            if event.previous != digest or event.digest != chained(digest, event.text):
                return Break(number=number, reason="chain")
            if json.loads(event.text) != event.said():
                return Break(number=number, reason="columns")
            digest = event.digest
        head = SecurityHead.objects.get(pk=1)
        return None if (head.number, head.digest) == (number, digest) else Break(number=head.number, reason="tail")

    def said(self):
        """What the columns say, in the shape of the text that was hashed."""
        columns = ("number", "kind", "by_code", "about", "address", "succeeded")
        return {**{name: getattr(self, name) for name in columns}, "at": self.at.astimezone(UTC).isoformat()}

    @property
    def title(self):
        return wording.EVENT_KINDS.get(self.kind, self.kind)
