import pytest
from django.urls import reverse

from mahua.tasks.models import Task
from tests.factories.access import UserFactory
from tests.factories.members import MemberFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory
from tests.factories.tasks import TaskFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("tasks", [1, 3])
def test_the_list_costs_the_same_however_long(client, tasks, django_assert_num_queries):
    branch = OrganisationFactory()
    client.force_login(UserFactory(role="branch_secretary", role__at=branch))
    TaskFactory.create_batch(tasks, organisation=branch, owner=MemberFactory(organisation=branch))
    client.get(reverse("tasks:index"))

    with django_assert_num_queries(4):  # session, user, roles, page
        response = client.get(reverse("tasks:index"))

    assert response.content.decode().count("<tr>") == tasks + 1


def test_the_list_shows_what_is_open_unless_asked(client):
    branch = OrganisationFactory()
    client.force_login(UserFactory(role="branch_secretary", role__at=branch))
    TaskFactory(organisation=branch, title="还在办的事")
    TaskFactory(organisation=branch, title="不办了的事", state="dropped")

    usual = client.get(reverse("tasks:index")).content.decode()
    every = client.get(reverse("tasks:index"), {"state": "any"}).content.decode()

    assert ("还在办的事" in usual, "不办了的事" in usual) == (True, False)
    assert "不办了的事" in every


def test_a_task_is_closed_in_one_click(client):
    branch = OrganisationFactory()
    client.force_login(UserFactory(role="branch_secretary", role__at=branch))
    task = TaskFactory(organisation=branch)

    response = client.post(reverse("tasks:close", kwargs={"code": task.code}))

    task.refresh_from_db()
    assert (response.status_code, task.state) == (302, "done")


def test_the_owner_closes_an_own_task_and_not_that_of_another(client):
    branch = OrganisationFactory()
    member = MemberFactory(organisation=branch)
    client.force_login(UserFactory(role="member", role__at=branch, member_code=member.code))
    own, other = TaskFactory(organisation=branch, owner=member), TaskFactory(organisation=branch)

    assert client.post(reverse("tasks:close", kwargs={"code": own.code})).status_code == 302
    assert client.post(reverse("tasks:close", kwargs={"code": other.code})).status_code == 404
    assert set(Task.objects.open()) == {other}


def test_the_working_committee_reads_tasks_and_keeps_none(client):
    task = TaskFactory()
    client.force_login(UserFactory(role="working_committee", role__at=task.organisation))

    assert client.get(reverse("tasks:show", kwargs={"code": task.code})).status_code == 200
    assert client.post(reverse("tasks:drop", kwargs={"code": task.code})).status_code == 403
    assert client.post(reverse("tasks:close", kwargs={"code": task.code})).status_code == 403


def test_a_task_of_another_branch_is_out_of_sight(client):
    task = TaskFactory()
    client.force_login(UserFactory(role="branch_secretary", role__at=OrganisationFactory()))

    assert client.get(reverse("tasks:show", kwargs={"code": task.code})).status_code == 404


def test_a_task_is_given_to_another_member_on_its_page(client):
    branch = OrganisationFactory()
    client.force_login(UserFactory(role="branch_secretary", role__at=branch))
    task, other = TaskFactory(organisation=branch), MemberFactory(organisation=branch)

    client.post(reverse("tasks:reassign", kwargs={"code": task.code}), {"owner": other.code, "due_on": "2026-12-30"})

    task.refresh_from_db()
    assert (task.owner, task.due_on.isoformat()) == (other, "2026-12-30")


def test_above_the_branch_nobody_reads_who_does_a_task(client):
    unit = UnitFactory(parent=DistrictFactory())
    branch = OrganisationFactory(parent=unit)
    owner = MemberFactory(organisation=branch, name="钱来同")
    task = TaskFactory(organisation=branch, owner=owner)
    people = {
        role: UserFactory(role=role, role__at=unit) for role in ("committee_clerk", "unit_leader", "working_committee")
    }
    people["branch_secretary"] = UserFactory(role="branch_secretary", role__at=branch)
    people["member"] = UserFactory(role="member", role__at=branch, member_code=owner.code)

    seen = {}
    for role, user in people.items():
        client.force_login(user)
        pages = [client.get(reverse("tasks:index")), client.get(reverse("tasks:show", kwargs={"code": task.code}))]
        said = [page.content.decode() for page in pages]
        seen[role] = tuple(("钱来同" in words, "只在本组织内显示" in words) for words in said)

    named, withheld = (True, False), (False, True)
    assert seen == {
        "committee_clerk": (withheld, withheld),
        "unit_leader": (withheld, withheld),
        "working_committee": (withheld, withheld),
        "branch_secretary": ((True, True), named),  # the list explains to everybody who sees names
        "member": ((True, True), named),
    }


def test_a_superior_reads_who_does_a_task_of_their_own_body(client):
    committee = OrganisationFactory(parent=UnitFactory(parent=DistrictFactory()), kind="party_committee")
    task = TaskFactory(organisation=committee, owner=MemberFactory(name="钱来同"))
    client.force_login(UserFactory(role="committee_clerk", role__at=committee))

    assert "钱来同" in client.get(reverse("tasks:index")).content.decode()
    assert "钱来同" in client.get(reverse("tasks:show", kwargs={"code": task.code})).content.decode()


def test_a_clerk_changes_the_day_of_a_branch_s_task_and_never_learns_or_loses_its_owner(client):
    unit = UnitFactory(parent=DistrictFactory())
    branch = OrganisationFactory(parent=unit)
    owner = MemberFactory(organisation=branch, name="钱来同")
    task = TaskFactory(organisation=branch, owner=owner)
    client.force_login(UserFactory(role="committee_clerk", role__at=unit))

    answer = client.post(
        reverse("tasks:reassign", kwargs={"code": task.code}), {"owner": "", "due_on": "2026-12-30"}, follow=True
    )

    task.refresh_from_db()
    assert (task.owner, task.due_on.isoformat()) == (owner, "2026-12-30")
    assert "钱来同" not in answer.content.decode()
