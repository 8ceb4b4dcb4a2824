import os
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import models, transaction

from mahua.access import wording
from mahua.access.uploads import Limits, accept
from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.ledger.recording import verb

DAY = timedelta(days=1)


class AttachmentQuerySet(models.QuerySet):
    def of(self, about):
        """Those of one thing. Whoever may see the thing may see them: the thing's own page carries the lock."""
        return self.filter(about=about).order_by("kept_at", "pk")


class Attachment(models.Model):
    """A file handed in with a thing, such as a scanned sign-in sheet. It is never asked for; a record is whole without."""

    code = models.CharField(max_length=16, unique=True)
    about = models.CharField(max_length=16, db_index=True)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    by_code = models.CharField(max_length=16, blank=True)
    kept_at = models.DateTimeField()

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = wording.ATTACHMENT

    def __str__(self):
        return self.name

    @classmethod
    def keep(cls, file, *, about, by, at):
        """Judge the file and store it under its code; a file that is refused leaves nothing behind."""
        accepted = accept(file, limits=Limits(sent_bytes=settings.UPLOAD_MAX_BYTES))
        return cls.keep_judged(accepted, about=about, by=by, at=at)

    @classmethod
    @verb
    def keep_judged(cls, accepted, *, about, by, at):
        """Store what was judged before: judging a large picture takes longer than a transaction should."""
        made = cls.objects.create(
            code=new_code("f", 12),
            about=about,
            name=accepted.name,
            kind=accepted.kind,
            size=len(accepted.data),
            by_code=getattr(by, "code", ""),
            kept_at=at,
        )
        made.place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(made.place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stored:
            stored.write(accepted.data)
        return made

    @verb
    def remove(self):
        """The file goes once the transaction holds."""
        if not Attachment.objects.filter(pk=self.pk).delete()[0]:
            raise Refused(wording.REMOVED_ALREADY)
        transaction.on_commit(lambda: self.place.unlink(missing_ok=True))

    @classmethod
    def sweep(cls, *, at):
        """Files no row names, left by a transaction that did not hold: gone a day later. How many."""
        old = [
            path for path in Path(settings.MEDIA_ROOT).glob("??/f*") if path.stat().st_mtime < (at - DAY).timestamp()
        ]
        named = set(cls.objects.values_list("code", flat=True)) if old else set()
        strays = [path for path in old if path.name not in named]
        for path in strays:
            path.unlink(missing_ok=True)
        return len(strays)

    @property
    def place(self):
        """Where the bytes lie: by code, without the sender's name or suffix, so that nothing ever runs or guesses them."""
        return Path(settings.MEDIA_ROOT) / self.code[1:3] / self.code
