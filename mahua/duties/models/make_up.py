from django.db import IntegrityError, models, transaction

from mahua.duties import wording
from mahua.duties.facts import ObligationMadeUp
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb
from mahua.rules.periods import parse


class MakeUp(models.Model):
    """补办: something held after its period, with a stated reason, counts fully for that period and not for its own."""

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="make_ups")
    rule_code = models.CharField(max_length=20)
    period = models.CharField(max_length=8)
    position = models.BigIntegerField()
    reason = models.CharField(max_length=20, choices=wording.REASONS_TO_MAKE_UP.items())

    class Meta:
        verbose_name = wording.MAKE_UP
        constraints = [
            models.UniqueConstraint(name="make_up_counts_once", fields=["rule_code", "position"]),
        ]

    @classmethod
    @verb
    def declare(cls, organisation, *, rule, period, fact, reason, by, at, for_=None):
        """Let `fact` of this organisation count for an earlier `period` of `rule`."""
        if fact.organisation_code != organisation.code or fact.kind != rule.fact_kind:
            raise Refused(wording.NOT_THE_KIND.format(title=rule.title))
        if fact.occurred_on <= parse(period).ends_on:
            raise Refused(wording.NOT_LATER.format(day=fact.occurred_on, period=parse(period).label))
        try:
            with transaction.atomic():
                made = cls.objects.create(
                    organisation=organisation, rule_code=rule.code, period=period, position=fact.position, reason=reason
                )
        except IntegrityError:
            raise Refused(wording.MADE_UP_ALREADY) from None
        said = ObligationMadeUp(rule=rule.code, period=period, fact=fact.position, reason=reason)
        record(said, organisation=organisation, by=by, at=at, for_=for_)
        return made
