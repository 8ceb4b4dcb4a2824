from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.notices.models import Notice
from tests.factories.access import UserFactory
from tests.factories.notices import TOLD_AT, NoticeFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory
from tests.factories.tasks import TaskFactory

pytestmark = pytest.mark.django_db
LIST = reverse("notices:index")


@pytest.mark.parametrize("notices", [1, 3])
def test_the_list_costs_the_same_however_long(client, notices, django_assert_num_queries):
    person = UserFactory(role="branch_secretary", role__at=OrganisationFactory())
    client.force_login(person)
    NoticeFactory.create_batch(notices, user=person)
    client.get(LIST)

    with django_assert_num_queries(4):  # session, user with the number unread, roles, page
        response = client.get(LIST)

    assert response.content.decode().count("第") >= notices


def test_the_page_holds_twenty_five(client):
    person = UserFactory()
    client.force_login(person)
    NoticeFactory.create_batch(26, user=person)

    first, second = client.get(LIST).content.decode(), client.get(LIST, {"page": 2}).content.decode()

    assert (first.count('class="opens"'), second.count('class="opens"')) == (25, 1)


def test_what_was_told_in_one_half_day_stands_together(client):
    person = UserFactory()
    client.force_login(person)
    for hours in (0, 2, 5):  # nine, eleven, two in the afternoon
        NoticeFactory(user=person, created_at=TOLD_AT + timedelta(hours=hours))

    page = client.get(LIST).content.decode()

    assert page.count('class="half-day"') == 2
    assert page.index("日下午") < page.index("日上午")


def test_nobody_sees_the_notices_of_another_whatever_the_role(client):
    branch = OrganisationFactory(parent=DistrictFactory())
    member = UserFactory(role="member", role__at=branch, path=branch.path)
    notice = NoticeFactory(user=member, title="您有一项任务")
    read = reverse("notices:read", kwargs={"code": notice.code})
    client.force_login(member)
    assert "您有一项任务" in client.get(LIST).content.decode()

    for role in ("branch_secretary", "committee_clerk", "unit_leader", "working_committee", "unit_administrator"):
        client.force_login(UserFactory(role=role, role__at=branch))
        assert "您有一项任务" not in client.get(LIST).content.decode()
        assert client.post(read).status_code == 404

    assert Notice.objects.unseen().count() == 1


def test_opening_what_it_is_about_marks_it_as_read(client):
    branch = OrganisationFactory()
    person = UserFactory(role="branch_secretary", role__at=branch)
    client.force_login(person)
    task = TaskFactory(organisation=branch)
    notice = NoticeFactory(user=person, about=task.code)

    answer = client.post(reverse("notices:read", kwargs={"code": notice.code}))

    notice.refresh_from_db()
    assert (answer.url, notice.is_unseen) == (task.get_absolute_url(), False)


def test_a_notice_about_nothing_with_a_page_leads_back_to_the_list(client):
    person = UserFactory()
    client.force_login(person)
    notice = NoticeFactory(user=person)

    assert client.post(reverse("notices:read", kwargs={"code": notice.code})).url == LIST


def test_a_half_day_is_marked_as_read_together_and_only_ones_own(client):
    person = UserFactory()
    client.force_login(person)
    NoticeFactory(user=person)
    NoticeFactory(user=person, created_at=TOLD_AT + timedelta(hours=2))
    later = NoticeFactory(user=person, created_at=TOLD_AT + timedelta(hours=5))
    of_another = NoticeFactory()
    morning = reverse("notices:read_half_day", kwargs={"year": 2026, "month": 11, "day": 23, "half": "am"})

    client.post(morning)

    assert set(Notice.objects.unseen()) == {later, of_another}


@pytest.mark.parametrize("asked", [(2026, 2, 30, "am"), (2026, 11, 23, "noon")])
def test_a_half_day_that_does_not_exist_is_not_found(client, asked):
    client.force_login(UserFactory())

    assert client.post(reverse("notices:read_half_day", args=asked)).status_code == 404


def test_all_are_marked_as_read_at_once_and_the_list_can_show_the_unread_alone(client):
    person = UserFactory()
    client.force_login(person)
    NoticeFactory.create_batch(2, user=person)
    assert client.get(LIST, {"state": "unseen"}).content.decode().count('class="opens"') == 2

    client.post(reverse("notices:read_all"))

    assert "没有通知" in client.get(LIST, {"state": "unseen"}).content.decode()
    assert client.get(LIST).content.decode().count('class="opens"') == 2


def test_the_bell_counts_what_is_due_and_unread_and_the_page_shows_what_waits_too(client):
    person = UserFactory()
    client.force_login(person)
    NoticeFactory.create_batch(2, user=person)
    NoticeFactory(user=person, seen_at=TOLD_AT)
    NoticeFactory(user=person, title="明早再提醒", deliver_after=timezone.now() + timedelta(hours=1))

    page = client.get(LIST).content.decode()

    assert 'aria-label="通知，2 条未读"' in page
    assert "明早再提醒" in page
    assert page.count("到时提醒") == 1


def test_the_bell_says_nothing_when_all_is_read(client):
    client.force_login(UserFactory())

    assert 'aria-label="通知"' in client.get(LIST).content.decode()
