from django.db import models

from mahua.kernel.codes import new_code
from mahua.ledger import wording


class Pseudonym(models.Model):
    """What a person is called in facts: random, and forgotten on lawful deletion, so that facts outlive the person."""

    alias = models.CharField(max_length=16, unique=True)
    person_code = models.CharField(max_length=16, unique=True)

    class Meta:
        verbose_name = wording.PSEUDONYM

    @classmethod
    def of(cls, person) -> str:
        """The alias of a user or member (whoever has a `code`); the system itself is ''."""
        if person is None:
            return ""
        known = getattr(person, "alias_in_facts", None)
        if known is None:
            known = person.alias_in_facts = cls.of_code(person.code)
        return known

    @classmethod
    def of_code(cls, person_code: str) -> str:
        """The alias of whoever bears this code, made on first use."""
        alias, _ = cls.objects.get_or_create(person_code=person_code, defaults={"alias": new_code("p", 10)})
        return alias.alias

    @classmethod
    def of_codes(cls, person_codes) -> dict[str, str]:
        """The aliases of many at once, as {code: alias}; two statements, however many."""
        cls.objects.bulk_create(
            [cls(person_code=code, alias=new_code("p", 10)) for code in set(person_codes)], ignore_conflicts=True
        )
        return dict(cls.objects.filter(person_code__in=set(person_codes)).values_list("person_code", "alias"))
