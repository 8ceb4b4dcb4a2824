"""The first screen of a unit's leader: where the two strands of the unit's undertakings meet, and whom the leader looks after."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.duties.models import ContactPoint
from tests.factories.access import UserFactory
from tests.factories.members import PostFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def home_of(client, user):
    client.force_login(user)
    return client.get(reverse("console:home")).content.decode()


def test_the_unit_s_braids_are_brought_in_by_their_address(client):
    unit = UnitFactory(parent=DistrictFactory())

    page = home_of(client, UserFactory(role="unit_leader", role__at=unit))

    assert f'hx-get="{reverse("undertakings:unit", args=[unit.code])}" hx-trigger="load"' in page


def test_a_leader_finds_the_own_contact_point_and_not_a_colleague_s(client):
    unit = UnitFactory(parent=DistrictFactory())
    group = OrganisationFactory(kind="leading_group", parent=unit)
    own, other = PostFactory.create_batch(2, organisation=group, role="leading_group_member")
    for post, name in ((own, "第一党支部"), (other, "第二党支部")):
        branch = OrganisationFactory(parent=unit, name=name)
        ContactPoint.appoint(branch=branch, post=post, from_on=TODAY, by=None, at=timezone.now())

    page = home_of(client, UserFactory(role="unit_leader", role__at=unit, member_code=own.member.code))
    card = page.partition("我的联系点")[2].partition("本单位哪些支部")[0]

    assert ("第一党支部" in card, "第二党支部" in card) == (True, False)
