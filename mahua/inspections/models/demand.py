from django.db import IntegrityError, models, transaction

from mahua.inspections import facts, wording
from mahua.inspections.subjects import subject_key
from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import Entry, record, record_many, verb
from mahua.organisations.moving import follows_moves


class DemandQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Of the bodies one oversees, whether they inspect or are inspected."""
        return self.filter(user.scopes.covers("path", "plan__path", may="inspections.view_inspection"))

    def in_force(self):
        return self.filter(dropped=False)

    def waiting(self):
        """Planned, and no visit has answered it yet."""
        return self.in_force().filter(inspection=None)

    def same_matter(self, subject, *, year):
        return self.in_force().filter(year=year, subject_key=subject_key(subject))

    def for_list(self):
        return self.select_related("body", "plan__inspector", "inspection").order_by("period", "path", "pk")


@follows_moves
class Demand(models.Model):
    """检查项目: one line of a plan for one body. The same matter is inspected once a year; a second time needs a higher document and a reason."""

    code = models.CharField(max_length=16, unique=True)
    plan = models.ForeignKey("inspections.InspectionPlan", on_delete=models.PROTECT, related_name="demands")
    year = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=40)
    subject_key = models.CharField(max_length=40)
    body = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    path = BytewiseCharField(max_length=64)
    period = models.CharField(max_length=7)
    minutes = models.PositiveSmallIntegerField()
    higher_document = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=120, blank=True)
    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.PROTECT, null=True, related_name="demands"
    )
    dropped = models.BooleanField(default=False)

    objects = DemandQuerySet.as_manager()

    class Meta:
        verbose_name = wording.DEMAND
        constraints = [
            models.UniqueConstraint(
                name="demand_once_a_year",
                fields=["body", "year", "subject_key"],
                condition=models.Q(higher_document="", dropped=False),
            ),
            models.CheckConstraint(
                name="demand_again_has_its_reason", condition=models.Q(higher_document="") | ~models.Q(reason="")
            ),
        ]
        indexes = [models.Index(name="demand_in_place", fields=["path", "period"])]

    def __str__(self):
        return self.subject

    @property
    def scope_paths(self):
        return (self.plan.path,)

    @property
    def month(self) -> int:
        return int(self.period[5:])

    @property
    def is_waiting(self):
        return self.inspection_id is None and not self.dropped

    @classmethod
    @verb
    def plan_all(cls, plan, bodies, *, subject, period, minutes, by, at, higher_document="", reason=""):
        """The plan names a matter, and which bodies it is inspected at; `minutes` is what it costs each of them."""
        if not subject_key(subject):
            raise Refused(wording.NO_SUBJECT)
        if not bodies:
            raise Refused(wording.NOBODY_NAMED)
        document, reason = higher_document.strip(), reason.strip()
        again = bool(document and reason)
        if not again:
            cls._refuse_twice(bodies, subject=subject, year=plan.year)
        said = {"subject": subject.strip(), "period": period, "minutes": minutes}
        said |= {"higher_document": document, "reason": reason} if again else {}
        made = [cls._line(plan, body, **said) for body in bodies]
        try:
            with transaction.atomic():
                cls.objects.bulk_create(made)
        except IntegrityError:
            raise Refused(wording.PLANNED_BETWEEN) from None
        record_many(each.as_planned(repeated=again, by=by, at=at) for each in made)
        return made

    @classmethod
    def _line(cls, plan, body, *, subject, **said):
        key = subject_key(subject)
        line = {"subject": subject, "subject_key": key, "body": body, "path": body.path, "year": plan.year}
        return cls(code=new_code("j"), plan=plan, **line, **said)

    @classmethod
    def _refuse_twice(cls, bodies, *, subject, year):
        """The guard of one a year, told with who inspects it already, so that the two can be made one visit."""
        before = cls.objects.same_matter(subject, year=year).filter(body__in=bodies)
        first = before.select_related("body", "plan__inspector").order_by("path", "pk").first()
        if first:
            words = {"body": first.body.name, "subject": first.subject, "inspector": first.plan.inspector.name}
            raise Refused(wording.TWICE.format(**words))

    def as_planned(self, *, repeated, by, at):
        said = facts.InspectionPlanned(
            demand=self.code,
            plan=self.plan.code,
            body=self.body.code,
            period=self.period,
            minutes=self.minutes,
            repeated=int(repeated),
        )
        return Entry(fact=said, organisation=self.plan.inspector, by=by, at=at)

    @verb
    def drop(self, *, by, at):
        """It will not take place; the matter is free again that year."""
        if not Demand.objects.waiting().filter(pk=self.pk).update(dropped=True):
            raise Refused(wording.DEMAND_GONE.format(subject=self.subject))
        self.refresh_from_db()
        said = facts.InspectionDropped(demand=self.code, body=self.body.code)
        record(said, organisation=self.plan.inspector, by=by, at=at)
