from datetime import date

import factory
from factory.django import DjangoModelFactory

from mahua.kernel.codes import new_code
from mahua.undertakings.models import Loan, Undertaking
from mahua.undertakings.models.strand import Strand
from tests.factories.access import UserFactory
from tests.factories.organisations import OrganisationFactory, UnitFactory


class UndertakingFactory(DjangoModelFactory):
    """A proposed undertaking of a unit, borne by a branch of it, with its two strands; `planned` says both goals."""

    class Meta:
        model = Undertaking
        skip_postgeneration_save = True

    code = factory.LazyFunction(lambda: new_code("u"))
    title = factory.Sequence(lambda n: f"第{n}件大事")
    category = "key_project"
    unit = factory.SubFactory(UnitFactory)
    path = factory.LazyAttribute(lambda made: made.unit.path)
    branch = factory.LazyAttribute(lambda made: OrganisationFactory(parent=made.unit))
    business_owner = factory.LazyAttribute(
        lambda made: UserFactory(path=made.unit.path, role="business_head", role__at=made.unit)
    )
    proposed_on = date(2026, 1, 5)
    starts_on = date(2026, 1, 10)
    ends_on = date(2026, 12, 20)

    @factory.post_generation
    def strands(self, create, extracted, **_):
        Strand.lay_both(self)

    @factory.post_generation
    def planned(self, create, planned, **_):
        if planned:
            self.strands.update(goal="按期完成", planned_on=self.starts_on, edition=1)
            Undertaking.objects.filter(pk=self.pk).update(state="under_way")
            self.refresh_from_db()


class LoanFactory(DjangoModelFactory):
    """What another unit was asked to lend to an undertaking."""

    class Meta:
        model = Loan

    code = factory.LazyFunction(lambda: new_code("q"))
    undertaking = factory.SubFactory(UndertakingFactory)
    lender = factory.SubFactory(UnitFactory)
    path = factory.LazyAttribute(lambda made: made.lender.path)
    what = "people"
    words = "懂造价的 2 人"
    from_on = date(2026, 3, 1)
    until_on = date(2026, 6, 30)
