from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.undertakings.counting import recount_all
from mahua.undertakings.models import Joint
from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory
from tests.factories.undertakings import UndertakingFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def under_way(unit, *, joints=(7,), days=100):
    """An undertaking that began so many days ago, with joints so many days ago."""
    begun, ends_on = TODAY - timedelta(days=days), TODAY + timedelta(days=60)
    undertaking = UndertakingFactory(unit=unit, planned=True, starts_on=begun, ends_on=ends_on)
    for ago in joints:
        day = TODAY - timedelta(days=ago)
        Joint.objects.create(
            undertaking=undertaking,
            kind="call_solved",
            stage="co_carried",
            occurred_on=day,
            source=f"c{ago}",
            source_position=1,
        )
    return undertaking


def words(response):
    return response.content.decode()


@pytest.mark.parametrize("units", [1, 3])
def test_the_braid_of_all_units_costs_the_same_however_many(client, units, django_assert_num_queries):
    district = DistrictFactory()
    client.force_login(UserFactory(role="working_committee", role__at=district))
    for unit in UnitFactory.create_batch(units, parent=district):
        under_way(unit)
    recount_all()
    client.get(reverse("undertakings:district"))

    with django_assert_num_queries(5):  # session, user, roles, weeks, units
        response = client.get(reverse("undertakings:district"))

    assert "52 周里 1 周有结合点" in words(response)
    assert words(response).count("/undertakings/units/") == units


def test_a_unit_that_had_no_joint_for_long_is_told_in_numbers_and_the_picture_stands_before_a_table(client):
    district = DistrictFactory()
    unit = UnitFactory(parent=district, name="住建局")
    client.force_login(UserFactory(role="working_committee", role__at=district))
    under_way(unit, joints=(80,))
    recount_all()

    response = client.get(reverse("undertakings:district"))

    row = next(line for line in words(response).split("<tr>") if "住建局</a>" in line)
    assert '<td class="num">1</td><td class="num">1</td>' in row
    assert 'role="img"' in words(response)
    assert "逐周数字" in words(response)


def test_a_unit_s_page_lists_what_it_has_in_hand(client, django_assert_num_queries):
    unit = UnitFactory()
    client.force_login(UserFactory(role="unit_leader", role__at=unit))
    undertaking = under_way(unit)
    under_way(UnitFactory())
    recount_all()
    url = reverse("undertakings:unit", args=[unit.code])
    client.get(url)

    with django_assert_num_queries(8):  # session, user, roles, unit, weeks, undertakings, joints, aparts
        response = client.get(url)

    assert undertaking.title in words(response)


def test_the_strands_that_met_longest_ago_come_first_and_are_told_in_words(client):
    unit = UnitFactory(parent=DistrictFactory())
    recent, long_ago, elsewhere = under_way(unit, joints=(5,)), under_way(unit, joints=(90,)), under_way(UnitFactory())
    client.force_login(UserFactory(role="unit_leader", role__at=unit))

    part = words(client.get(reverse("undertakings:unit", args=[unit.code]), headers={"HX-Request": "true"}))

    assert part.index(long_ago.title) < part.index(recent.title)
    assert elsewhere.title not in part
    assert "90 天没有结合点" in part
    assert ("late" in part, part.count('class="braid-frame')) == (False, 2)


def test_a_leader_sees_the_weeks_of_the_own_unit_alone(client):
    own, other = UnitFactory(parent=DistrictFactory()), UnitFactory()
    client.force_login(UserFactory(role="unit_leader", role__at=own))
    for unit in (own, other):
        under_way(unit)
    recount_all()

    listed = words(client.get(reverse("undertakings:district")))

    assert (own.code in listed, other.code in listed) == (True, False)
    assert client.get(reverse("undertakings:unit", args=[other.code])).status_code == 404


def test_only_a_unit_has_a_braid_of_units(client):
    unit = UnitFactory()
    branch = OrganisationFactory(parent=unit)
    client.force_login(UserFactory(role="unit_leader", role__at=unit))

    assert client.get(reverse("undertakings:unit", args=[unit.code])).status_code == 200
    assert client.get(reverse("undertakings:unit", args=[branch.code])).status_code == 404
