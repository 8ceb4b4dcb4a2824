from datetime import date

import pytest
from django.utils import timezone

from mahua.access.models import Assignment
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.members.merging import merge
from mahua.members.models import Member, Post
from mahua.organisations.models import Organisation, Succession, Term
from tests.factories.access import UserFactory
from tests.factories.members import MemberFactory, PostFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 1)
LAST = date(2026, 4, 30)


def test_two_branches_become_one_with_their_members_cells_and_past():
    into, first, second = OrganisationFactory.create_batch(3, parent=DistrictFactory())
    cell = OrganisationFactory(kind="cell", parent=first)
    in_cell, in_first, in_second = (MemberFactory(organisation=each) for each in (cell, first, second))
    PostFactory(organisation=first, member=in_first)
    Term.begin(first, began_on=date(2025, 1, 1), by=None, at=timezone.now())
    secretary = UserFactory(role="branch_secretary", role__at=first)

    merge([first, second], into=into, on=DAY, by=None, at=timezone.now())

    cell.refresh_from_db()
    assert set(Member.objects.filter(organisation=into)) == {in_first, in_second}
    assert (cell.parent(), Member.objects.get(pk=in_cell.pk).path) == (into, cell.path)
    assert set(Organisation.objects.filter(dissolved_on=LAST)) == {first, second}
    assert Succession.objects.filter(successor=into).count() == 2
    assert Post.objects.get().until_on == LAST
    assert Term.objects.get().ended_on == LAST
    assert not Assignment.objects.in_force(timezone.localdate()).filter(user=secretary).exists()
    assert Fact.objects.filter(kind="organisation.dissolved").count() == 2
    assert Fact.objects.filter(organisation_code=into.code, kind="member.transferred_in").count() == 2


def test_party_affairs_staff_keep_their_post_in_the_merged_committee():
    into, old = OrganisationFactory.create_batch(2, kind="party_committee", parent=DistrictFactory())
    PostFactory(organisation=old, role="party_affairs_staff")

    merge([old], into=into, on=DAY, by=None, at=timezone.now())

    assert Post.objects.current().get().organisation == into


def test_a_member_who_joined_after_the_day_stops_the_whole_merger():
    into, first, second = OrganisationFactory.create_batch(3, parent=DistrictFactory())
    stays = MemberFactory(organisation=first)
    MemberFactory(organisation=second, joined_on=date(2026, 6, 1))

    with pytest.raises(Refused, match="转接日期不能早于"):
        merge([first, second], into=into, on=DAY, by=None, at=timezone.now())

    assert Member.objects.get(pk=stays.pk).organisation == first
    assert not Fact.objects.exists()


def test_a_branch_is_not_merged_into_itself():
    branch = OrganisationFactory()

    with pytest.raises(Refused, match="不能同时"):
        merge([branch], into=branch, on=DAY, by=None, at=timezone.now())


def test_a_branch_that_still_holds_members_is_not_dissolved():
    branch = MemberFactory().organisation

    with pytest.raises(Refused, match="还有 1 名党员"):
        branch.dissolve(on=LAST, by=None, at=timezone.now())

    assert Organisation.objects.get(pk=branch.pk).dissolved_on is None


def test_a_temporary_branch_ends_with_its_second_memberships_and_appointed_posts():
    temporary = OrganisationFactory(kind="temporary_branch")
    member = MemberFactory()
    member.join_temporary(temporary, on=date(2026, 1, 1), by=None, at=timezone.now())
    PostFactory(organisation=temporary, member=member)

    temporary.dissolve(on=LAST, by=None, at=timezone.now())

    assert member.memberships.get(kind="second").until_on == LAST
    assert member.memberships.get(kind="home").until_on is None
    assert Post.objects.get().until_on == LAST
    assert set(Fact.objects.filter(occurred_on=LAST).values_list("kind", flat=True)) == {
        "member.left_temporary",
        "post.ended",
        "organisation.dissolved",
    }
