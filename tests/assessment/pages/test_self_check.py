"""自查: what the branch itself sees, and nobody above it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.assessment import warming
from mahua.kernel.days import day_of
from tests.factories.access import AssignmentFactory, UserFactory
from tests.factories.ledger_facts import held
from tests.factories.meetings import branch_of
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
OF_BRANCH = ("branch_secretary", "branch_recorder")
ABOVE = ("committee_clerk", "unit_leader", "working_committee")


@pytest.fixture(autouse=True)
def ready():
    """The engine of this process is ready, as in a server that has been running for a while."""
    warming.READY.wait(day_of(timezone.now()).year)


def a_branch_of_a_unit():
    unit = UnitFactory(parent=DistrictFactory())
    return branch_of(9, committee=3, parent=OrganisationFactory(parent=unit, kind="party_committee"))


def page_of(branch):
    return reverse("assessment:self_check", args=[branch.code])


@pytest.mark.parametrize("role", OF_BRANCH)
def test_the_branchs_own_people_see_how_it_would_stand(client, role):
    branch = a_branch_of_a_unit()
    client.force_login(UserFactory(role=role, role__at=branch))

    text = client.get(page_of(branch)).content.decode()

    assert "如果今天考核" in text
    assert "上级看不到这一页" in text


@pytest.mark.parametrize("role", ABOVE)
def test_nobody_above_the_branch_sees_it(client, role):
    branch = a_branch_of_a_unit()
    user = UserFactory(role=role, role__at=branch)
    client.force_login(user)

    assert user.scopes.reaches(branch.path, may="organisations.view_organisation")
    assert client.get(page_of(branch)).status_code == 403


def test_a_branch_role_over_what_contains_the_branch_is_not_enough(client):
    branch = a_branch_of_a_unit()
    client.force_login(UserFactory(role="branch_secretary", role__at=branch.parent()))

    assert client.get(page_of(branch)).status_code == 403


def test_who_is_clerk_above_and_secretary_of_one_branch_sees_that_one_only(client):
    own = a_branch_of_a_unit()
    other = OrganisationFactory(parent=own.parent())
    user = UserFactory(role="branch_secretary", role__at=own)
    above = own.parent()
    AssignmentFactory(user=user, role="committee_clerk", path=above.path, organisation_code=above.code)
    client.force_login(user)

    assert client.get(page_of(own)).status_code == 200
    assert client.get(page_of(other)).status_code == 403


def test_what_is_missing_can_be_planned_or_recorded_from_the_page(client):
    branch = a_branch_of_a_unit()
    client.force_login(UserFactory(role="branch_secretary", role__at=branch))

    text = client.get(page_of(branch)).content.decode()

    year = day_of(timezone.now()).year
    assert f"{reverse('meetings:new')}?organisation={branch.code}&amp;kind=branch_assembly&amp;period={year}Q1" in text


def test_while_the_engine_gets_ready_the_page_says_so_and_asks_again(client, monkeypatch):
    branch = a_branch_of_a_unit()
    client.force_login(UserFactory(role="branch_secretary", role__at=branch))
    monkeypatch.setattr(warming, "READY", warming.Warmth())

    first = client.get(page_of(branch)).content.decode()
    warming.READY.wait(day_of(timezone.now()).year)
    part = client.get(page_of(branch), headers={"HX-Request": "true"}).content.decode()

    assert "正在计算" in first
    assert 'hx-trigger="load delay:1s"' in first
    assert part.lstrip().startswith('<div id="report">')
    assert "如果今天考核" in part


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_page_costs_the_same_number_of_queries_however_much_was_done(
    client, meetings, django_assert_max_num_queries
):
    branch = a_branch_of_a_unit()
    today = day_of(timezone.now())
    for month in range(1, meetings + 1):
        held(branch, "theme_day", today.replace(month=1, day=month))
    client.force_login(UserFactory(role="branch_secretary", role__at=branch))

    with django_assert_max_num_queries(30) as counted:
        client.get(page_of(branch))

    assert len(counted) == 24


def test_the_page_leaves_nothing_behind(client, django_assert_num_queries):
    branch = a_branch_of_a_unit()
    client.force_login(UserFactory(role="branch_secretary", role__at=branch))

    with django_assert_num_queries(23) as counted:
        client.get(page_of(branch))

    written = [each["sql"] for each in counted if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert [sql for sql in written if "django_session" not in sql] == []
