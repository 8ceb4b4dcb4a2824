from datetime import UTC, date, datetime

import pytest

from mahua.jobs.schedule import JOBS
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.organisations.models import Renewal, Term
from mahua.organisations.reminding import remind_due
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 15, 2, tzinfo=UTC)
AROUND = {"by": None, "at": NOW}


def a_term(branch=None, began_on=date(2023, 9, 30)):
    return Term.begin(branch or OrganisationFactory(), began_on=began_on, opening=True, **AROUND)


def test_terms_that_end_within_six_months_are_reminded_of_once():
    due = a_term(began_on=date(2024, 3, 15))
    a_term(began_on=date(2024, 3, 16))

    assert remind_due(NOW) == 1
    assert remind_due(NOW) == 0

    assert Renewal.objects.get().term == due
    assert Fact.objects.filter(kind="renewal.reminded").count() == 1


def test_the_reminder_runs_by_itself_every_day():
    due = a_term(began_on=date(2024, 3, 15))

    JOBS["organisations.reminders"].do(NOW)

    assert Renewal.objects.get(term=due).reminded_on == date(2026, 9, 15)
    assert JOBS["organisations.reminders"].daily is not None


def test_a_dissolved_branch_is_not_reminded():
    branch = OrganisationFactory()
    a_term(branch)
    branch.dissolve(on=date(2026, 9, 1), **AROUND)

    assert remind_due(NOW) == 0
    assert Term.objects.get().ended_on == date(2026, 9, 1)


def test_the_steps_follow_one_another():
    renewal = Renewal.of(a_term())

    with pytest.raises(Refused, match="请先登记请示"):
        renewal.approve(on=date(2026, 9, 1), approver=renewal.organisation, **AROUND)
    renewal.request(on=date(2026, 8, 1), **AROUND)
    with pytest.raises(Refused, match="不能早于请示"):
        renewal.approve(on=date(2026, 7, 31), approver=renewal.organisation, **AROUND)
    with pytest.raises(Refused, match="已经登记过"):
        Renewal.objects.get().request(on=date(2026, 8, 2), **AROUND)

    assert renewal.next_step == "approved"


def test_an_election_begins_the_new_term_and_names_its_meeting():
    term = a_term()
    renewal = Renewal.of(term)
    renewal.request(on=date(2026, 8, 1), **AROUND)
    renewal.approve(on=date(2026, 8, 10), approver=term.organisation, **AROUND)

    began = renewal.elected(on=date(2026, 9, 10), meeting="g2345", **AROUND)

    term.refresh_from_db()
    assert (term.ended_on, began.expires_on) == (date(2026, 9, 10), date(2029, 9, 10))
    assert Fact.objects.get(kind="renewal.elected").data == {"expires_on": "2026-09-30", "meeting": "g2345"}


def test_an_election_more_than_a_year_early_is_refused():
    renewal = Renewal.of(a_term(began_on=date(2025, 9, 1)))
    renewal.request(on=date(2026, 8, 1), **AROUND)
    renewal.approve(on=date(2026, 8, 10), approver=renewal.organisation, **AROUND)

    with pytest.raises(Refused, match="2027-09-01"):
        renewal.elected(on=date(2026, 9, 1), **AROUND)

    assert Term.objects.current().get().began_on == date(2025, 9, 1)


def test_an_approval_may_carry_an_extension_of_at_most_a_year():
    renewal = Renewal.of(a_term())
    renewal.request(on=date(2026, 8, 1), **AROUND)

    with pytest.raises(Refused, match="1年"):
        renewal.approve(on=date(2026, 8, 10), approver=renewal.organisation, extended_until=date(2027, 10, 1), **AROUND)
    renewal.refresh_from_db()
    renewal.approve(on=date(2026, 8, 10), approver=renewal.organisation, extended_until=date(2027, 9, 30), **AROUND)

    assert Term.objects.get().due_on == date(2027, 9, 30)


def test_a_step_is_entered_once_it_has_happened():
    renewal = Renewal.of(a_term())

    with pytest.raises(Refused, match="还没有到"):
        renewal.request(on=date(2026, 9, 16), **AROUND)

    assert renewal.requested_on is None
