"""联系点 on its pages."""

import pytest
from django.urls import reverse

from mahua.duties.models import ContactPoint, ContactProblem
from tests.factories.access import UserFactory
from tests.factories.duties import ContactPointFactory, ContactProblemFactory, LeaderFactory
from tests.factories.members import MemberFactory
from tests.factories.organisations import OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db


def at_a_unit(points=1):
    """A unit with a leader and branches the leader looks after."""
    unit = UnitFactory()
    leader = LeaderFactory(organisation=OrganisationFactory(parent=unit, kind="leading_group"))
    made = [ContactPointFactory(post=leader, branch=OrganisationFactory(parent=unit)) for _ in range(points)]
    return unit, made


@pytest.mark.parametrize("points", [1, 3])
def test_the_list_costs_the_same_however_long(client, points, django_assert_num_queries):
    unit, made = at_a_unit(points)
    ContactProblemFactory(contact_point=made[0])
    client.force_login(UserFactory(role="committee_clerk", role__at=unit))
    client.get(reverse("duties:contact_points"))

    with django_assert_num_queries(4):  # session, user, roles, page
        page = client.get(reverse("duties:contact_points")).content.decode()

    assert page.count("<tr>") == points + 1


def test_a_clerk_sets_a_contact_point_in_one_form(client):
    unit, _ = at_a_unit(0)
    leader = LeaderFactory(organisation=OrganisationFactory(parent=unit, kind="leading_group"))
    branch = OrganisationFactory(parent=unit)
    client.force_login(UserFactory(role="committee_clerk", role__at=unit))
    said = {"post": leader.code, "branch": branch.code, "from_on": "2026-02-01"}

    answer = client.post(reverse("duties:new_contact_point"), said)

    point = ContactPoint.objects.get()
    assert answer.url == point.get_absolute_url()
    assert (point.post, point.branch) == (leader, branch)


def test_the_leader_in_person_takes_a_problem_along_and_the_branch_says_it_is_solved(client):
    _, (point,) = at_a_unit()
    leader = UserFactory(role="member", role__at=point.post.member.organisation, member_code=point.post.member.code)
    client.force_login(leader)
    taken = client.post(
        reverse("duties:take_up_problem", args=[point.code]), {"title": "门口没有坡道", "on": "2026-03-05"}
    )
    problem = ContactProblem.objects.get()
    client.force_login(UserFactory(role="branch_secretary", role__at=point.branch))

    solved = client.post(
        reverse("duties:solve_problem", args=[problem.code]), {"solution": "已铺好", "on": "2026-04-05"}
    )

    problem.refresh_from_db()
    assert (taken.status_code, solved.status_code) == (302, 302)
    assert (problem.is_open, problem.solution) == (False, "已铺好")


def test_neither_another_member_nor_the_branch_takes_problems_along_in_the_leader_s_name(client):
    _, (point,) = at_a_unit()
    address = reverse("duties:take_up_problem", args=[point.code])
    somebody = UserFactory(role="member", role__at=point.branch, member_code=MemberFactory().code)
    answers = []
    for user in (somebody, UserFactory(role="branch_secretary", role__at=point.branch)):
        client.force_login(user)
        answers.append(client.post(address, {"title": "事情", "on": "2026-03-05"}).status_code)

    assert answers == [403, 403]
    assert not ContactProblem.objects.exists()
