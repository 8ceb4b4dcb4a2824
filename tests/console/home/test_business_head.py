"""The first screen of a business head: what one answers for, and the next thing to do about it."""

import pytest
from django.urls import reverse

from tests.factories.organisations import UnitFactory
from tests.factories.undertakings import LoanFactory, UndertakingFactory

pytestmark = pytest.mark.django_db


def home_of(client, user):
    client.force_login(user)
    return client.get(reverse("console:home")).content.decode()


def test_it_leads_from_planning_to_the_gate(client):
    proposed = UndertakingFactory()
    head = proposed.business_owner
    halfway = UndertakingFactory(unit=proposed.unit, business_owner=head)
    halfway.strands.filter(side="business").update(goal="写了", planned_on=halfway.starts_on)
    running = UndertakingFactory(unit=proposed.unit, business_owner=head, planned=True)
    UndertakingFactory(unit=proposed.unit, title="别人负责的事")

    page = home_of(client, head)

    assert reverse("undertakings:plan_business", args=[proposed.code]) in page
    assert "等党建一股写目标" in page
    assert reverse("undertakings:pass_stage", args=[running.code]) in page
    assert "别人负责的事" not in page


def test_it_shows_what_other_units_want_to_borrow(client):
    undertaking = UndertakingFactory()
    LoanFactory(lender=undertaking.unit, words="三楼会议室")
    LoanFactory(lender=UnitFactory(), words="别家的会议室")

    page = home_of(client, undertaking.business_owner)

    assert "三楼会议室" in page
    assert "别家的会议室" not in page
