"""责任安排 and 制度集 on their pages."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.duties.counting import recount_all
from mahua.duties.models import DutySet, RuleSet
from mahua.kernel.days import day_of
from tests.factories.access import UserFactory
from tests.factories.duties import DutyPartFactory, DutySetFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db


def today():
    return day_of(timezone.now())


def in_a_unit(kind="leading_group"):
    district = DistrictFactory()
    unit = UnitFactory(parent=district)
    return district, unit, OrganisationFactory(parent=unit, kind=kind)


@pytest.mark.parametrize("sets", [1, 3])
def test_the_list_costs_the_same_however_long(client, sets, django_assert_num_queries):
    _, unit, _ = in_a_unit()
    for _ in range(sets):
        DutyPartFactory(duty_set__organisation=OrganisationFactory(parent=unit, kind="leading_group"))
    client.force_login(UserFactory(role="committee_clerk", role__at=unit))
    client.get(reverse("duties:duty_sets"))

    with django_assert_num_queries(4):  # session, user, roles, page
        page = client.get(reverse("duties:duty_sets")).content.decode()

    assert page.count("<tr>") == sets + 1


def test_a_unit_leader_makes_all_of_it_in_one_step(client):
    _, unit, group = in_a_unit()
    client.force_login(UserFactory(role="unit_leader", role__at=unit))
    said = {"template": "one_two_three", "organisation": group.code, "year": today().year}

    page = client.post(reverse("duties:new_duty_set"), said, follow=True).content.decode()

    assert DutySet.objects.get().organisation == group
    assert all(words in page for words in ("全面从严治党主体责任清单", "年度党建工作会议", "述职述责述廉会议"))


def test_a_branch_is_not_given_a_leading_group_s_template(client):
    _, unit, branch = in_a_unit(kind="branch")
    client.force_login(UserFactory(role="unit_leader", role__at=unit))
    said = {"template": "one_two_three", "organisation": branch.code, "year": today().year}

    assert client.post(reverse("duties:new_duty_set"), said).status_code == 422


def test_the_superior_looks_through_and_never_the_body_itself(client):
    district, unit, group = in_a_unit()
    duty_set = DutySetFactory(organisation=group)
    DutyPartFactory(duty_set=duty_set, done_on=today())
    address = reverse("duties:review_duty_set", args=[duty_set.code])
    answers = []
    for role, place in (("unit_leader", unit), ("committee_clerk", unit), ("working_committee", district)):
        client.force_login(UserFactory(role=role, role__at=place))
        answers.append(client.post(address).status_code)

    assert answers == [403, 403, 302]


@pytest.mark.parametrize("units", [1, 3])
def test_a_rule_set_shows_each_unit_along_the_roster_at_the_same_cost(client, units, django_assert_num_queries):
    district = DistrictFactory()
    for _ in range(units):
        OrganisationFactory(parent=UnitFactory(parent=district), kind="leading_group")
    recount_all(year=today().year, on=today())
    client.force_login(UserFactory(role="working_committee", role__at=district))
    rule_set = RuleSet.objects.get(title="“两个维护”制度")
    client.get(rule_set.get_absolute_url())

    with django_assert_num_queries(7):  # session, user, roles, set, rules, page, counts
        page = client.get(rule_set.get_absolute_url()).content.decode()

    assert page.count("0 / 12") == units


def test_only_the_working_committee_keeps_rule_sets(client):
    district, unit, _ = in_a_unit()
    said = {"title": "某项制度", "source": "本区规定", "rules": ["FT-M", "SS-Q"]}
    client.force_login(UserFactory(role="unit_leader", role__at=unit))
    refused = client.post(reverse("duties:new_rule_set"), said).status_code
    client.force_login(UserFactory(role="working_committee", role__at=district))

    client.post(reverse("duties:new_rule_set"), said)

    assert refused == 403
    assert RuleSet.objects.get(title="某项制度").rules == ["FT-M", "SS-Q"]
