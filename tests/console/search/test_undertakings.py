"""Undertakings are found by their title, by whoever sees them."""

from datetime import UTC, date, datetime

import pytest

from mahua.console.search.finding import find
from mahua.ledger.relay import run_pending
from mahua.undertakings.models import Undertaking
from tests.factories.access import UserFactory
from tests.factories.organisations import OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db


def test_an_undertaking_is_found_in_its_unit_and_in_the_branch_that_bears_it():
    unit = UnitFactory()
    branch, other = OrganisationFactory(parent=unit), OrganisationFactory(parent=unit)
    head = UserFactory(role="business_head", role__at=unit)
    made = Undertaking.propose(
        "老旧小区改造三期",
        category="key_project",
        unit=unit,
        business_owner=head,
        branch=branch,
        starts_on=date(2026, 1, 10),
        ends_on=date(2026, 12, 20),
        by=head,
        at=datetime(2026, 1, 5, 4, tzinfo=UTC),
    )
    run_pending(only="console.search_undertakings")

    def found(user):
        return [entry.code for group in find("小区改造", user=user, kind="undertaking") for entry in group.entries]

    assert found(head) == [made.code]
    assert found(UserFactory(role="branch_secretary", role__at=branch)) == [made.code]
    assert found(UserFactory(role="branch_secretary", role__at=other)) == []
    assert found(UserFactory(role="unit_leader", role__at=UnitFactory())) == []
