from datetime import date

import pytest
from django.utils import timezone

from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.members.admitting import Admission, admit_many
from mahua.members.models import Member, Membership, Post
from mahua.members.proposals import proposal_for
from tests.factories.members import MemberFactory, PostFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


def around():
    return {"by": None, "at": timezone.now()}


def test_a_transfer_is_in_both_ledgers_without_a_name():
    old, new = OrganisationFactory.create_batch(2)
    member = MemberFactory(organisation=old, name="王芳")

    member.transfer(new, on=date(2026, 5, 1), **around())

    facts = {fact.organisation_code: fact for fact in Fact.objects.all()}
    assert (facts[old.code].kind, facts[new.code].kind) == ("member.transferred_out", "member.transferred_in")
    assert not any("王芳" in fact.text or member.code in fact.text for fact in facts.values())


def test_somebody_lost_is_suspended_at_the_earliest_after_six_months_and_removed_after_two_more_years():
    member = MemberFactory(status="lost", status_on=date(2023, 1, 10))
    with pytest.raises(Refused, match="2023-07-10"):
        member.change_status("suspended", on=date(2023, 7, 9), **around())
    member.change_status("suspended", on=date(2023, 8, 1), **around())
    with pytest.raises(Refused, match="2025-08-01"):
        member.change_status("removed", on=date(2025, 7, 31), **around())

    member.change_status("removed", on=date(2025, 8, 1), **around())

    assert Member.objects.get().status == "removed"
    assert Membership.objects.get().until_on == date(2025, 8, 1)


def test_a_proposal_waits_for_its_day_and_names_the_clause():
    member = Member(name="王芳", status="away", status_on=date(2026, 1, 15))

    assert proposal_for(member, on=date(2026, 7, 14)) is None
    assert proposal_for(member, on=date(2026, 7, 15)).rule == "TR-MOVE"


def test_whoever_leaves_the_district_ends_his_posts_with_a_fact():
    branch = OrganisationFactory()
    member = MemberFactory(organisation=branch)
    PostFactory(organisation=branch, member=member)

    member.change_status("left", on=date(2026, 5, 1), **around())

    assert Post.objects.get().until_on == date(2026, 5, 1)
    assert sorted(Fact.objects.values_list("kind", flat=True)) == ["member.status_changed", "post.ended"]


def test_taking_part_in_a_temporary_branch_leaves_the_home_where_it_is():
    home, temporary = OrganisationFactory(), OrganisationFactory(kind="temporary_branch")
    member = MemberFactory(organisation=home)

    member.join_temporary(temporary, on=date(2026, 5, 1), **around())

    assert Member.objects.get().organisation == home
    assert Membership.objects.filter(kind="second").get().organisation == temporary
    assert Fact.objects.get().organisation_code == temporary.code


def test_only_a_temporary_branch_takes_a_second_membership():
    member = MemberFactory()

    with pytest.raises(Refused, match="第八条"):
        member.join_temporary(OrganisationFactory(), on=date(2026, 5, 1), **around())

    assert Membership.objects.filter(kind="second").count() == 0


def test_many_are_admitted_with_a_membership_and_a_fact_each():
    first, second = OrganisationFactory.create_batch(2)
    admissions = [
        Admission(name=f"王{number}", organisation=each, stage="full", joined_on=date(2012, 7, 1))
        for number, each in enumerate((first, second, first))
    ]

    members = admit_many(admissions, **around())

    assert [member.organisation for member in members] == [first, second, first]
    assert Membership.objects.filter(organisation=first, until_on=None).count() == 2
    assert list(Fact.objects.order_by("position").values_list("organisation_code", "number")) == [
        (first.code, 1),
        (second.code, 1),
        (first.code, 2),
    ]


def test_a_member_cannot_be_admitted_to_a_committee():
    committee = OrganisationFactory(kind="party_committee")

    with pytest.raises(Refused, match="不落在这里"):
        admit_many(
            [Admission(name="王芳", organisation=committee, stage="full", joined_on=date(2012, 7, 1))], **around()
        )

    assert Member.objects.count() == 0
