import pytest
from django.urls import reverse

from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory
from tests.factories.places import AreaFactory, GridFactory

pytestmark = pytest.mark.django_db


def settle(communities=1):
    """A street with communities, each with a grid cell; returns the district and the street's area."""
    district = DistrictFactory()
    street = OrganisationFactory(parent=district, kind="street", name="柳溪街道")
    area = AreaFactory(code="990101001000", level="street", organisation=street)
    for number in range(communities):
        body = OrganisationFactory(parent=street, kind="community", name=f"金沙{number}社区")
        GridFactory(community=AreaFactory(organisation=body))
    return district, area


@pytest.mark.parametrize("communities", [1, 3])
def test_the_map_costs_the_same_however_much_it_shows(client, communities, django_assert_num_queries):
    district, _ = settle(communities)
    client.force_login(UserFactory(role="working_committee", role__at=district))
    client.get(reverse("places:index"))

    with django_assert_num_queries(4):  # session, user, roles, areas
        page = client.get(reverse("places:index"), {"level": "community"})

    assert page.content.decode().count("看社区</a>") == 0
    assert page.content.decode().count("看网格</a>") == communities


def test_streets_come_first_and_lead_to_their_organisation_and_their_communities(client):
    district, area = settle()
    client.force_login(UserFactory(role="working_committee", role__at=district))

    page = client.get(reverse("places:index")).content.decode()

    assert f'<a href="{area.organisation.get_absolute_url()}">柳溪街道</a>' in page
    assert f'<a href="{area.get_absolute_url()}">看社区</a>' in page
    assert "金沙0社区" not in page


def test_a_street_shows_its_communities_and_a_community_its_grid_cells(client):
    district, area = settle()
    client.force_login(UserFactory(role="working_committee", role__at=district))

    street = client.get(area.get_absolute_url()).content.decode()
    community = client.get(reverse("places:show", args=["990101001000"])).context["within"][0]
    cells = client.get(community.get_absolute_url()).content.decode()

    assert "金沙0社区" in street
    assert "第1网格" not in street
    assert "金沙0社区第1网格" in cells


def test_a_community_without_grid_cells_shows_itself(client):
    area = AreaFactory()
    client.force_login(UserFactory(role="working_committee", role__at=area.organisation))

    page = client.get(area.get_absolute_url()).content.decode()

    assert "还没有划定网格" in page


def test_who_sees_no_street_is_shown_the_communities(client):
    area = AreaFactory()
    client.force_login(UserFactory(role="working_committee", role__at=area.organisation))

    assert area.organisation.name in client.get(reverse("places:index")).content.decode()
    assert area.organisation.name not in client.get(reverse("places:index"), {"level": "street"}).content.decode()


def test_who_may_not_read_about_organisations_gets_a_map_that_leads_nowhere(client):
    area = AreaFactory()
    client.force_login(UserFactory(role="community_clerk", role__at=area.organisation))

    page = client.get(area.get_absolute_url()).content.decode()

    assert area.organisation.name in page
    assert area.organisation.get_absolute_url() not in page


def test_an_area_of_another_place_is_out_of_sight(client):
    ours, theirs = AreaFactory(), AreaFactory()
    client.force_login(UserFactory(role="working_committee", role__at=ours.organisation))

    assert client.get(ours.get_absolute_url()).status_code == 200
    assert client.get(theirs.get_absolute_url()).status_code == 404
    assert theirs.organisation.name not in client.get(reverse("places:index")).content.decode()


def test_without_any_area_the_page_says_so(client):
    client.force_login(UserFactory(role="working_committee", role__at=DistrictFactory()))

    assert "没有已划定范围的街道或社区" in client.get(reverse("places:index")).content.decode()
