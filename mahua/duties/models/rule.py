from dataclasses import fields

from django.db import models

from mahua.duties import wording
from mahua.duties.facts import RuleAmended
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb
from mahua.rules.duty_rules import Condition, DutyRule, PostRole
from mahua.rules.frequencies import Frequency
from mahua.rules.periods import period_of
from mahua.rules.severities import Severity


class RuleQuerySet(models.QuerySet):
    def in_force(self, day):
        return self.filter(valid_from__lte=day).filter(models.Q(valid_to=None) | models.Q(valid_to__gte=day))

    def for_list(self):
        return self.order_by("code", "valid_from")


class Rule(models.Model):
    """A rule (制度) as it held from a day until a day; `code` and `valid_from` together name the version."""

    code = models.CharField(max_length=20)
    title = models.CharField(max_length=60)
    source = models.CharField(max_length=120)
    severity = models.CharField(max_length=10)
    locked = models.BooleanField()
    bearer_kinds = models.CharField(max_length=120)
    bearer_post = models.CharField(max_length=12, blank=True)
    frequency = models.CharField(max_length=16, choices=[(each.value, each.label) for each in Frequency])
    required = models.PositiveSmallIntegerField(default=1)
    fact_kind = models.CharField(max_length=48)
    condition = models.CharField(max_length=16, blank=True)
    beside = models.CharField(max_length=20, blank=True)
    grace_months = models.PositiveSmallIntegerField(default=0)
    minutes = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = wording.RULE
        constraints = [
            models.UniqueConstraint(name="rule_version_once", fields=["code", "valid_from"]),
            models.UniqueConstraint(name="rule_one_open_version", fields=["code"], condition=models.Q(valid_to=None)),
            models.CheckConstraint(name="rule_asks_for_something", condition=models.Q(required__gt=0)),
        ]

    def __str__(self):
        return self.title

    @classmethod
    def from_data(cls, rule: DutyRule) -> "Rule":
        """The row of a rule of the default table."""
        columns = {field.name: getattr(rule, field.name) for field in fields(rule)}
        columns["bearer_kinds"] = ",".join(rule.bearer_kinds)
        for name in ("bearer_post", "condition", "beside"):
            columns[name] = columns[name] or ""
        return cls(**columns)

    @property
    def data(self) -> DutyRule:
        """The rule as the pure rules see it."""
        columns = {field.name: getattr(self, field.name) for field in fields(DutyRule)}
        return DutyRule(
            **{
                **columns,
                "severity": Severity(self.severity),
                "bearer_kinds": tuple(self.bearer_kinds.split(",")),
                "bearer_post": PostRole(self.bearer_post) if self.bearer_post else None,
                "frequency": Frequency(self.frequency),
                "condition": Condition(self.condition) if self.condition else None,
                "beside": self.beside or None,
            }
        )

    @verb
    def amend(self, *, frequency, required, valid_from, working_committee, by, at):
        """A local rule asks for something else from the first day of a period; the version before ends the day before."""
        if self.locked:
            raise Refused(wording.LOCKED.format(title=self.title))
        first = period_of(Frequency(frequency), day=valid_from)
        if valid_from != first.starts_on or valid_from <= self.valid_from:
            raise Refused(wording.NOT_IN_FORCE_YET.format(day=first.next.starts_on))
        Rule.objects.filter(pk=self.pk, valid_to=None).update(valid_to=valid_from - first.starts_on.resolution)
        amended = Rule.from_data(self.data)
        amended.frequency, amended.required, amended.valid_from, amended.valid_to = (
            frequency,
            required,
            valid_from,
            None,
        )
        amended.save()
        said = RuleAmended(rule=self.code, frequency=frequency, required=required, valid_from=valid_from.isoformat())
        record(said, organisation=working_committee, by=by, at=at)
        return amended
