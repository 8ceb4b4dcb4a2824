"""From the district to the last branch: who owes a rule and whether it was done, level by level, in roster order."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.duties.counting import recount_all
from mahua.duties.models import ContactProblem
from mahua.kernel.days import day_of
from tests.factories.access import UserFactory
from tests.factories.duties import ContactPointFactory, LeaderFactory
from tests.factories.ledger_facts import held
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db


def today():
    return day_of(timezone.now())


def a_district(units=2, branches=2):
    district = DistrictFactory()
    made = [UnitFactory(parent=district) for _ in range(units)]
    for unit in made:
        for _ in range(branches):
            OrganisationFactory(parent=unit)
    return district, made


def counted():
    recount_all(year=today().year, on=today())


def page_of(client, code, **said):
    return client.get(reverse("duties:rule", args=[code]), said).content.decode()


@pytest.mark.parametrize("units", [1, 3])
def test_the_district_s_level_costs_the_same_however_many_units(client, units, django_assert_max_num_queries):
    district, _ = a_district(units)
    counted()
    client.force_login(UserFactory(role="working_committee", role__at=district))
    page_of(client, "OL-DAY-M")

    with django_assert_max_num_queries(8):
        page = page_of(client, "OL-DAY-M")

    assert page.count("项未见记录") == units


def test_units_stand_in_roster_order_with_what_their_bodies_owe_and_have_done(client):
    district, (first, second) = a_district()
    branch = OrganisationFactory(parent=second)
    held(branch, "theme_day", today().replace(month=1, day=5))
    counted()
    client.force_login(UserFactory(role="working_committee", role__at=district))

    page = page_of(client, "OL-DAY-M")

    assert page.index(first.name) < page.index(second.name)
    assert '<td class="num">24</td><td class="num">0</td>' in page
    assert '<td class="num">36</td><td class="num">1</td>' in page


def test_a_unit_opens_to_its_bodies_and_a_body_to_its_posts(client, django_assert_max_num_queries):
    district, (unit, other) = a_district()
    group = OrganisationFactory(parent=unit, kind="leading_group")
    leader = LeaderFactory(organisation=group)
    point = ContactPointFactory(post=leader)
    at = datetime(today().year, 1, 6, 2, tzinfo=UTC)
    ContactProblem.take_up("缺活动室", contact_point=point, on=point.from_on, by=None, at=max(at, timezone.now()))
    counted()
    client.force_login(UserFactory(role="working_committee", role__at=district))

    bodies = page_of(client, "DG-VISIT", **{"in": unit.code})
    with django_assert_max_num_queries(10):
        posts = page_of(client, "DG-VISIT", **{"in": group.code})

    assert (group.name in bodies, other.name in bodies) == (True, False)
    assert "党组成员" in posts
    assert leader.member.name not in posts  # above the unit one reads the post, not who holds it
    assert '<td class="num">12</td><td class="num">1</td>' in posts


def test_what_a_local_rule_only_suggests_is_not_said_to_lack(client):
    district, (unit, _) = a_district()
    OrganisationFactory(parent=unit, kind="leading_group")
    counted()
    client.force_login(UserFactory(role="working_committee", role__at=district))

    page = page_of(client, "FT-M")

    assert unit.name in page
    assert "项未见记录" not in page


def test_a_clerk_sees_the_own_bodies_and_no_other_place(client):
    _, (unit, other) = a_district()
    counted()
    client.force_login(UserFactory(role="committee_clerk", role__at=unit))

    page = page_of(client, "OL-DAY-M")
    elsewhere = client.get(reverse("duties:rule", args=["OL-DAY-M"]), {"in": other.code})

    assert page.count("项未见记录") == 2
    assert elsewhere.status_code == 404


def test_a_member_reads_the_rule_and_not_who_owes_it(client):
    _, (unit, _) = a_district()
    counted()
    client.force_login(UserFactory(role="member", role__at=unit))

    page = page_of(client, "OL-DAY-M")

    assert "历次要求" in page
    assert "应办" not in page.partition("<main")[2]


def test_a_rule_is_found_by_a_word_of_it_two_clicks_from_home(client):
    district, _ = a_district()
    client.force_login(UserFactory(role="working_committee", role__at=district))
    home = client.get(reverse("console:home")).content.decode()

    start = client.get(reverse("duties:responsibilities"), follow=True)
    found = client.get(reverse("duties:rules"), {"q": "主题党日"}).content.decode()

    assert f'href="{reverse("duties:responsibilities")}"' in home
    assert 'name="q"' in start.content.decode()
    assert reverse("duties:rule", args=["OL-DAY-M"]) in found
    assert reverse("duties:rule", args=["OL-MEET-Q"]) not in found


def test_inside_the_unit_one_reads_who_holds_the_post(client):
    _, (unit, _) = a_district()
    leader = LeaderFactory(organisation=OrganisationFactory(parent=unit, kind="leading_group"))
    counted()
    client.force_login(UserFactory(role="unit_leader", role__at=unit))

    posts = page_of(client, "DG-VISIT", **{"in": leader.organisation.code})

    assert leader.member.name in posts
