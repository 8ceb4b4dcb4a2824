"""党务不替代行政: read from every permission that is declared, over every role; nothing is listed here by hand."""

import logging

import pytest
from django.test import Client

from mahua.access.roles import ADMINISTRATIVE, DUTY_OF_ROLE, KEEPING, PARTY, PARTY_ROLES, PERMISSIONS
from mahua.ledger.models import Fact
from tests.architecture.examples import EXAMPLES
from tests.architecture.test_locks import PAGES, somebody
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

ADMINISTRATIVE_CODES = [code for code, each in PERMISSIONS.items() if each.side == ADMINISTRATIVE]


def test_every_permission_declares_its_side():
    assert {each.side for each in PERMISSIONS.values()} == {PARTY, ADMINISTRATIVE, KEEPING}


@pytest.mark.parametrize("role", PARTY_ROLES)
def test_a_party_role_holds_no_administrative_permission_but_to_read(role):
    held = {code for code in ADMINISTRATIVE_CODES if role in PERMISSIONS[code].roles}

    assert {code for code in held if not PERMISSIONS[code].shows_only} == set()


def test_some_administrative_permissions_decide_and_are_held_by_somebody():
    deciding = [PERMISSIONS[code] for code in ADMINISTRATIVE_CODES if not PERMISSIONS[code].shows_only]

    assert {"undertakings.pass_stage", "undertakings.drop", "calls.dispatch_call"} <= {each.code for each in deciding}
    assert all(each.roles and each.roles <= set(DUTY_OF_ROLE) - set(PARTY_ROLES) for each in deciding)


@pytest.mark.embedded
def test_a_page_that_only_shows_records_nothing_whatever_is_sent_to_it(db):
    logging.disable(logging.CRITICAL)
    branch = OrganisationFactory(parent=OrganisationFactory(parent=UnitFactory(parent=DistrictFactory())))
    examples = {label: build(branch) for label, build in EXAMPLES.items()}
    showing = [page for page in PAGES if page.permission in PERMISSIONS and PERMISSIONS[page.permission].shows_only]
    before = Fact.objects.count()

    for role in PARTY_ROLES:
        client = Client(raise_request_exception=False)
        client.force_login(somebody(role, branch), backend="mahua.access.backends.DatedAssignments")
        for page in showing:
            client.post(page.address(page.example_among(examples)))

    logging.disable(logging.NOTSET)
    assert showing
    assert Fact.objects.count() == before
