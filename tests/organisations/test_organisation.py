from datetime import date, timedelta

import pytest
from django.utils import timezone

from mahua.access.models import Assignment
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.members.models import Member
from mahua.organisations.models import Organisation, Placement, Term
from tests.factories.access import UserFactory
from tests.factories.members import MemberFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 1)


def test_founding_an_organisation_places_it_below_its_parent_and_leaves_a_fact():
    unit = UnitFactory(parent=DistrictFactory())

    branch = Organisation.found("第一党支部", kind="branch", parent=unit, founded_on=DAY, by=None, at=timezone.now())

    fact = Fact.objects.get()
    assert branch.path == unit.path + "0001"
    assert (fact.kind, fact.organisation_code, fact.path) == ("organisation.founded", branch.code, branch.path)


def test_a_renamed_organisation_still_answers_to_its_old_name_on_an_old_day():
    branch = OrganisationFactory(name="旧名党支部")

    branch.rename("新名党支部", on=DAY, by=None, at=timezone.now())

    assert branch.name == "新名党支部"
    assert branch.placements.on(DAY - timedelta(days=1)).get().name == "旧名党支部"
    assert branch.placements.on(DAY).get().name == "新名党支部"


def test_a_move_takes_everything_below_along_with_members_and_roles():
    district = DistrictFactory()
    old, new = UnitFactory(parent=district), UnitFactory(parent=district)
    committee = OrganisationFactory(kind="party_committee", parent=old)
    branch = OrganisationFactory(parent=committee)
    member = MemberFactory(organisation=branch)
    user = UserFactory(role="branch_secretary", role__at=branch, path=branch.path)

    committee.move(new, on=DAY, by=None, at=timezone.now())

    branch.refresh_from_db()
    assert branch.path == new.path + "0001" + "0001"
    assert Member.objects.get(pk=member.pk).path == branch.path
    assert Assignment.objects.get(user=user).path == branch.path
    assert branch.path_on(DAY - timedelta(days=1)).startswith(old.path)
    assert branch.path_on(DAY) == branch.path


def test_an_organisation_cannot_be_moved_below_itself():
    committee = OrganisationFactory(kind="party_committee")
    branch = OrganisationFactory(parent=committee)

    with pytest.raises(Refused, match="自己的下级"):
        committee.move(branch, on=DAY, by=None, at=timezone.now())

    assert Placement.objects.filter(organisation=committee).count() == 1


def test_a_place_is_never_given_out_twice():
    unit = UnitFactory()
    first = OrganisationFactory(parent=unit)
    first.dissolve(on=DAY, by=None, at=timezone.now())

    second = OrganisationFactory(parent=unit)

    assert first.path != second.path


def test_an_organisation_with_others_below_it_is_not_dissolved():
    committee = OrganisationFactory(kind="party_committee")
    OrganisationFactory(parent=committee)

    with pytest.raises(Refused, match="还有 1 个组织"):
        committee.dissolve(on=DAY, by=None, at=timezone.now())

    assert Fact.objects.count() == 0


def test_a_new_term_of_a_branch_lasts_three_years_and_ends_the_one_before():
    branch = OrganisationFactory()
    first = Term.begin(branch, began_on=date(2020, 3, 15), by=None, at=timezone.now(), opening=True)

    second = Term.begin(branch, began_on=date(2023, 3, 15), by=None, at=timezone.now())

    first.refresh_from_db()
    assert first.ended_on == date(2023, 3, 15)
    assert second.due_on == date(2026, 3, 15)


def test_a_leading_group_is_appointed_and_has_no_term():
    group = OrganisationFactory(kind="leading_group")

    with pytest.raises(Refused, match="没有届期"):
        Term.begin(group, began_on=DAY, by=None, at=timezone.now())
