import pytest
from django.urls import reverse

from tests.factories.access import AssignmentFactory, UserFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


def test_a_person_with_two_roles_chooses_which_home_is_shown(client):
    branch, committee = OrganisationFactory(), OrganisationFactory(kind="party_committee")
    user = UserFactory(role="branch_secretary", role__at=branch, path=branch.path)
    other = AssignmentFactory(user=user, role="committee_clerk", path=committee.path, organisation_code=committee.code)
    client.force_login(user)
    before = client.get(reverse("console:home")).content.decode()

    client.post(reverse("console:act", args=[other.pk]))

    assert "要办的事" in before
    assert "哪些支部需要帮一把" in client.get(reverse("console:home")).content.decode()


def test_nobody_acts_in_the_role_of_another(client):
    branch = OrganisationFactory()
    stranger = UserFactory(role="committee_clerk", role__at=branch, path=branch.path)
    client.force_login(UserFactory(role="branch_secretary", role__at=branch, path=branch.path))

    response = client.post(reverse("console:act", args=[stranger.assignments.get().pk]))

    assert response.status_code == 404


def test_an_account_without_a_role_is_told_so_and_not_refused(client):
    client.force_login(UserFactory())

    assert client.get(reverse("console:home")).status_code == 200
    assert "您还没有身份" in client.get(reverse("console:roles")).content.decode()
