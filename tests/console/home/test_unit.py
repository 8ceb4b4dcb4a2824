"""The first screen of a unit's leader: where the two strands of the unit's undertakings meet, and whom the leader looks after."""

from datetime import timedelta

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


def test_what_several_members_owe_alike_is_one_line_and_leads_to_where_it_is_done(client):
    unit = UnitFactory(parent=DistrictFactory())
    group = OrganisationFactory(kind="leading_group", parent=unit)
    PostFactory.create_batch(3, organisation=group, role="leading_group_member", from_on=TODAY - timedelta(days=800))

    page = home_of(client, UserFactory(role="unit_leader", role__at=unit))
    card = page.partition("党组应办")[2].partition("会上定的事")[0]

    assert card.count(f'到联系点帮助解决问题\n        <div class="clause">{TODAY.year}年{TODAY.month}月') == 1
    assert reverse("duties:contact_points") in card
