import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.calls.where import counts_by_area
from tests.factories.calls import CommunityFactory, StreetFactory, clerk, raised
from tests.factories.organisations import DistrictFactory
from tests.factories.places import AreaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def street():
    return StreetFactory(parent=DistrictFactory())


def test_a_streets_count_holds_its_communities_and_no_call_that_does_not_count(street):
    now, community = timezone.now(), CommunityFactory(parent=street)
    area, inner = AreaFactory(organisation=street, level="street"), AreaFactory(organisation=community)
    raised(caller=community, at=now)
    raised(caller=street, at=now)
    raised(caller=community, at=now).withdraw(by=None, at=now)

    counts = counts_by_area(clerk("street_clerk", street), [area, inner], at=now)

    assert counts == {street.code: 2, community.code: 1}


@pytest.mark.parametrize("calls", [1, 3])
def test_the_map_costs_the_same_however_many_calls(client, street, calls, django_assert_max_num_queries):
    AreaFactory(organisation=street, level="street")
    client.force_login(clerk("street_clerk", street))
    for _ in range(calls):
        raised(caller=street, at=timezone.now())
    client.get(reverse("calls:map"))

    with django_assert_max_num_queries(8):
        page = client.get(reverse("calls:map"), {"which": "open"}).content.decode()

    assert "在办件数" in page
