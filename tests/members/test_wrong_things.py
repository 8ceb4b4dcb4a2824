"""What people are told who ask for what cannot be: days out of order, a transfer to the same branch, a closed branch."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.kernel.errors import Refused
from mahua.members.models import Member, Post
from mahua.organisations.models import Organisation
from tests.factories.access import UserFactory
from tests.factories.members import MemberFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
FUTURE = date(2999, 1, 1)


def around():
    return {"by": None, "at": timezone.now()}


def a_branch():
    return OrganisationFactory(parent=UnitFactory(parent=DistrictFactory()))


def test_days_out_of_order_are_refused_in_words():
    branch, member = a_branch(), MemberFactory(stage="probationary", joined_on=date(2026, 1, 10))

    def admit(joined_on, from_on):
        Member.admit("新来的", organisation=branch, stage="full", joined_on=joined_on, from_on=from_on, **around())

    with pytest.raises(Refused, match="还没有到"):
        admit(date(2016, 7, 1), FUTURE)
    with pytest.raises(Refused, match="组织关系不能早于这一天"):
        admit(date(1990, 7, 1), date(1990, 7, 1))
    with pytest.raises(Refused, match="转正日期不能早于入党日期 2026-01-10"):
        member.confirm(on=date(2026, 1, 9), **around())
    with pytest.raises(Refused, match="还没有到"):
        member.confirm(on=FUTURE, **around())
    with pytest.raises(Refused, match="还没有到"):
        Post.appoint(member, organisation=branch, role="secretary", from_on=FUTURE, **around())


def test_a_confirmation_before_joining_is_shown_at_its_field(client):
    branch = a_branch()
    client.force_login(UserFactory(role="branch_secretary", role__at=branch, path=branch.path))
    typed = {
        "name": "王芳",
        "stage": "full",
        "joined_on": "2016-07-01",
        "confirmed_on": "2015-07-01",
        "from_on": "2026-01-01",
    }

    answered = client.post(reverse("members:admit", args=[branch.code]), typed)

    assert answered.status_code == 422
    assert answered.context["form"].errors["confirmed_on"] == ["转正日期不能早于入党日期 2016-07-01。"]


def test_a_transfer_to_the_same_branch_is_not_offered_and_refused(client):
    branch = a_branch()
    member = MemberFactory(organisation=branch)
    district = Organisation.objects.get(kind="district")
    client.force_login(UserFactory(role="working_committee", role__at=district, path=district.path))

    asked = client.get(reverse("members:transfer", args=[member.code]))

    assert branch.code not in dict(asked.context["form"].fields["to"].choices)
    with pytest.raises(Refused, match="已经在"):
        member.transfer(branch, on=DAY, **around())


def test_a_dissolved_branch_takes_nobody_in():
    branch, member = a_branch(), MemberFactory()
    branch.dissolve(on=DAY, **around())

    for change in (
        lambda: Member.admit("新来的", organisation=branch, stage="full", joined_on=date(2016, 7, 1), **around()),
        lambda: member.transfer(branch, on=date(2026, 4, 1), **around()),
        lambda: Post.appoint(member, organisation=branch, role="secretary", from_on=date(2026, 4, 1), **around()),
    ):
        with pytest.raises(Refused, match="已于 2026-03-01 撤销"):
            change()


def test_a_branch_with_members_is_not_dissolved_and_says_how_many():
    branch = a_branch()
    MemberFactory.create_batch(2, organisation=branch)

    with pytest.raises(Refused, match="还有 2 名党员的组织关系，请先转接或合并"):
        branch.dissolve(on=DAY, **around())
