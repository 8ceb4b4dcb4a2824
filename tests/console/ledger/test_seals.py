"""The page of seals: for the audit administrator alone, with a file to keep outside and the last reading in words."""

import pytest
from django.urls import reverse

from mahua.access.models import SecurityEvent
from mahua.ledger.models import Seal
from mahua.ledger.verify import verify, verify_and_note
from tests.factories.access import UserFactory
from tests.factories.ledger import AT, Body, recorded, tamper
from tests.factories.organisations import DistrictFactory

pytestmark = pytest.mark.django_db
BRANCH = Body("o2222")


@pytest.fixture
def auditor(client):
    auditor = UserFactory(duty="audit", role="audit_administrator", role__at=DistrictFactory())
    client.force_login(auditor)
    return auditor


@pytest.fixture
def seal():
    recorded(BRANCH)
    return Seal.take(at=AT)


def shown(client):
    return client.get(reverse("console:seals")).content.decode()


def test_a_seal_taken_out_is_the_file_that_verify_reads_and_leaves_a_trace(client, auditor, seal):
    response = client.get(reverse("console:take_out_seal", args=[seal.number]))

    event = SecurityEvent.objects.get(kind="ledger_seal.taken_out")
    assert verify(kept=response.content.decode()).holds
    assert response["Content-Disposition"] == 'attachment; filename="mahua-seal-000001.json"'
    assert (event.by_code, event.about) == (auditor.code, "1")


def test_the_page_asks_for_the_newest_until_one_was_taken_out(client, auditor, seal):
    before = shown(client)
    client.get(reverse("console:take_out_seal", args=[seal.number]))

    assert "还没有取出过" in before
    assert "最近一次取出" in shown(client)
    assert "还没有取出过" not in shown(client)


def test_the_page_tells_the_last_reading_in_words(client, auditor, seal):
    unread = shown(client)
    verify_and_note(at=AT, kept=seal.exported())
    sound = shown(client)
    tamper("DELETE FROM ledger_fact WHERE position = 1")
    verify_and_note(at=AT)

    assert "还没有核对过" in unread
    assert "并与系统外保存的第 1 号封存比对" in sound
    assert "末尾缺失：组织 o2222 的台账应到第 1 条" in shown(client)
    assert "上一次与系统外的封存比对" in shown(client)


def test_a_seal_that_does_not_exist_is_not_found_and_not_logged(client, auditor):
    assert client.get(reverse("console:take_out_seal", args=[7])).status_code == 404
    assert not SecurityEvent.objects.filter(kind="ledger_seal.taken_out").exists()


@pytest.mark.parametrize("role", ["branch_secretary", "working_committee", "system_administrator"])
def test_nobody_else_sees_seals(client, seal, role):
    duty = {"system_administrator": "system"}.get(role, "business")
    client.force_login(UserFactory(duty=duty, role=role, role__at=DistrictFactory()))

    assert client.get(reverse("console:seals")).status_code == 403
    assert client.get(reverse("console:take_out_seal", args=[seal.number])).status_code == 403


@pytest.mark.parametrize("seals", [1, 3])
def test_the_list_costs_the_same_however_long(client, auditor, seals, django_assert_num_queries):
    for _ in range(seals):
        recorded(BRANCH)
        Seal.take(at=AT)
    shown(client)

    with django_assert_num_queries(7):  # session, user, roles, last taken out, seals, last reading, last with a seal
        assert shown(client).count("取出第") == seals
