from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.ledger.models import Fact
from mahua.meetings.minutes import Decision, Item
from mahua.meetings.models import Meeting
from tests.factories.access import UserFactory
from tests.factories.meetings import MeetingFactory, branch_of, held
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory
from tests.meetings.visits import page_of, secretary_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_list_costs_the_same_however_long(client, meetings, django_assert_num_queries):
    branch = branch_of(2)
    client.force_login(secretary_of(branch))
    MeetingFactory.create_batch(meetings, organisation=branch)
    client.get(reverse("meetings:index"))

    with django_assert_num_queries(4):  # session, user, roles, page
        response = client.get(reverse("meetings:index"))

    assert response.content.decode().count("<tr>") == meetings + 1


@pytest.mark.parametrize("people", [1, 3])
def test_a_meeting_s_page_costs_the_same_however_many_came(client, people, django_assert_num_queries):
    branch = branch_of(people)
    client.force_login(secretary_of(branch))
    meeting = held(
        MeetingFactory(organisation=branch),
        decisions=tuple(Decision(text=f"第{n}项", due_on=date(2026, 12, 1)) for n in range(people)),
        items=tuple(Item(title=f"第{n}题", vote="ordinary", in_favour=1) for n in range(people)),
    )
    client.get(page_of(meeting))

    with django_assert_num_queries(7):  # session, user, roles, meeting, agenda, resolutions, attendance
        response = client.get(page_of(meeting))

    assert response.content.decode().count("到会</td>") == people


def test_the_list_is_filtered_by_kind_year_and_state(client):
    branch = branch_of(2)
    client.force_login(secretary_of(branch))
    MeetingFactory(organisation=branch, title="今年的党日", kind="theme_day")
    MeetingFactory(organisation=branch, title="去年的党日", kind="theme_day", day=date(2025, 5, 5))
    MeetingFactory(organisation=branch, title="今年的党课", kind="party_lecture")

    shown = client.get(reverse("meetings:index"), {"kind": "theme_day", "year": "2026", "state": "planned"})

    words = shown.content.decode()
    assert ("今年的党日" in words, "去年的党日" in words, "今年的党课" in words) == (True, False, False)


def test_one_click_from_an_obligation_fills_the_plan(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))

    response = client.get(
        reverse("meetings:new"), {"kind": "branch_assembly", "period": "2026Q1", "organisation": branch.code}
    )

    form = response.context["form"]
    assert form.initial["title"] == "2026年第一季度支部党员大会"
    assert form.initial["day"] == date(2026, 3, 31)


def test_a_late_obligation_leads_to_writing_down_what_was_held(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))

    response = client.get(
        reverse("meetings:new"),
        {"kind": "theme_day", "period": "2026-03", "organisation": branch.code, "late": "1"},
        follow=True,
    )

    assert response.context["form"].initial["held_on"] == date(2026, 3, 31)
    assert "补记" in response.content.decode()


def test_a_meeting_is_planned_with_four_fields(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))

    client.post(
        reverse("meetings:new"),
        {"organisation": branch.code, "kind": "committee_meeting", "day": "2026-12-02", "hour": "15:00"},
    )

    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.day, meeting.state) == ("支委会", date(2026, 12, 2), "planned")
    assert Fact.objects.get().for_code == ""


def test_twelve_theme_days_are_planned_at_once(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))

    client.post(
        reverse("meetings:new_series"),
        {"organisation": branch.code, "kind": "theme_day", "day": "2026-01-31", "hour": "15:00", "count": "12"},
    )

    days = list(Meeting.objects.order_by("day").values_list("day", flat=True))
    assert (len(days), days[1]) == (12, date(2026, 2, 28))


def test_a_clerk_plans_the_ticked_cells_of_her_branches_and_no_others(client):
    unit = UnitFactory(parent=DistrictFactory())
    own, strange = branch_of(3, parent=unit), branch_of(3)
    client.force_login(UserFactory(role="committee_clerk", role__at=unit))
    cells = [f"{own.code}:OL-DAY-M:2026-12", f"{own.code}:OL-MEET-Q:2026Q4", f"{strange.code}:OL-DAY-M:2026-12"]
    table = client.post(reverse("meetings:batch_plan"), {"cell": cells})
    form = table.context["form"]
    days = {f"day-{line.cell}": field.initial.isoformat() for line, field in form.rows}

    client.post(reverse("meetings:batch_plan"), {"cell": cells, "sent": "1", "hour": "15:00", **days})

    assert form.passed_over == 1
    assert sorted(Meeting.objects.values_list("kind", "organisation__code")) == [
        ("branch_assembly", own.code),
        ("theme_day", own.code),
    ]
    assert set(Fact.objects.values_list("for_code", flat=True)) == {own.code}


def test_a_batch_of_minutes_says_what_is_written_down_singly_and_leads_there(client):
    branch = branch_of(6)
    client.force_login(UserFactory(role="committee_clerk", role__at=branch))
    cells = [f"{branch.code}:OL-LIFE-Y:2025", f"{branch.code}:OL-APPR-Y:2025"]

    page = client.post(reverse("meetings:batch_minutes"), {"cell": cells})

    [alone], words = page.context["form"].single, page.content.decode()
    assert [line.kind for line in page.context["form"].lines] == ["life_meeting"]
    assert (alone.kind, alone.body) == ("members_review", branch)
    assert "各有要填的结果，不能批量补记" in words
    assert alone.alone.replace("&", "&amp;") in words
    assert client.get(alone.alone).status_code == 200


def test_more_than_a_batch_holds_is_told_and_not_lost_silently(client):
    branch = branch_of(6)
    client.force_login(UserFactory(role="committee_clerk", role__at=branch))
    cells = [f"{branch.code}:OL-DAY-M:{1990 + n // 12}-{n % 12 + 1:02}" for n in range(103)]

    page = client.post(reverse("meetings:batch_minutes"), {"cell": cells})

    assert "另有 3 项没有列入" in page.content.decode()


def test_a_batch_of_minutes_is_all_or_nothing(client):
    unit = UnitFactory(parent=DistrictFactory())
    full, empty = branch_of(3, parent=unit), OrganisationFactory(parent=unit)
    client.force_login(UserFactory(role="committee_clerk", role__at=unit))
    cells = [f"{full.code}:OL-DAY-M:2026-03", f"{empty.code}:OL-DAY-M:2026-03"]
    days = {f"day-{cell}": "2026-03-20" for cell in cells}

    refused = client.post(reverse("meetings:batch_minutes"), {"cell": cells, "sent": "1", **days})
    assert (refused.status_code, Meeting.objects.count(), Fact.objects.count()) == (409, 0, 0)

    client.post(reverse("meetings:batch_minutes"), {"cell": cells[:1], "sent": "1", **days})
    assert Meeting.objects.get().state == "held"


def test_an_address_is_shown_once_and_belongs_to_its_owner(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    client.post(reverse("meetings:new_feed"), {"organisation": branch.code})

    first, second = (client.get(reverse("meetings:feeds")).content.decode() for _ in range(2))

    assert (".ics" in first, ".ics" in second) == (True, False)
    feed_pk = client.get(reverse("meetings:feeds")).context["feeds"][0].pk
    client.force_login(secretary_of(branch))
    assert client.post(reverse("meetings:revoke_feed", kwargs={"pk": feed_pk})).status_code == 404


def test_a_meeting_planned_and_passed_is_not_called_late_in_the_list(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, day=TODAY - timedelta(days=40))

    words = client.get(reverse("meetings:index")).content.decode()

    assert meeting.is_overdue(TODAY)
    assert ("已安排" in words, 'class="late"' in words) == (True, False)
