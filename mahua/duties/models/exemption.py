from django.db import models

from mahua.duties import wording
from mahua.duties.facts import ExemptionGranted, ExemptionWithdrawn
from mahua.kernel.errors import Refused
from mahua.ledger.recording import Entry, record, record_many, verb


class ExemptionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("organisation__path", may="duties.view_obligation"))

    def in_force(self):
        return self.filter(withdrawn_at=None)


class Exemption(models.Model):
    """豁免: for one organisation, rule and period the obligation does not bind; it leaves both sums of the score."""

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="exemptions")
    rule_code = models.CharField(max_length=20)
    period = models.CharField(max_length=8)
    reason = models.CharField(max_length=20, choices=wording.REASONS_TO_EXEMPT.items())
    granted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects = ExemptionQuerySet.as_manager()

    class Meta:
        verbose_name = wording.EXEMPTION
        constraints = [
            models.UniqueConstraint(
                name="exemption_once",
                fields=["organisation", "rule_code", "period"],
                condition=models.Q(withdrawn_at=None),
            ),
        ]

    @property
    def scope_paths(self):
        return (self.organisation.path,)

    @classmethod
    @verb
    def grant(cls, organisations, *, rule_code, period, reason, by, at):
        """Exempt one or many organisations at once; those exempted already are passed over. Returns how many were new."""
        known = set(
            cls.objects.in_force()
            .filter(organisation__in=organisations, rule_code=rule_code, period=period)
            .values_list("organisation_id", flat=True)
        )
        fresh = [organisation for organisation in organisations if organisation.pk not in known]
        if not fresh:
            raise Refused(wording.EXEMPTED_ALREADY)
        cls.objects.bulk_create(
            cls(organisation=each, rule_code=rule_code, period=period, reason=reason, granted_at=at) for each in fresh
        )
        said = ExemptionGranted(rule=rule_code, period=period, reason=reason)
        record_many(Entry(fact=said, organisation=each, by=by, at=at) for each in fresh)
        return len(fresh)

    @verb
    def withdraw(self, *, by, at):
        """The exemption no longer holds."""
        if not Exemption.objects.in_force().filter(pk=self.pk).update(withdrawn_at=at):
            raise Refused(wording.WITHDRAWN_ALREADY)
        said = ExemptionWithdrawn(rule=self.rule_code, period=self.period)
        record(said, organisation=self.organisation, by=by, at=at)
