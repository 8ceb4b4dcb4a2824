from datetime import date

import factory
from factory.django import DjangoModelFactory

from mahua.inspections.models import Demand, Finding, Inspection, InspectionPlan, Inspector
from mahua.inspections.subjects import subject_key
from mahua.kernel.codes import new_code
from tests.factories.organisations import OrganisationFactory, UnitFactory


class InspectionPlanFactory(DjangoModelFactory):
    """The filed plan of a working committee for 2026."""

    class Meta:
        model = InspectionPlan

    code = factory.LazyFunction(lambda: new_code("y"))
    inspector = factory.SubFactory(OrganisationFactory, kind="working_committee")
    path = factory.LazyAttribute(lambda made: made.inspector.path)
    year = 2026
    filing_number = factory.Sequence(lambda n: f"备〔2026〕{n}号")


class DemandFactory(DjangoModelFactory):
    """A unit is to be inspected in May, at 60 minutes."""

    class Meta:
        model = Demand

    code = factory.LazyFunction(lambda: new_code("j"))
    plan = factory.SubFactory(InspectionPlanFactory)
    year = factory.LazyAttribute(lambda made: made.plan.year)
    subject = factory.Sequence(lambda n: f"第{n}项检查")
    subject_key = factory.LazyAttribute(lambda made: subject_key(made.subject))
    body = factory.SubFactory(UnitFactory)
    path = factory.LazyAttribute(lambda made: made.body.path)
    period = "2026-05"
    minutes = 60


class InspectionFactory(DjangoModelFactory):
    """A visit that looked at both sides and found nothing; none of it in the ledger."""

    class Meta:
        model = Inspection
        skip_postgeneration_save = True

    code = factory.LazyFunction(lambda: new_code("i"))
    lead = factory.SubFactory(OrganisationFactory, kind="working_committee")
    body = factory.SubFactory(UnitFactory)
    path = factory.LazyAttribute(lambda made: made.body.path)
    held_on = date(2026, 5, 20)
    sides = "both"
    recorded_at = "2026-05-20T10:00:00Z"

    @factory.post_generation
    def inspected_by(self, create, extracted, **_):
        Inspector.objects.create(inspection=self, organisation=self.lead, path=self.lead.path)


class FindingFactory(DjangoModelFactory):
    """Something on the Party side that is mended and waits for a second look."""

    class Meta:
        model = Finding

    code = factory.LazyFunction(lambda: new_code("z"))
    inspection = factory.SubFactory(InspectionFactory)
    number = factory.Sequence(lambda n: n % 30_000 + 1)
    side = "party"
    title = factory.Sequence(lambda n: f"第{n}个问题")
    owner = factory.SelfAttribute("inspection.body")
    path = factory.LazyAttribute(lambda made: made.owner.path)
    due_on = date(2026, 6, 20)
    state = "rectified"
    rectified_on = date(2026, 6, 10)
