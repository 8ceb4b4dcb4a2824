"""Who goes on and who does not: the business owner alone, whatever a Party role sends."""

from datetime import date

import pytest
from django.urls import reverse

from mahua.tasks.models import Task
from tests.factories.access import UserFactory
from tests.factories.members import MemberFactory
from tests.factories.organisations import UnitFactory
from tests.factories.tasks import TaskFactory
from tests.factories.undertakings import UndertakingFactory

pytestmark = pytest.mark.django_db


def url(name, undertaking=None, **more):
    said = {"code": undertaking.code} if undertaking else {}
    return reverse(f"undertakings:{name}", kwargs={**said, **more})


def secretary_of(undertaking):
    return UserFactory(role="branch_secretary", role__at=undertaking.branch)


def leader_of(undertaking):
    return UserFactory(role="unit_leader", role__at=undertaking.unit)


def test_the_gate_shows_the_same_of_both_strands_and_lets_pass_with_a_reason(client):
    undertaking = UndertakingFactory(planned=True)
    client.force_login(undertaking.business_owner)

    page = client.get(url("pass_stage", undertaking)).content.decode()
    silent = client.post(url("pass_stage", undertaking), {"stage": "planning", "reason": ""})
    said = client.post(url("pass_stage", undertaking), {"stage": "planning", "reason": "口头定的"})

    undertaking.refresh_from_db()
    assert page.count("未见</td>") == 2
    assert (silent.status_code, said.status_code, undertaking.stage) == (422, 302, "deploying")
    assert "未见依据而通过" in client.get(url("show", undertaking)).content.decode()


@pytest.mark.parametrize("who", [secretary_of, leader_of])
@pytest.mark.parametrize(
    "name", ["pass_stage", "end", "drop", "plan_business", "report_business", "open_business_task"]
)
def test_no_party_role_passes_ends_or_drops_anything(client, who, name):
    undertaking = UndertakingFactory(planned=True)
    client.force_login(who(undertaking))

    seen, tried = client.get(url("show", undertaking)), client.post(url(name, undertaking), {"reason": "不同意"})

    undertaking.refresh_from_db()
    assert (seen.status_code, tried.status_code) == (200, 403)
    assert (undertaking.stage, undertaking.state) == ("planning", "under_way")


def test_another_business_head_of_the_unit_is_not_the_owner(client):
    undertaking = UndertakingFactory(planned=True)
    client.force_login(UserFactory(role="business_head", role__at=undertaking.unit))

    assert client.get(url("show", undertaking)).status_code == 200
    assert client.get(url("pass_stage", undertaking)).status_code == 403


@pytest.mark.parametrize("name", ["drop", "reassign", "close"])
def test_a_leader_of_the_party_moves_no_task_of_the_business_strand(client, name):
    undertaking = UndertakingFactory(planned=True)
    business = TaskFactory(organisation=undertaking.unit, about=undertaking.strand("business").code)
    other = TaskFactory(organisation=undertaking.unit)
    client.force_login(leader_of(undertaking))

    typed = {"due_on": "2030-01-01"}
    refused = client.post(reverse(f"tasks:{name}", kwargs={"code": business.code}), typed)
    allowed = client.post(reverse(f"tasks:{name}", kwargs={"code": other.code}), typed)

    business.refresh_from_db()
    assert (refused.status_code, allowed.status_code) == (403, 302)
    assert (business.state, business.due_on) == ("open", date(2026, 12, 1))


def test_the_member_who_carries_a_task_of_the_business_strand_closes_it(client):
    undertaking = UndertakingFactory(planned=True)
    member = MemberFactory(organisation=undertaking.branch)
    task = TaskFactory(organisation=undertaking.unit, owner=member, about=undertaking.strand("business").code)
    client.force_login(UserFactory(role="member", role__at=undertaking.branch, member_code=member.code))

    client.post(reverse("tasks:close", kwargs={"code": task.code}))

    assert not Task.objects.open().exists()


def test_another_business_head_takes_it_over_and_then_passes(client):
    undertaking = UndertakingFactory(planned=True)
    other = UserFactory(role="business_head", role__at=undertaking.unit)
    client.force_login(other)

    client.post(url("take_over", undertaking))

    undertaking.refresh_from_db()
    assert undertaking.business_owner == other
    assert client.get(url("pass_stage", undertaking)).status_code == 200


def test_a_business_head_of_another_unit_takes_nothing_over(client):
    undertaking = UndertakingFactory(planned=True)
    owner = undertaking.business_owner
    client.force_login(UserFactory(role="business_head", role__at=UnitFactory()))

    assert client.post(url("take_over", undertaking)).status_code == 404
    undertaking.refresh_from_db()
    assert undertaking.business_owner == owner
