from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.duties.models import MakeUp, Rule
from mahua.kernel.days import day_of
from mahua.rules.periods import quarter_of
from tests.factories.access import UserFactory
from tests.factories.ledger_facts import held
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


def secretary_of(branch):
    return UserFactory(role="branch_secretary", role__at=branch, path=branch.path)


def test_a_secretary_is_taken_to_the_branchs_own_page(client):
    branch = OrganisationFactory()
    client.force_login(secretary_of(branch))

    response = client.get(reverse("duties:index"))

    assert response.url == reverse("duties:of", args=[branch.code])


def test_the_page_of_another_branch_is_out_of_sight(client):
    mine, other = OrganisationFactory(), OrganisationFactory()
    client.force_login(secretary_of(mine))

    seen = client.get(reverse("duties:of", args=[mine.code]))
    unseen = client.get(reverse("duties:of", args=[other.code]))

    assert (seen.status_code, unseen.status_code) == (200, 404)


def test_something_held_later_is_declared_to_make_up_for_a_missed_quarter(client):
    branch = OrganisationFactory()
    today = day_of(timezone.now())
    missed = quarter_of(today).previous
    late = held(branch, "branch_assembly", max(missed.ends_on + timedelta(days=1), today - timedelta(days=3)))
    client.force_login(secretary_of(branch))
    address = reverse("duties:make_up", args=[branch.code]) + f"?rule=OL-MEET-Q&period={missed.code}"

    client.post(address, {"fact": late.position, "reason": "urgent_task"})

    assert MakeUp.objects.get().period == missed.code


def test_the_rule_page_lets_nobody_change_national_text(client):
    district = OrganisationFactory(kind="district")
    client.force_login(UserFactory(role="working_committee", role__at=district, path=district.path))

    page = client.get(reverse("duties:rule", args=["OL-MEET-Q"])).content.decode()

    assert "全国性规定，不能修改" in page


def test_the_working_committee_amends_a_local_rule_from_the_next_period(client):
    district = OrganisationFactory(kind="district")
    OrganisationFactory(kind="working_committee", parent=district)
    client.force_login(UserFactory(role="working_committee", role__at=district, path=district.path))
    begins = date(day_of(timezone.now()).year + 1, 1, 1)

    client.post(
        reverse("duties:amend", args=["OL-LECT-LOC"]), {"frequency": "half", "required": 1, "valid_from": begins}
    )

    versions = Rule.objects.filter(code="OL-LECT-LOC").order_by("valid_from")
    assert [version.frequency for version in versions] == ["quarter", "half"]


def test_amending_in_the_middle_of_a_period_is_refused_with_the_day_to_use(client):
    district = OrganisationFactory(kind="district")
    OrganisationFactory(kind="working_committee", parent=district)
    client.force_login(UserFactory(role="working_committee", role__at=district, path=district.path))

    response = client.post(
        reverse("duties:amend", args=["OL-LECT-LOC"]), {"frequency": "half", "required": 1, "valid_from": "2030-02-03"}
    )

    assert response.status_code == 409
    assert "2030-07-01" in response.content.decode()


def test_a_rule_for_bodies_outside_ones_scope_is_not_called_without_bearers(client):
    committee = OrganisationFactory(kind="party_committee", parent=OrganisationFactory(kind="district"))
    OrganisationFactory(parent=committee)
    client.force_login(UserFactory(role="committee_clerk", role__at=committee, path=committee.path))

    coverage = client.get(reverse("duties:coverage")).context["coverage"]

    elsewhere = {each.rule.code for each in coverage.rules if each.is_elsewhere}
    assert "FT-M" in elsewhere
    assert "OL-MEET-Q" not in elsewhere
    assert not elsewhere & {each.rule.code for each in coverage.without_bearer}


def test_no_day_of_what_has_no_record_or_is_done_stands_in_red(client):
    branch = OrganisationFactory()
    client.force_login(UserFactory(role="branch_secretary", role__at=branch, path=branch.path))

    page = client.get(reverse("duties:of", args=[branch.code]), {"year": "2025"}).content.decode()

    assert "未见记录" in page
    assert 'class="late"' not in page


def test_coverage_names_rules_without_bearers_and_bodies_not_yet_live(client):
    district = OrganisationFactory(kind="district")
    OrganisationFactory(parent=district, name="未启用党支部", go_live_on=None)
    client.force_login(UserFactory(role="working_committee", role__at=district, path=district.path))

    page = client.get(reverse("duties:coverage")).content.decode()

    assert "无人承担" in page
    assert "未启用党支部" in page
    assert "尚未启用" in page
