from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from mahua.duties.models import Exemption, ObligationCount
from mahua.kernel.days import day_of
from mahua.ledger import relay
from mahua.ledger.recording import reverse
from tests.factories.ledger_facts import held
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


def counted(branch, period):
    return ObligationCount.objects.get(organisation_code=branch.code, rule_code="OL-DAY-M", period=period)


def january():
    return date(day_of(timezone.now()).year, 1, 9)


def test_a_fact_moves_the_count_of_its_body():
    branch = OrganisationFactory()
    held(branch, "theme_day", january())

    relay.run_pending(only="duties.counts")

    assert counted(branch, f"{january():%Y-%m}").met


def test_a_correction_moves_it_back():
    branch = OrganisationFactory()
    fact = held(branch, "theme_day", january())
    relay.run_pending(only="duties.counts")
    reverse(fact.position, reason="did_not_happen", organisation=branch, by=None, at=datetime.now(UTC))

    relay.run_pending(only="duties.counts")

    assert not counted(branch, f"{january():%Y-%m}").met


def test_an_exemption_unbinds():
    branch = OrganisationFactory()
    period = f"{january():%Y-%m}"
    Exemption.grant([branch], rule_code="OL-DAY-M", period=period, reason="other", by=None, at=datetime.now(UTC))

    relay.run_pending(only="duties.counts")

    assert not counted(branch, period).binding
