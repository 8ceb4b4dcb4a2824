from django.db import models, transaction

from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.ledger import wording
from mahua.ledger.batches import BATCH, batched


class Pseudonym(models.Model):
    """What a person is called in facts: random, and forgotten on lawful deletion, so that facts outlive the person."""

    alias = models.CharField(max_length=16, unique=True)
    person_code = models.CharField(max_length=16, unique=True)

    class Meta:
        verbose_name = wording.PSEUDONYM

    @classmethod
    def of(cls, person) -> str:
        """The alias of a user or member (whoever has a `code`); the system itself is ''."""
        return "" if person is None else cls.of_code(person.code)

    @classmethod
    def of_code(cls, person_code: str) -> str:
        """The alias of whoever bears this code, made on first use."""
        return cls.of_codes([person_code])[person_code]

    @classmethod
    def of_codes(cls, person_codes) -> dict[str, str]:
        """The aliases of many as {code: alias}, made on first use; not kept elsewhere, the transaction may yet be undone.

        Two transactions may meet a new person at once: the second waits, finds the first one's alias and uses it.
        """
        codes = sorted(set(person_codes))
        aliases = cls._known(codes)
        new = [code for code in codes if code not in aliases]
        if new:
            made = [cls(person_code=code, alias=new_code("p", 10)) for code in new]
            cls.objects.bulk_create(made, ignore_conflicts=True, batch_size=BATCH)
            aliases |= cls._known(new)
        return aliases

    @classmethod
    def _known(cls, codes) -> dict[str, str]:
        found = {}
        for some in batched(codes):
            found |= dict(cls.objects.filter(person_code__in=some).values_list("person_code", "alias"))
        return found

    @classmethod
    @transaction.atomic
    def forget(cls, person_code, *, on, ordered=False):
        """Destroy the link between a person and their alias; their facts stay, and are nobody's from then on.

        Refused while a fact naming them is still kept (Kind.retention_years), unless the law or its authority
        `ordered` it earlier. Backups made before `on` still hold the link until they are rotated out.
        """
        from mahua.ledger.retention import kept_until  # noqa: PLC0415 (it asks the facts, which know this model)

        known = cls.objects.filter(person_code=person_code).first()
        if known is None:
            raise Refused(wording.NOBODY_TO_FORGET)
        until = kept_until(known.alias)
        if not ordered and until is not None and until > on:
            raise Refused(wording.STILL_KEPT.format(day=until))
        known.delete()
