import json
from datetime import UTC

from django.db import models, transaction

from mahua.kernel.errors import Refused
from mahua.ledger import wording
from mahua.ledger.digests import FIRST, chained
from mahua.ledger.kinds import canonical
from mahua.ledger.models.chain import Chain, Head
from mahua.ledger.seal_key import public_key, signature_of, signed_by

FORMAT = "mahua-seal-1"
EXPORTED = ("text", "previous", "digest", "public_key", "signature")


class SealQuerySet(models.QuerySet):
    def newest_first(self):
        """For lists: without the text, which grows with the number of organisations."""
        return self.defer("text").order_by("-number")


class Seal(models.Model):
    """What the whole ledger amounted to at one position: every organisation's last number and digest.

    Chained to the seal before and signed (SM2, GB/T 32918); the table only grows. What it proves, it proves through
    the copy that the audit administrator keeps outside this system. Seals are kept for ever.
    """

    number = models.BigIntegerField(primary_key=True)
    position = models.BigIntegerField(unique=True)
    organisations = models.IntegerField()
    sealed_at = models.DateTimeField()
    text = models.TextField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    public_key = models.CharField(max_length=130)
    signature = models.CharField(max_length=128)

    objects = SealQuerySet.as_manager()

    class Meta:
        verbose_name = wording.SEAL

    def __str__(self):
        return f"{self.number} {self.position}"

    @classmethod
    @transaction.atomic
    def take(cls, *, at):
        """Seal what is recorded so far; None when nothing came since the last seal. Recording waits meanwhile."""
        position = Head.locked().position
        last = cls.objects.order_by("-number").first()
        if position == (last.position if last else 0):
            return None
        chains = list(Chain.objects.order_by("organisation_code").values_list("organisation_code", "number", "digest"))
        return cls.objects.create(**cls._made(last, position=position, chains=chains, at=at))

    @classmethod
    def _made(cls, last, *, position, chains, at) -> dict:
        number = last.number + 1 if last else 1
        text = canonical(
            {"number": number, "position": position, "sealed_at": at.astimezone(UTC).isoformat(), "chains": chains}
        )
        previous = last.digest if last else FIRST
        digest = chained(previous, text)
        return {
            "number": number,
            "position": position,
            "organisations": len(chains),
            "sealed_at": at,
            "text": text,
            "previous": previous,
            "digest": digest,
            "public_key": public_key(),
            "signature": signature_of(digest),
        }

    @classmethod
    def read(cls, exported: str):
        """A seal from its exported text, not saved; refused when that is no seal or does not fit together."""
        try:
            known = json.loads(exported)
            said = json.loads(known["text"])
            parts = {name: known[name] for name in EXPORTED}
            seal = cls(**parts, number=said["number"], position=said["position"], organisations=len(said["chains"]))
        except (ValueError, KeyError, TypeError):
            raise Refused(wording.NOT_A_SEAL) from None
        if known.get("format") != FORMAT or not seal.holds():
            raise Refused(wording.SEAL_FORGED.format(number=seal.number))
        return seal

    def exported(self) -> str:
        """The text of the file that the audit administrator keeps."""
        return json.dumps({"format": FORMAT, **{name: getattr(self, name) for name in EXPORTED}}, indent=1)

    @property
    def file_name(self) -> str:
        return f"mahua-seal-{self.number:06}.json"

    def chains(self) -> dict[str, tuple[int, str]]:
        """The last number and digest of each organisation, by code."""
        return {code: (number, digest) for code, number, digest in json.loads(self.text)["chains"]}

    def holds(self) -> bool:
        """Whether digest and signature fit the text."""
        fits = self.digest == chained(self.previous, self.text)
        return fits and signed_by(self.public_key, self.digest, self.signature)
