import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.duties.counting import recount_all
from mahua.kernel.days import day_of
from mahua.rules.periods import quarter_of
from tests.factories.access import UserFactory
from tests.factories.ledger_facts import held
from tests.factories.members import MemberFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db


def signed_in(client, role, organisation, **details):
    client.force_login(UserFactory(role=role, role__at=organisation, path=organisation.path, **details))
    return client.get(reverse("console:home"))


def test_the_secretary_sees_the_assembly_due_this_quarter_with_a_button_to_plan_it(client):
    branch = OrganisationFactory()

    page = signed_in(client, "branch_secretary", branch).content.decode()

    assert "召开支部党员大会" in page
    quarter = quarter_of(day_of(timezone.now())).code
    assert f"organisation={branch.code}&amp;kind=branch_assembly&amp;period={quarter}" in page.replace(
        "&k", "&amp;k"
    ).replace("&p", "&amp;p")


def test_what_has_been_held_is_no_longer_on_the_home(client):
    branch = OrganisationFactory()
    held(branch, "branch_assembly", day_of(timezone.now()))

    response = signed_in(client, "branch_secretary", branch)

    assert "branch_assembly" not in [each.meeting_kind for each in response.context["home"].now]


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("branch_secretary", "branch"),
        ("committee_clerk", "party_committee"),
        ("unit_leader", "unit"),
        ("working_committee", "district"),
        ("member", "branch"),
    ],
)
def test_no_score_stands_on_a_home(client, role, kind):
    organisation = OrganisationFactory(kind=kind)

    page = signed_in(client, role, organisation).content.decode()

    assert not re.search(r"得分|名次|第 ?\d+ ?名|\d ?分(?!钟)", page)


def test_the_committee_is_shown_units_in_roster_order_and_not_by_how_much_they_lack(client):
    district = DistrictFactory()
    first, second = UnitFactory(parent=district), UnitFactory(parent=district)
    OrganisationFactory(parent=first)
    for _ in range(3):
        OrganisationFactory(parent=second)
    today = day_of(timezone.now())
    recount_all(year=today.year, on=today)

    response = signed_in(client, "working_committee", district)

    assert [need.organisation for need in response.context["needs"]] == [first, second]


@pytest.mark.parametrize("role", ["working_committee", "committee_clerk", "unit_leader"])
def test_every_body_that_lacks_something_is_listed_and_none_is_picked_out(client, role):
    district = DistrictFactory()
    unit = UnitFactory(parent=district)
    bodies = UnitFactory.create_batch(11, parent=district) if role == "working_committee" else [unit] * 11
    branches = [OrganisationFactory(parent=each) for each in bodies]
    expected = bodies if role == "working_committee" else branches
    today = day_of(timezone.now())
    recount_all(year=today.year, on=today)
    at = district if role == "working_committee" else unit

    first = signed_in(client, role, at).context["needs"]
    second = client.get(reverse("console:home"), {"page": 2}).context["needs"]

    assert [need.organisation for need in [*first, *second]] == expected


def test_a_branch_all_of_whose_obligations_are_met_needs_no_help(client):
    district = DistrictFactory()
    unit = UnitFactory(parent=district)
    today = day_of(timezone.now())
    OrganisationFactory(parent=unit, go_live_on=today)
    recount_all(year=today.year, on=today)

    response = signed_in(client, "working_committee", district)

    assert not response.context["needs"].rows


def test_a_unit_leader_has_a_button_for_what_the_leading_group_owes(client):
    unit = UnitFactory(parent=DistrictFactory())
    group = OrganisationFactory(kind="leading_group", parent=unit)

    page = signed_in(client, "unit_leader", unit).content.decode()

    assert f"{reverse('meetings:new')}?organisation={group.code}&kind=first_topic" in page.replace("&amp;", "&")


def test_a_member_sees_the_branchs_next_meetings_and_own_tasks(client):
    branch = OrganisationFactory()
    member = MemberFactory(organisation=branch)

    page = signed_in(client, "member", branch, member_code=member.code).content.decode()

    assert "交给我的" in page
    assert branch.name in page


@pytest.mark.parametrize("branches", [1, 3])
@pytest.mark.parametrize(
    ("role", "most"),
    [("branch_secretary", 12), ("committee_clerk", 10), ("working_committee", 15), ("unit_leader", 14)],
)
def test_a_home_costs_the_same_however_much_there_is(client, role, most, branches, django_assert_max_num_queries):
    district = DistrictFactory()
    unit = UnitFactory(parent=district)
    committee = OrganisationFactory(kind="party_committee", parent=unit)
    group = OrganisationFactory(kind="leading_group", parent=unit)
    today = day_of(timezone.now())
    for branch in OrganisationFactory.create_batch(branches, parent=committee):
        held(branch, "theme_day", today - timedelta(days=1))
        held(group, "first_topic", today - timedelta(days=1))
    recount_all(year=today.year, on=today)
    at = {"branch_secretary": branch, "committee_clerk": committee, "unit_leader": unit, "working_committee": district}
    client.force_login(UserFactory(role=role, role__at=at[role], path=at[role].path))

    client.get(reverse("duties:rules"))  # the first page of five minutes also writes the session
    with django_assert_max_num_queries(most):
        response = client.get(reverse("console:home"))

    assert response.status_code == 200
