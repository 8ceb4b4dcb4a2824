"""The pages of the ledger: whose, which, in plain words, and how a wrong entry is mended."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.urls import reverse

from mahua.access.models import SecurityEvent
from mahua.calls.facts import CallOverdue
from mahua.ledger.models import Fact
from mahua.ledger.recording import reverse as correct
from tests.factories.access import UserFactory
from tests.factories.ledger import AT, assembly, heart_talk, recorded
from tests.factories.organisations import OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return OrganisationFactory(parent=UnitFactory(), name="第二党支部")


@pytest.fixture
def secretary(client, branch):
    secretary = UserFactory(role="branch_secretary", role__at=branch)
    client.force_login(secretary)
    return secretary


def text_of(response):
    return response.content.decode()


@pytest.mark.parametrize("facts", [1, 3])
def test_the_ledger_costs_the_same_however_long(client, secretary, branch, facts, django_assert_num_queries):
    recorded(branch, *[assembly()] * facts)

    client.get(reverse("console:ledger_of", args=[branch.code]))  # the first visit also writes the session

    with django_assert_num_queries(6):  # session, user, roles, organisation, facts, corrections
        response = client.get(reverse("console:ledger_of", args=[branch.code]))

    assert text_of(response).count("召开支部党员大会</a>") == facts


def test_the_whole_ledger_costs_the_same_however_many_bodies(client, branch, django_assert_num_queries):
    unit_leader = UserFactory(role="unit_leader", role__at=branch.parent())
    client.force_login(unit_leader)
    for body in (branch, OrganisationFactory(parent=branch.parent()), OrganisationFactory(parent=branch.parent())):
        recorded(body)

    client.get(reverse("console:ledger"))

    with django_assert_num_queries(6):  # session, user, roles, facts, names, corrections
        response = client.get(reverse("console:ledger"))

    assert text_of(response).count("召开支部党员大会</a>") == 3


def test_what_is_out_of_sight_is_not_found(client, secretary, branch):
    other = OrganisationFactory()
    (seen,) = recorded(branch)
    (unseen,) = recorded(other)

    assert client.get(reverse("console:fact", args=[seen.position])).status_code == 200
    assert client.get(reverse("console:fact", args=[unseen.position])).status_code == 404
    assert client.get(reverse("console:ledger_of", args=[other.code])).status_code == 404
    assert client.post(reverse("console:correction", args=[unseen.position])).status_code == 404
    assert "第二党支部" in text_of(client.get(reverse("console:ledger")))
    assert other.name not in text_of(client.get(reverse("console:ledger")))


def test_a_confidential_fact_has_no_page(client, secretary, branch, confidential_kind):
    (rated,) = recorded(branch, confidential_kind(grade=1))

    assert client.get(reverse("console:fact", args=[rated.position])).status_code == 404
    assert "评价" not in text_of(client.get(reverse("console:ledger_of", args=[branch.code])))


def test_facts_of_a_body_that_moved_are_read_by_those_above_it_now_and_by_those_above_it_then(client, branch):
    (fact,) = recorded(branch, occurred_on=date(2026, 3, 1))
    before, now = branch.parent(), UnitFactory()
    branch.move(now, on=date(2026, 6, 1), by=None, at=AT)

    for unit in (before, now):
        client.force_login(UserFactory(role="unit_leader", role__at=unit))
        assert client.get(reverse("console:fact", args=[fact.position])).status_code == 200


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({}, 3),
        ({"kind": "heart_talk.held"}, 1),
        ({"start": "2026-05-01"}, 2),
        ({"start": "2026-05-01", "end": "2026-05-01"}, 1),
        ({"code": "g3333"}, 1),
        ({"code": "g333"}, 0),
        ({"start": "2026-05-02", "end": "2026-05-01"}, 0),
    ],
)
def test_the_ledger_is_filtered(client, secretary, branch, asked, shown):
    recorded(branch, occurred_on=date(2026, 4, 30))
    recorded(branch, occurred_on=date(2026, 5, 1))
    recorded(branch, heart_talk("p2222"), occurred_on=date(2026, 6, 1))

    response = client.get(reverse("console:ledger_of", args=[branch.code]), asked)

    assert len(response.context["rows"]) == shown


def test_a_fact_is_told_in_plain_words_without_names_or_aliases(client, secretary, branch):
    (own,) = recorded(branch, by=secretary)
    (others,) = recorded(branch, heart_talk("p2222"), by=secretary, for_=branch)

    told = text_of(client.get(reverse("console:fact", args=[own.position])))
    told_of_other = text_of(client.get(reverse("console:fact", args=[others.position])))

    assert "本组织记录人" in told
    assert "应到" in told
    assert f"接上一条 {own.previous[:12]}" in told
    assert "代录" in told_of_other
    assert own.by not in told
    assert "p2222" not in told_of_other


def test_correcting_keeps_the_old_version_and_shows_both(client, secretary, branch):
    (wrong,) = recorded(branch)

    response = client.post(reverse("console:correction", args=[wrong.position]), {"reason": "wrong_day"})

    correction = Fact.objects.get(reverses=wrong.position)
    assert response.url == reverse("console:fact", args=[wrong.position])
    assert "已经更正" in text_of(client.get(response.url))
    told = text_of(client.get(reverse("console:fact", args=[correction.position])))
    assert "日期填错" in told
    assert reverse("console:fact", args=[wrong.position]) in told
    assert correction.for_code == ""


def test_a_clerk_corrects_on_behalf(client, branch):
    clerk = UserFactory(role="committee_clerk", role__at=branch.parent())
    client.force_login(clerk)
    (wrong,) = recorded(branch)

    client.post(reverse("console:correction", args=[wrong.position]), {"reason": "wrong_day"})

    assert Fact.objects.get(reverses=wrong.position).for_code == branch.code


def test_correcting_without_a_reason_asks_for_one_and_changes_nothing(client, secretary, branch):
    (wrong,) = recorded(branch)

    response = client.post(reverse("console:correction", args=[wrong.position]), {"reason": "because"})

    assert response.status_code == 422
    assert not Fact.objects.filter(reverses=wrong.position).exists()


def test_correcting_twice_is_refused_in_words(client, secretary, branch):
    (wrong,) = recorded(branch)
    correct(wrong.position, reason="wrong_day", organisation=branch, by=None, at=AT)

    response = client.post(reverse("console:correction", args=[wrong.position]), {"reason": "wrong_day"})

    assert response.status_code == 409
    assert "已经更正过" in text_of(response)


def test_a_unit_leader_reads_and_does_not_correct(client, branch):
    client.force_login(UserFactory(role="unit_leader", role__at=branch.parent()))
    (fact,) = recorded(branch)

    assert client.get(reverse("console:correction", args=[fact.position])).status_code == 403


def test_the_export_is_a_table_and_leaves_a_trace(client, secretary, branch):
    recorded(branch, assembly(7), at=AT - timedelta(days=1))
    recorded(branch, assembly(8))

    response = client.get(reverse("console:ledger_export", args=[branch.code]))

    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    told = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    assert [row[0] for row in told] == [2, 1]
    assert "实到 8" in told[0][3]
    event = SecurityEvent.objects.get(kind="table.exported")
    assert (event.by_code, event.about) == (secretary.code, f"{branch.code} ledger")


def test_what_a_call_left_is_mended_at_the_call_and_not_on_the_ledger_page(client, secretary, branch):
    [fact] = recorded(branch, CallOverdue(call="c2345", clock="solve", round=1))
    page = reverse("console:correction", args=[fact.position])

    shown = text_of(client.get(reverse("console:fact", args=[fact.position])))
    refused = client.post(page, {"reason": "did_not_happen"})

    assert page not in shown
    assert refused.status_code == 409
    assert not Fact.objects.filter(reverses=fact.position).exists()
