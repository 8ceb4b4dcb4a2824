from datetime import date

import pytest
from django.utils import timezone

from mahua.members.models import Membership
from mahua.members.standing import standing_on
from mahua.organisations.models import Organisation, Term
from tests.factories.members import MemberFactory, PostFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 30)


def rows(day=DAY):
    return {row["organisation_code"]: row for row in standing_on(day).to_pylist()}


def a_unit():
    unit = UnitFactory(parent=DistrictFactory(), staff=180, fulltime_party_staff=2)
    committee = OrganisationFactory(kind="party_committee", parent=unit)
    return unit, committee, OrganisationFactory(parent=committee)


def test_members_count_for_their_branch_and_everything_above_it():
    unit, committee, branch = a_unit()
    cell = OrganisationFactory(kind="cell", parent=branch)
    MemberFactory.create_batch(2, organisation=branch)
    MemberFactory(organisation=cell, stage="probationary")

    found = rows()

    assert [found[each.code]["members"] for each in (unit, committee, branch, cell)] == [3, 3, 3, 1]
    assert [found[each.code]["formal_members"] for each in (unit, committee, branch, cell)] == [2, 2, 2, 0]
    assert (found[branch.code]["parent_code"], found[branch.code]["unit_code"]) == (committee.code, unit.code)
    assert (found[unit.code]["staff"], found[unit.code]["fulltime_party_staff"]) == (180, 2)


def test_the_counts_equal_the_slow_and_obvious_ones():
    _, committee, _ = a_unit()
    for size in (1, 4, 9):
        branch = OrganisationFactory(parent=committee)
        members = MemberFactory.create_batch(size, organisation=branch)
        PostFactory(organisation=branch, member=members[0], role="secretary")
        PostFactory(organisation=branch, member=members[0], role="publicity_commissioner")
        PostFactory(organisation=branch, member=members[-1], role="deputy_secretary")

    found = rows()

    for organisation in Organisation.objects.all():
        below = Organisation.objects.below(organisation.path)
        assert found[organisation.code]["members"] == sum(
            member.memberships.on(DAY).filter(organisation__in=below).exists() for member in _everybody()
        )
        posts = organisation.posts.on(DAY)
        assert found[organisation.code]["committee_members"] == len({post.member_id for post in posts})
        assert found[organisation.code]["secretaries"] == posts.filter(role="secretary").count()
        assert found[organisation.code]["deputy_secretaries"] == posts.filter(role="deputy_secretary").count()


def _everybody():
    return [membership.member for membership in Membership.objects.select_related("member")]


def test_a_day_in_the_past_is_counted_as_it_was():
    _, committee, branch = a_unit()
    other = OrganisationFactory(parent=committee)
    member = MemberFactory(organisation=branch, stage="probationary")
    member.confirm(on=date(2026, 7, 1), by=None, at=timezone.now())
    member.transfer(other, on=date(2026, 8, 1), by=None, at=timezone.now())

    before, after = rows(date(2026, 6, 30)), rows(date(2026, 8, 1))

    assert (before[branch.code]["members"], before[branch.code]["formal_members"]) == (1, 0)
    assert (after[branch.code]["members"], after[other.code]["formal_members"]) == (0, 1)


def test_somebody_in_a_temporary_branch_counts_there_and_above_only_at_home():
    unit, committee, branch = a_unit()
    temporary = OrganisationFactory(kind="temporary_branch", parent=committee)
    member = MemberFactory(organisation=branch)
    member.join_temporary(temporary, on=date(2026, 1, 1), by=None, at=timezone.now())

    found = rows()

    assert (found[temporary.code]["members"], found[unit.code]["members"]) == (1, 1)


def test_a_suspended_member_counts_until_the_day_of_the_suspension():
    _, _, branch = a_unit()
    member = MemberFactory(organisation=branch)
    member.change_status("suspended", on=date(2026, 6, 30), by=None, at=timezone.now())

    assert rows(date(2026, 6, 29))[branch.code]["members"] == 1
    assert rows(date(2026, 6, 30))[branch.code]["members"] == 0


def test_the_running_term_and_the_units_of_a_joint_branch_are_told():
    branch = OrganisationFactory(form="joint")
    branch.cover(UnitFactory.create_batch(2), by=None, at=timezone.now())
    Term.begin(branch, began_on=date(2023, 3, 15), by=None, at=timezone.now(), opening=True)

    row = rows()[branch.code]

    assert row["joint_units"] == 2
    assert (row["term_began_on"], row["term_expires_on"]) == (date(2023, 3, 15), date(2026, 3, 15))


@pytest.mark.parametrize("branches", [1, 3])
def test_standing_costs_the_same_however_many_organisations(branches, django_assert_num_queries):
    for branch in OrganisationFactory.create_batch(branches):
        PostFactory(organisation=branch)

    with django_assert_num_queries(7):
        table = standing_on(DAY)

    assert table.num_rows == branches
