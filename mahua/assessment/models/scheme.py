from functools import cached_property

from django.db import models, transaction

from mahua.assessment import wording
from mahua.assessment.schemes import scheme_from
from mahua.kernel.errors import Refused


class Scheme(models.Model):
    """考核方案: one version, kept as the YAML text it came in, so that an old score can always be worked again."""

    code = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    text = models.TextField()
    fingerprint = models.CharField(max_length=64, unique=True)
    kept_at = models.DateTimeField()

    class Meta:
        verbose_name = wording.SCHEME
        constraints = [models.UniqueConstraint(name="scheme_version_once", fields=["code", "version"])]

    def __str__(self):
        return wording.SCHEME_VERSION.format(title=self.title, version=self.version)

    @cached_property
    def said(self):
        """What the text says, for the engine."""
        return scheme_from(self.text)

    @classmethod
    @transaction.atomic
    def keep(cls, text, *, at):
        """The version this text is; a changed text must bear another version number."""
        said = scheme_from(text)
        known = cls.objects.filter(code=said.code, version=said.version).first()
        if known and known.fingerprint != said.fingerprint:
            raise Refused(wording.SCHEME_CHANGED.format(title=said.title, version=said.version))
        if known:
            return known
        columns = {name: getattr(said, name) for name in ("code", "version", "year", "title", "fingerprint")}
        return cls.objects.create(text=text, kept_at=at, **columns)
