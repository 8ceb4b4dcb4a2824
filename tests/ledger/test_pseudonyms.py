"""People in facts are aliases; what is confidential shows only as counts; both end when the law says so."""

from datetime import date

import pytest

from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact, Pseudonym
from mahua.ledger.recording import reverse
from mahua.ledger.retention import report
from tests.factories.access import UserFactory
from tests.factories.ledger import AT, assembly, heart_talk, recorded
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


def test_nobody_can_tell_from_a_forgotten_alias_who_it_was():
    clerk, branch = UserFactory(), OrganisationFactory()
    (fact,) = recorded(branch, by=clerk, occurred_on=date(2015, 1, 1))

    Pseudonym.forget(clerk.code, on=date(2026, 11, 23))

    assert Fact.objects.get().by == fact.by
    assert not Pseudonym.objects.filter(alias=fact.by).exists()
    assert Pseudonym.of(clerk) != fact.by


@pytest.mark.parametrize("named_as", ["who recorded", "who took part"])
def test_while_a_fact_is_kept_its_people_are_not_forgotten(named_as):
    clerk, branch = UserFactory(), OrganisationFactory()
    if named_as == "who recorded":
        recorded(branch, by=clerk, occurred_on=date(2020, 2, 29))
    else:
        recorded(branch, heart_talk(Pseudonym.of(clerk)), occurred_on=date(2020, 2, 29))

    with pytest.raises(Refused, match="2030-02-28"):
        Pseudonym.forget(clerk.code, on=date(2030, 2, 27))
    Pseudonym.forget(clerk.code, on=date(2030, 2, 28))

    assert not Pseudonym.objects.filter(person_code=clerk.code).exists()


def test_a_lawful_order_ends_retention_earlier():
    clerk, branch = UserFactory(), OrganisationFactory()
    recorded(branch, by=clerk)

    Pseudonym.forget(clerk.code, on=date(2026, 11, 23), ordered=True)

    assert Pseudonym.objects.count() == 0


def test_the_report_says_of_each_kind_how_much_is_past_its_years():
    branch = OrganisationFactory()
    recorded(branch, assembly(), assembly(), occurred_on=date(2016, 11, 22))
    recorded(branch, assembly(), occurred_on=date(2016, 11, 23))

    (line,) = report(on=date(2026, 11, 23))

    assert (line.kind, line.years, line.facts, line.past) == ("branch_assembly.held", 10, 3, 2)
    assert (line.earliest, line.latest_kept_until) == (date(2016, 11, 22), date(2026, 11, 23))


def test_confidential_facts_are_counts_from_five_upward(confidential_kind):
    branch, other = OrganisationFactory(), OrganisationFactory()
    secretary = UserFactory(role="branch_secretary", role__at=branch)
    recorded(branch, *[confidential_kind(grade=1)] * 6)
    recorded(other, *[confidential_kind(grade=1)] * 9)

    def counted():
        return [(row["organisation_code"], row["kind"], row["year"], row["facts"]) for row in found()]

    def found():
        return Fact.objects.counted_confidential(secretary)

    assert list(Fact.objects.visible_to(secretary)) == []
    assert counted() == [(branch.code, "test.rated", 2026, 6)]

    reverse(1, reason="entered_twice", organisation=branch, by=None, at=AT)
    assert [row["facts"] for row in found()] == [5]

    reverse(2, reason="entered_twice", organisation=branch, by=None, at=AT)
    assert counted() == []
