import pytest
from django.urls import reverse

from mahua.tasks.models import Task
from tests.factories.abouts import offering
from tests.factories.access import UserFactory
from tests.factories.members import MemberFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
SAID = {"title": "联系 12 栋楼", "due_on": "2026-12-30"}


def once(page):
    return page.context["once"]


def test_a_task_is_opened_by_hand_with_two_fields_and_one_more_if_one_likes(client):
    branch = OrganisationFactory()
    owner = MemberFactory(organisation=branch)
    client.force_login(UserFactory(role="branch_secretary", role__at=branch))

    with offering(("y2345", "老旧小区改造")):
        page = client.get(reverse("tasks:new"), {"about": "y2345"})
        client.post(reverse("tasks:new"), {**SAID, "owner": owner.code, "about": "y2345", "once": once(page)})

    task = Task.objects.get()
    assert [name for name, field in page.context["form"].fields.items() if field.required] == ["title", "due_on"]
    assert '<option value="y2345" selected>老旧小区改造</option>' in page.content.decode()
    assert (task.title, task.owner, task.about, task.organisation) == ("联系 12 栋楼", owner, "y2345", branch)


def test_nothing_is_asked_where_nothing_is_offered(client):
    client.force_login(UserFactory(role="branch_secretary", role__at=OrganisationFactory()))

    with offering(("y2345", "老旧小区改造")):
        asked = client.get(reverse("tasks:new")).content.decode()
    with offering():
        quiet = client.get(reverse("tasks:new")).content.decode()

    assert ("关于哪件事" in asked, "关于哪件事" in quiet) == (True, False)


def test_a_double_click_opens_one_task(client):
    client.force_login(UserFactory(role="branch_secretary", role__at=OrganisationFactory()))
    said = {**SAID, "once": once(client.get(reverse("tasks:new")))}

    answers = [client.post(reverse("tasks:new"), said).status_code for _ in range(2)]

    assert (answers, Task.objects.count()) == ([302, 302], 1)


def test_a_clerk_opens_a_branch_s_task_without_learning_its_members(client):
    unit = UnitFactory(parent=DistrictFactory())
    branch = OrganisationFactory(parent=unit)
    MemberFactory(organisation=branch, name="钱来同")
    client.force_login(UserFactory(role="committee_clerk", role__at=unit))

    page = client.get(reverse("tasks:new"), {"organisation": branch.code})
    client.post(reverse("tasks:new"), {**SAID, "organisation": branch.code})

    assert "钱来同" not in page.content.decode()
    assert Task.objects.get().organisation == branch


def test_a_member_opens_no_task(client):
    client.force_login(UserFactory(role="member", role__at=OrganisationFactory()))

    assert client.get(reverse("tasks:new")).status_code == 403
