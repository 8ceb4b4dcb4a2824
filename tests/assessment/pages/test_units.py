"""自查 of a unit: seen by its leader, and by nobody else."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.assessment import warming
from mahua.assessment.asking import ask_for
from mahua.assessment.running import run
from mahua.kernel.days import day_of
from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ready(settings, tmp_path):
    settings.HOME = tmp_path
    warming.READY.wait(day_of(timezone.now()).year)


def a_unit():
    unit = UnitFactory(parent=DistrictFactory())
    return unit, OrganisationFactory(parent=unit, kind="leading_group")


def test_the_leader_is_led_to_how_the_unit_would_stand(client):
    unit, group = a_unit()
    client.force_login(UserFactory(role="unit_leader", role__at=unit))

    text = client.get(reverse("assessment:index"), follow=True).content.decode()

    year = day_of(timezone.now()).year
    assert "如果今天考核" in text
    assert "A2 党组研究党建" in text
    assert "这是本单位照一照自己的镜子" in text
    assert f"organisation={group.code}&amp;kind=leading_group_meeting&amp;period={year}Q1" in text


@pytest.mark.parametrize("role", ["business_head", "committee_clerk", "unit_responder", "branch_secretary"])
def test_nobody_else_in_the_unit_sees_it(client, role):
    unit, _ = a_unit()
    client.force_login(UserFactory(role=role, role__at=unit))

    assert client.get(reverse("assessment:self_check", args=[unit.code])).status_code in {403, 404}


def test_the_working_committee_does_not_see_it_and_another_units_leader_neither(client):
    unit, _ = a_unit()
    for role, at in (("working_committee", unit.parent()), ("unit_leader", UnitFactory(parent=unit.parent()))):
        client.force_login(UserFactory(role=role, role__at=at))

        assert client.get(reverse("assessment:self_check", args=[unit.code])).status_code in {403, 404}


def test_after_the_run_the_unit_sees_its_result_and_the_committee_confirms_stars_of_units(client):
    unit, _ = a_unit()
    at = timezone.now()
    today = day_of(at)
    run(ask_for(subject="unit", year=today.year, as_of=today, by=None, at=at, in_worker=False), by=None, at=at)

    client.force_login(UserFactory(role="unit_leader", role__at=unit))
    result = client.get(reverse("assessment:result", args=[unit.code])).content.decode()
    client.force_login(UserFactory(role="working_committee", role__at=unit.parent()))
    of_units = client.get(reverse("assessment:stars"), {"subject": "unit"}).content.decode()
    of_branches = client.get(reverse("assessment:stars")).content.decode()

    assert f"{today.year}年度考核结果" in result
    assert "本单位" in result
    assert unit.name in of_units
    assert unit.name not in of_branches


@pytest.mark.parametrize("groups", [1, 3])
def test_the_page_costs_the_same_however_many_bodies_lead_the_unit(client, groups, django_assert_max_num_queries):
    unit, _ = a_unit()
    OrganisationFactory.create_batch(groups, parent=unit, kind="party_committee")
    client.force_login(UserFactory(role="unit_leader", role__at=unit))

    with django_assert_max_num_queries(30) as counted:
        client.get(reverse("assessment:self_check", args=[unit.code]))

    assert len(counted) == 24
