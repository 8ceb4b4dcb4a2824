import hashlib
from datetime import timedelta

from django.db import connection, models

from mahua.calls.wording import callers as words
from mahua.kernel.codes import ALPHABET, new_code
from mahua.ledger.recording import verb

LENGTH = 20  # of 31 signs: 99 random bits
GROUP = 5
WINDOW = timedelta(minutes=10)
TRIES = 20  # a window, from one address
COUNT = """INSERT INTO calls_progresstry (blind, slot, tries) VALUES (%s, %s, 1)
ON CONFLICT (blind, slot) DO UPDATE SET tries = calls_progresstry.tries + 1 RETURNING tries"""


class ProgressCode(models.Model):
    """进度码: by it a resident without account follows one call. Only its digest is kept; a lost one is renewed by the community."""

    call = models.OneToOneField("calls.Call", on_delete=models.CASCADE, related_name="progress_code")
    digest = models.CharField(max_length=64, unique=True)
    given_at = models.DateTimeField()
    by_code = models.CharField(max_length=16, blank=True)

    class Meta:
        verbose_name = words.PROGRESS_CODE

    def __str__(self):
        return words.PROGRESS_CODE

    @classmethod
    @verb
    def give(cls, call, *, by, at) -> str:
        """A fresh code, to be read once; the one before stops working."""
        code = new_code("", LENGTH)
        kept = {"digest": digest_of(code), "given_at": at, "by_code": by.code if by else ""}
        cls.objects.update_or_create(call=call, defaults=kept)
        return "-".join(code[start : start + GROUP] for start in range(0, LENGTH, GROUP))

    @classmethod
    def known_by(cls, code):
        """The code a person typed, however they grouped it, or None."""
        plain = "".join(sign for sign in code.lower() if sign in ALPHABET)
        if len(plain) != LENGTH:
            return None
        return (
            cls.objects.select_related("call__lead", "call__caller", "call__merged_into")
            .filter(digest=digest_of(plain))
            .first()
        )


class ProgressTry(models.Model):
    """How often one address asked within ten minutes; the address itself is not kept, and the row only for a day."""

    blind = models.CharField(max_length=64)
    slot = models.PositiveIntegerField()
    tries = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = words.PROGRESS_TRY
        constraints = [models.UniqueConstraint(name="progress_tries_counted_once", fields=["blind", "slot"])]

    def __str__(self):
        return str(self.tries)

    @classmethod
    def is_one_too_many(cls, blind, *, at) -> bool:
        """Count one more try of this address; whether it is beyond what one window allows."""
        slot = int(at.timestamp() // WINDOW.total_seconds())
        with connection.cursor() as cursor:
            cursor.execute(COUNT, [blind, slot])
            tries = cursor.fetchone()[0]
        return tries > TRIES

    @classmethod
    def forget(cls, at):
        """What is older than a day."""
        cls.objects.filter(slot__lt=int((at - timedelta(days=1)).timestamp() // WINDOW.total_seconds())).delete()


def digest_of(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
