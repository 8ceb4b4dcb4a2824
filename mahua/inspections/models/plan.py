from django.db import models
from django.urls import reverse

from mahua.inspections import facts, wording
from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import record, verb
from mahua.organisations.moving import follows_moves


class InspectionPlanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Plans of the bodies one oversees, and those that name one of them."""
        from mahua.inspections.models.demand import Demand  # noqa: PLC0415 (a demand points at its plan)

        named = Demand.objects.filter(user.scopes.covers("path", may="inspections.view_inspection"))
        own = user.scopes.covers("path", may="inspections.view_inspection")
        return self.filter(own | models.Q(pk__in=named.values("plan")))

    def of_year(self, year):
        return self.filter(year=year)

    def for_list(self):
        return self.select_related("inspector").order_by("-year", "path")


@follows_moves
class InspectionPlan(models.Model):
    """年度检查计划: the inspections a body will make in a year, filed under a number (备案号) before any is announced."""

    code = models.CharField(max_length=16, unique=True)
    inspector = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    path = BytewiseCharField(max_length=64)
    year = models.PositiveSmallIntegerField()
    filing_number = models.CharField(max_length=40)

    objects = InspectionPlanQuerySet.as_manager()

    class Meta:
        verbose_name = wording.PLAN
        constraints = [
            models.UniqueConstraint(name="inspection_plan_once_a_year", fields=["inspector", "year"]),
            models.CheckConstraint(name="inspection_plan_is_filed", condition=~models.Q(filing_number="")),
        ]
        indexes = [models.Index(name="inspection_plan_in_place", fields=["path", "year"])]

    def __str__(self):
        return f"{self.inspector}{self.year}年检查计划"

    def get_absolute_url(self):
        return f"{reverse('inspections:year')}?year={self.year}"

    @property
    def scope_paths(self):
        return (self.path,)

    @classmethod
    @verb
    def file(cls, inspector, *, year, filing_number, by, at, code=""):
        """The year's inspections of this body are filed; its demands are added one by one."""
        if not filing_number.strip():
            raise Refused(wording.PLAN_NEEDS_NUMBER)
        before = cls.objects.of_year(year).filter(inspector=inspector).first()
        if before:
            words = {"name": inspector.name, "year": year, "number": before.filing_number}
            raise Refused(wording.PLAN_EXISTS.format(**words))
        made = cls.objects.create(
            code=code or new_code("y"),
            inspector=inspector,
            path=inspector.path,
            year=year,
            filing_number=filing_number.strip(),
        )
        record(facts.InspectionPlanFiled(plan=made.code, year=year), organisation=inspector, by=by, at=at)
        return made
