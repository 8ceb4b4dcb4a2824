from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.access.models import SecurityEvent
from mahua.duties.models import Exemption
from mahua.kernel.days import day_of
from tests.factories.access import UserFactory
from tests.factories.ledger_facts import held
from tests.factories.members import PostFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


def clerk_of(committee):
    return UserFactory(role="committee_clerk", role__at=committee, path=committee.path)


def last_month():
    today = day_of(timezone.now())
    return (today.replace(day=1) - timedelta(days=1)).replace(day=5)


def test_the_matrix_shows_only_the_branches_below_the_clerk(client):
    committee = OrganisationFactory(kind="party_committee")
    OrganisationFactory(parent=committee, name="本单位第一党支部")
    OrganisationFactory(name="别的单位党支部")
    client.force_login(clerk_of(committee))

    page = client.get(reverse("duties:matrix")).content.decode()

    assert "本单位第一党支部" in page
    assert "别的单位党支部" not in page


def test_a_cell_says_done_where_a_fact_discharged_it_and_no_record_where_none_did(client):
    committee = OrganisationFactory(kind="party_committee")
    done, missing = OrganisationFactory.create_batch(2, parent=committee)
    held(done, "theme_day", last_month())
    client.force_login(clerk_of(committee))

    page = client.get(reverse("duties:matrix"), {"month": f"{last_month():%Y-%m}"}).content.decode()

    assert f'value="{missing.code}:OL-DAY-M:{last_month():%Y-%m}"' in page
    assert f'value="{done.code}:OL-DAY-M:{last_month():%Y-%m}"' not in page


def test_the_reminder_names_what_is_missing_and_reproaches_nobody(client):
    committee = OrganisationFactory(kind="party_committee")
    OrganisationFactory(parent=committee, name="第三党支部")
    client.force_login(clerk_of(committee))

    page = client.get(reverse("duties:matrix"), {"month": f"{last_month():%Y-%m}"}).content.decode()

    assert "第三党支部：主题党日" in page
    assert "补记即可，不影响考核" in page


def test_several_cells_are_exempted_at_once(client):
    committee = OrganisationFactory(kind="party_committee")
    branches = OrganisationFactory.create_batch(2, parent=committee)
    client.force_login(clerk_of(committee))

    client.post(
        reverse("duties:exempt"),
        {
            "rule": "OL-DAY-M",
            "period": "2026-05",
            "reason": "task_force",
            "organisations": [branch.code for branch in branches],
        },
    )

    assert Exemption.objects.in_force().filter(rule_code="OL-DAY-M", period="2026-05").count() == 2


def test_a_branch_of_another_unit_cannot_be_exempted(client):
    committee, stranger = OrganisationFactory(kind="party_committee"), OrganisationFactory()
    client.force_login(clerk_of(committee))

    response = client.post(
        reverse("duties:exempt"),
        {"rule": "OL-DAY-M", "period": "2026-05", "reason": "other", "organisations": [stranger.code]},
    )

    assert response.status_code == 422
    assert not Exemption.objects.exists()


def test_a_wrong_period_is_answered_with_how_it_is_written(client):
    committee = OrganisationFactory(kind="party_committee")
    branch = OrganisationFactory(parent=committee)
    client.force_login(clerk_of(committee))

    response = client.post(
        reverse("duties:exempt"),
        {"rule": "OL-DAY-M", "period": "2026年5月", "reason": "other", "organisations": [branch.code]},
    )

    assert "应写作 2026、2026H1、2026Q3 或 2026-11" in response.content.decode()


def test_the_export_is_a_workbook_and_stands_in_the_security_log(client):
    committee = OrganisationFactory(kind="party_committee")
    OrganisationFactory(parent=committee)
    client.force_login(clerk_of(committee))

    response = client.get(reverse("duties:matrix_export"))

    assert response.content[:2] == b"PK"
    assert SecurityEvent.objects.filter(kind="table.exported").count() == 1


def test_a_branch_secretary_is_not_let_exempt(client):
    branch = OrganisationFactory()
    client.force_login(UserFactory(role="branch_secretary", role__at=branch, path=branch.path))

    response = client.get(reverse("duties:exempt"), {"cell": f"{branch.code}:OL-DAY-M:2026-05"})

    assert response.status_code == 403


@pytest.mark.parametrize("branches", [1, 3])
def test_the_matrix_costs_the_same_however_many_branches(client, branches, django_assert_num_queries):
    committee = OrganisationFactory(kind="party_committee")
    for branch in OrganisationFactory.create_batch(branches, parent=committee):
        PostFactory(organisation=branch)
        held(branch, "theme_day", date(last_month().year, last_month().month, 5))
    client.force_login(clerk_of(committee))

    client.get(reverse("duties:rules"))  # the first page of five minutes also writes the session
    with django_assert_num_queries(8):  # session, user, roles, bodies, rules, posts, decisions, facts
        response = client.get(reverse("duties:matrix"))

    assert response.content.decode().count('<th scope="row">') == branches
