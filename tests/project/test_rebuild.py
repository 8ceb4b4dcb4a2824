"""`mahua rebuild`: what is kept for speed is made anew from what is true."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from mahua.console.models import SearchEntry
from mahua.duties.models import ObligationCount
from mahua.undertakings.models import WeekCount
from tests.factories.organisations import OrganisationFactory
from tests.factories.undertakings import UndertakingFactory

pytestmark = pytest.mark.django_db


def a_branch():
    """A branch that owes something this year, kept in neither place yet."""
    return OrganisationFactory(name="第一党支部")


def test_search_and_counts_are_made_anew_and_said(capsys):
    branch = a_branch()

    call_command("rebuild")

    said, year = capsys.readouterr().out, timezone.localdate().year
    assert SearchEntry.objects.get().code == branch.code
    assert ObligationCount.objects.filter(organisation_code=branch.code, period__startswith=str(year)).exists()
    assert "搜索已重算，" in said
    assert f"{year} 年的应办计数已重算。" in said


@pytest.mark.parametrize(("part", "left"), [("search", ObligationCount), ("counts", SearchEntry)])
def test_one_of_them_can_be_left_alone(part, left):
    a_branch()

    call_command("rebuild", part)

    assert not left.objects.exists()


def test_another_year_is_counted_when_asked_for():
    branch = a_branch()

    call_command("rebuild", "counts", "--year", "2024")

    kept = ObligationCount.objects.filter(organisation_code=branch.code)
    assert kept.exists()
    assert not kept.exclude(period__startswith="2024").exists()


def test_the_weeks_of_undertakings_are_counted_anew():
    undertaking = UndertakingFactory(planned=True)

    call_command("rebuild", "counts")

    assert WeekCount.objects.filter(unit=undertaking.unit, under_way=1).exists()
