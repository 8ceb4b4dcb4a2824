"""A rule about a street follows it to its new place."""

import pytest

from mahua.calls.models import RoutingRule
from mahua.organisations.moving import move_followers
from tests.factories.calls import CommunityFactory, StreetFactory, queued
from tests.factories.organisations import UnitFactory

pytestmark = pytest.mark.django_db


def test_a_rule_about_a_street_follows_it_when_it_moves():
    street = StreetFactory()
    call = queued(caller=CommunityFactory(parent=street))
    rule = RoutingRule.objects.create(order=1, place_path=street.path, place_name=street.name, unit=UnitFactory())

    move_followers(street.path, "00010999")

    rule.refresh_from_db()
    call.refresh_from_db()
    assert rule.place_path == "00010999"
    assert rule.fits(call, line=(), in_hours=True)
