"""The audit administrator reads, verifies and takes out the security log; nobody else does."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from mahua.access.models import SecurityEvent
from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)


def sign_in_auditor(client):
    auditor = UserFactory(duty="audit", role="audit_administrator", role__at=DistrictFactory())
    client.force_login(auditor)
    return auditor


def write(kind="role.granted", **said):
    return SecurityEvent.append(kind, **{"by": None, "at": AT, "about": "", **said})


def rows(response):
    return response.content.decode().count('<td class="num">')


@pytest.mark.parametrize("role", ["system_administrator", "security_administrator", "working_committee"])
@pytest.mark.parametrize("name", ["security_log", "export_security_log"])
def test_nobody_but_the_audit_administrator_reads_it(client, role, name):
    duty = {"system_administrator": "system", "security_administrator": "security"}.get(role, "business")
    client.force_login(UserFactory(duty=duty, role=role, role__at=DistrictFactory()))

    assert client.get(reverse(f"console:{name}")).status_code == 403


def test_a_refusal_is_itself_an_entry(client):
    user = UserFactory(role="branch_secretary", role__at=DistrictFactory())
    client.force_login(user)

    client.get(reverse("console:security_log"))

    event = SecurityEvent.objects.get()
    assert (event.kind, event.by_code, event.succeeded) == ("page.refused", user.code, False)
    assert event.about == "access.read_security_log /security-log/"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 4),
        ({"kind": "password.reset"}, 1),
        ({"day": "2026-11-23"}, 3),
        ({"day": "2026-11-22"}, 1),
        ({"code": "u2222"}, 2),
        ({"kind": "role.granted", "day": "not a day"}, 3),
    ],
)
def test_it_is_filtered_by_kind_day_and_person(client, asked, found):
    sign_in_auditor(client)
    write(about="u2222 branch_secretary")
    write("password.reset", by=UserFactory(code="u2222"))
    write(about="u2222a")
    write(at=datetime(2026, 11, 22, 15, 59, tzinfo=UTC))

    assert rows(client.get(reverse("console:security_log"), asked)) == found


@pytest.mark.parametrize("events", [1, 3])
def test_the_list_costs_the_same_however_long(client, events, django_assert_num_queries):
    sign_in_auditor(client)
    for _ in range(events):
        write(by=UserFactory())
    client.get(reverse("console:security_log"))  # the session's own first write

    with django_assert_num_queries(5):  # session, user, assignments, page, names
        response = client.get(reverse("console:security_log"))

    assert rows(response) == events


def test_verification_says_that_the_log_holds_and_is_an_entry(client):
    sign_in_auditor(client)
    write()

    response = client.post(reverse("console:verify_security_log"), follow=True)

    assert "共 1 条，逐条相接" in response.content.decode()
    assert SecurityEvent.objects.newest_first().first().kind == "log.verified"


def test_the_hand_out_carries_the_digests_and_is_an_entry(client):
    auditor = sign_in_auditor(client)
    event = write(about="u2222 branch_secretary o2222")

    response = client.get(reverse("console:export_security_log"))

    cells = [cell.value for row in load_workbook(BytesIO(response.content)).active.iter_rows() for cell in row]
    assert event.digest in cells
    assert "u2222 branch_secretary o2222" in cells
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert SecurityEvent.objects.get(kind="table.exported").by_code == auditor.code
