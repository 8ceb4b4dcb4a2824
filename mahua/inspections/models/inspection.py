from django.db import models
from django.urls import reverse

from mahua.inspections import facts, wording
from mahua.inspections.models.demand import Demand
from mahua.inspections.models.finding import Finding
from mahua.inspections.sides import PARTY_BODIES
from mahua.kernel.codes import new_code
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.kernel.tree_paths import WIDTH
from mahua.ledger.models import Fact
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import Entry, record_many, verb
from mahua.ledger.recording import reverse as reverse_fact
from mahua.organisations.models import Organisation
from mahua.organisations.moving import follows_moves

UNIT = 2 * WIDTH  # how far a path goes down to the unit, the street or the working committee


class InspectionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Of the bodies one oversees, whether they inspected or were inspected."""
        seen = user.scopes.covers("path", may="inspections.view_inspection")
        return self.filter(seen | models.Q(pk__in=Inspector.objects.filter(seen).values("inspection")))

    def standing(self):
        return self.filter(withdrawn_for="")

    def for_list(self):
        return self.select_related("body", "lead").order_by("-held_on", "-pk")


@follows_moves
class Inspection(models.Model):
    """检查: one visit to one body. It looks at things (`abouts`, opaque codes), on one side or both, for one demand or several."""

    class Sides(models.TextChoices):
        BOTH = "both", wording.SIDES["both"]
        BUSINESS = "business", wording.SIDES["business"]
        PARTY = "party", wording.SIDES["party"]

    code = models.CharField(max_length=16, unique=True)
    lead = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    path = BytewiseCharField(max_length=64)
    held_on = models.DateField()
    sides = models.CharField(max_length=10, choices=Sides.choices)
    abouts = models.JSONField(default=list)
    joint = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    withdrawn_for = models.CharField(max_length=20, blank=True)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = wording.INSPECTION
        indexes = [
            models.Index(name="inspection_in_place", fields=["path", "held_on"]),
            models.Index(name="inspection_by_day", fields=["-held_on", "-id"]),
        ]

    def __str__(self):
        return f"{self.lead} → {self.body}"

    def get_absolute_url(self):
        return reverse("inspections:show", kwargs={"code": self.code})

    @property
    def scope_paths(self):
        return (self.path, self.lead.path)

    @property
    def is_withdrawn(self):
        return bool(self.withdrawn_for)

    @classmethod
    @verb
    def hold(
        cls, body, *, lead, held_on, sides, by, at, with_=(), demands=(), abouts=(), findings=(), code="", for_=None
    ):
        """A visit took place: the bodies that looked (`lead` and `with_`), the demands it answers, what it looked at and found."""
        inspectors = list({each.pk: each for each in (lead, *(one.plan.inspector for one in demands), *with_)}.values())
        cls._guard(body, lead=lead, demands=demands, held_on=held_on, code=code, at=at)
        made = cls.objects.create(
            code=code or new_code("i"),
            lead=lead,
            body=body,
            path=body.path,
            held_on=held_on,
            sides=sides,
            abouts=list(dict.fromkeys(abouts)),
            joint=len(inspectors) > 1,
            recorded_at=at,
        )
        Inspector.objects.bulk_create(Inspector(inspection=made, organisation=one, path=one.path) for one in inspectors)
        made.answer(demands)
        raised = [Finding.make(made, number, each, by=by, at=at) for number, each in enumerate(findings, start=1)]
        around = {"by": by, "at": at, "occurred_on": held_on, "for_": for_}
        entries = [Entry(fact=each.as_raised(), organisation=each.owner, **around) for each in raised]
        record_many([Entry(fact=made.as_held(len(raised), len(demands)), organisation=lead, **around), *entries])
        return made

    @classmethod
    def _guard(cls, body, *, lead, demands, held_on, code, at):
        if held_on > day_of(at):
            raise Refused(wording.NOT_YET)
        if code and cls.objects.filter(code=code).exists():
            raise Refused(wording.HELD_ALREADY)
        if not demands and lead.path[:UNIT] != body.path[:UNIT]:
            raise Refused(wording.NOT_PLANNED)
        for each in demands:
            if each.body_id != body.pk:
                raise Refused(wording.NOT_OF_BODY.format(subject=each.subject, body=each.body.name))
            if lead.kind in PARTY_BODIES and each.plan.inspector.kind not in PARTY_BODIES:
                raise Refused(wording.BUSINESS_LEADS.format(subject=each.subject, inspector=each.plan.inspector.name))

    def answer(self, demands):
        """Each demand is answered once: set in one statement, so that two visits at once cannot both."""
        keys = [each.pk for each in demands]
        if Demand.objects.waiting().filter(pk__in=keys).update(inspection=self) != len(set(keys)):
            gone = next(each for each in demands if not Demand.objects.filter(pk=each.pk, inspection=self).exists())
            raise Refused(wording.DEMAND_GONE.format(subject=gone.subject))

    def as_held(self, findings, demands):
        return facts.InspectionHeld(
            inspection=self.code,
            body=self.body.code,
            abouts=tuple(self.abouts),
            sides=self.sides,
            findings=findings,
            demands=demands,
            joint=int(self.joint),
        )

    @verb
    def withdraw(self, *, reason, by, at):
        """It was written down wrongly (更正): its facts are reversed, its demands wait again, what it asked to mend is dropped."""
        if not Inspection.objects.standing().filter(pk=self.pk).update(withdrawn_for=reason):
            raise Refused(wording.WITHDRAWN_ALREADY)
        self.refresh_from_db()
        self.demands.update(inspection=None)
        found = list(self.findings.select_related("task__organisation", "owner"))
        for each in found:
            each.withdraw(by=by, at=at)
        said = Fact.objects.of(self.lead.code, *(each.owner.code for each in found)).effective()
        said = said.kinds(*(kind.kind for kind in WITHDRAWN))
        for fact in said.filter(text__contains=f'"inspection":"{self.code}"').order_by("position"):
            body = Organisation.objects.get(code=fact.organisation_code)
            reverse_fact(fact.position, reason=reason, organisation=body, by=by, at=at)


WITHDRAWN = (
    facts.InspectionHeld,
    facts.FindingRaised,
    facts.FindingTakenUp,
    facts.FindingRectified,
    facts.FindingRechecked,
)


@follows_moves
class Inspector(models.Model):
    """检查单位: one of the bodies that looked together."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="inspectors")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    path = BytewiseCharField(max_length=64, db_index=True)

    class Meta:
        verbose_name = wording.INSPECTOR
        constraints = [models.UniqueConstraint(name="inspector_once", fields=["inspection", "organisation"])]

    def __str__(self):
        return str(self.organisation)
