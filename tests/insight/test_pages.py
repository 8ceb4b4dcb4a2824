from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.duties.models import ObligationCount
from mahua.insight.levels import Level, levels_of
from mahua.kernel.days import day_of
from mahua.undertakings.models import Joint
from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory
from tests.factories.tasks import TaskFactory
from tests.factories.undertakings import UndertakingFactory

pytestmark = pytest.mark.django_db
TWO_SKINS, LEVELS = "insight:two_skins", "insight:levels"


def today():
    return day_of(timezone.now())


def long_running(**said):
    days = {"starts_on": today() - timedelta(days=300), "ends_on": today() + timedelta(days=60)}
    return UndertakingFactory(planned=True, **days, **said)


def really_joined(undertaking):
    for number in range(8):
        on = today() - timedelta(days=30 * number + 10)
        said = {"kind": "member_carried_task", "stage": "co_carried", "source_position": number + 1}
        Joint.objects.create(undertaking=undertaking, source=f"w{number}", occurred_on=on, **said)


def page_of(client, name, user):
    client.force_login(user)
    return client.get(reverse(name)).content.decode()


def committee(district):
    return UserFactory(role="working_committee", role__at=district)


def test_what_is_joined_only_nominally_is_listed_with_a_next_joint(client):
    district = DistrictFactory()
    apart = long_running(unit=UnitFactory(parent=district), title="窗口提质")
    joined = long_running(unit=apart.unit, title="老旧小区改造")
    really_joined(joined)
    TaskFactory(organisation=apart.unit, about=apart.strand("business").code, title="延时服务排班")

    page = page_of(client, TWO_SKINS, committee(district))

    assert "窗口提质" in page
    assert "下次支委会可把“延时服务排班”列为议题" in page
    assert "老旧小区改造" not in page


def test_a_unit_leader_sees_the_own_unit_only(client):
    district = DistrictFactory()
    own, other = (
        long_running(unit=UnitFactory(parent=district), title=title) for title in ("本单位的事", "外单位的事")
    )

    page = page_of(client, TWO_SKINS, UserFactory(role="unit_leader", role__at=own.unit))

    assert own.title in page
    assert other.title not in page


@pytest.mark.parametrize("role", ["branch_secretary", "committee_clerk", "member", "business_head"])
def test_nobody_else_looks(client, role):
    unit = UnitFactory()
    client.force_login(UserFactory(role=role, role__at=unit))

    assert client.get(reverse(TWO_SKINS)).status_code == 403
    assert client.get(reverse(LEVELS)).status_code == 403


@pytest.mark.parametrize("undertakings", [1, 3])
def test_the_list_costs_the_same_however_long(client, undertakings, django_assert_max_num_queries):
    district = DistrictFactory()
    for _ in range(undertakings):
        long_running(unit=UnitFactory(parent=district))
    client.force_login(committee(district))
    client.get(reverse(TWO_SKINS))

    with django_assert_max_num_queries(9):
        response = client.get(reverse(TWO_SKINS))

    assert response.content.decode().count('<td class="half"><a') == undertakings


def counted(organisation, *, met, due_on, bearer=""):
    ObligationCount.objects.create(
        organisation_code=organisation.code,
        path=organisation.path,
        bearer=bearer,
        rule_code="R1",
        period=f"{due_on:%Y-%m}",
        due_on=due_on,
        required=1,
        done=int(met),
        binding=True,
        met=met,
    )


def of_level(kind, unit, number):
    return [OrganisationFactory(parent=unit, kind=kind) for _ in range(number)]


def test_levels_are_counted_this_year_and_the_year_before_to_the_same_day():
    district, on = DistrictFactory(), date(2026, 11, 27)
    branches = of_level("branch", UnitFactory(parent=district), 4)
    for number, branch in enumerate(branches):
        counted(branch, met=number > 0, due_on=date(2026, 3, 31))
        counted(branch, met=number > 1, due_on=date(2025, 3, 31))
        counted(branch, met=False, due_on=date(2026, 11, 30))
        counted(branch, met=False, due_on=date(2025, 11, 30))

    levels = levels_of(committee(district), on=on)

    assert levels.shown == [Level("党支部", owed=4, met=3, owed_before=4, met_before=2)]
    assert (levels.shown[0].percent, levels.shown[0].percent_before) == (75, 50)


def test_what_leaders_owe_in_person_is_a_level_of_its_own():
    district = DistrictFactory()
    groups = of_level("leading_group", UnitFactory(parent=district), 3)
    for group in groups:
        counted(group, met=True, due_on=date(2026, 3, 31))
        counted(group, met=False, due_on=date(2026, 3, 31), bearer="p1")

    levels = levels_of(committee(district), on=date(2026, 11, 27))

    assert [(each.title, each.met) for each in levels.shown] == [("单位党组成员本人", 0), ("单位党组", 3)]


def test_a_level_of_fewer_than_three_bodies_is_not_shown(client):
    district = DistrictFactory()
    unit, on = UnitFactory(parent=district), date(today().year, 1, 1)
    for body in (*of_level("branch", unit, 3), *of_level("party_committee", unit, 2)):
        counted(body, met=True, due_on=on)

    page = page_of(client, LEVELS, committee(district))

    assert '<td class="wide">党支部</td>' in page
    assert '<td class="wide">机关党委</td>' not in page
    assert "机关党委不足三个组织，不单列。" in page


@pytest.mark.parametrize("bodies", [3, 9])
def test_levels_name_no_body_and_cost_the_same_however_many(client, bodies, django_assert_max_num_queries):
    district = DistrictFactory()
    branches = of_level("branch", UnitFactory(parent=district), bodies)
    for branch in branches:
        counted(branch, met=True, due_on=date(today().year, 1, 1))
    client.force_login(committee(district))
    client.get(reverse(LEVELS))

    with django_assert_max_num_queries(8):
        page = client.get(reverse(LEVELS)).content.decode()

    assert f'<td class="num">{bodies}</td>' in page
    assert not any(branch.name in page for branch in branches)
