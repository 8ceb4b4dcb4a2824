from datetime import date

import pytest
from django.utils import timezone

from mahua.members.set_up import findings_on
from mahua.organisations.models import Term
from tests.factories.members import MemberFactory, PostFactory
from tests.factories.organisations import OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 30)


def rules(organisation):
    return {each.breach.rule for each in findings_on(DAY, below=[""]) if each.code == organisation.code}


def in_order(branch, members):
    """A branch of so many members with a secretary and a term that has years to run."""
    made = MemberFactory.create_batch(members, organisation=branch)
    PostFactory(organisation=branch, member=made[0], role="secretary")
    Term.begin(branch, began_on=date(2025, 3, 15), by=None, at=timezone.now(), opening=True)
    return made


def test_a_branch_set_up_as_the_rules_say_is_not_listed():
    branch = OrganisationFactory()
    in_order(branch, 5)

    assert rules(branch) == set()


def test_six_kinds_of_breach_are_found_where_they_are():
    few, many, bare = OrganisationFactory(), OrganisationFactory(), OrganisationFactory()
    joint, late, unit = OrganisationFactory(form="joint"), OrganisationFactory(), UnitFactory(staff=180)
    in_order(few, 2)
    in_order(many, 51)
    MemberFactory.create_batch(4, organisation=bare)
    in_order(joint, 4)
    joint.cover(UnitFactory.create_batch(6, staff=0), by=None, at=timezone.now())
    in_order(late, 4)
    Term.objects.filter(organisation=late).update(expires_on=date(2026, 3, 15), due_on=date(2026, 3, 15))

    assert rules(few) == {"BR-SETUP-3"}
    assert rules(many) == {"BR-MAX-50", "BR-COMM-7"}
    assert rules(bare) == {"BR-SECRETARY", "BR-TERM-REMIND"}
    assert rules(joint) == {"BR-JOINT-5"}
    assert rules(late) == {"BR-TERM"}
    assert rules(unit) == {"ST-RATIO"}


def test_a_head_who_belongs_to_a_cell_is_looked_for_in_its_branch():
    branch = OrganisationFactory(parent=(unit := UnitFactory(staff=0)))
    cell = OrganisationFactory(kind="cell", parent=branch)
    in_order(branch, 4)
    head = MemberFactory(organisation=cell)
    PostFactory(organisation=unit, member=head, role="administrative_head")

    assert rules(branch) == {"BR-HEAD"}


def test_only_what_is_below_the_paths_is_looked_at():
    here, elsewhere = UnitFactory(), UnitFactory()
    OrganisationFactory(parent=here), OrganisationFactory(parent=elsewhere)

    found = findings_on(DAY, below=[here.path])

    assert found
    assert all(each.path.startswith(here.path) for each in found)


@pytest.mark.parametrize("branches", [1, 3])
def test_the_findings_cost_the_same_however_many(branches, django_assert_num_queries):
    OrganisationFactory.create_batch(branches)

    with django_assert_num_queries(10):
        found = findings_on(DAY, below=["0001"])

    assert len({each.code for each in found}) == branches
