from datetime import UTC, date, datetime

import pytest

from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.notices.models import Notice
from mahua.tasks.models import Task
from tests.factories.access import UserFactory
from tests.factories.members import MemberFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory
from tests.factories.tasks import TaskFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 3, 4, tzinfo=UTC)


def test_opening_a_task_says_in_the_ledger_what_by_when_and_about_what():
    branch = OrganisationFactory()

    task = Task.open(" 印发学习材料 ", organisation=branch, due_on=date(2026, 12, 9), about="g2345", by=None, at=NOON)

    fact = Fact.objects.get()
    assert (task.title, task.state, task.path) == ("印发学习材料", "open", branch.path)
    assert fact.data == {"task": task.code, "due_on": "2026-12-09", "about": "g2345"}


def test_a_task_without_words_is_refused():
    with pytest.raises(Refused, match="写明要办的事"):
        Task.open("  ", organisation=OrganisationFactory(), due_on=date(2026, 12, 9), by=None, at=NOON)

    assert Task.objects.count() == 0


def test_closing_a_task_records_how_many_days_late_it_was():
    task = TaskFactory(due_on=date(2026, 12, 1))

    task.close(by=None, at=NOON)

    fact = Fact.objects.get()
    assert (task.state, task.done_on) == ("done", date(2026, 12, 3))
    assert (fact.kind, fact.data["days_late"]) == ("task.closed", 2)


def test_a_task_is_closed_only_once():
    task = TaskFactory()
    stale = Task.objects.get(pk=task.pk)
    task.close(by=None, at=NOON)

    with pytest.raises(Refused, match="已办结"):
        stale.close(by=None, at=NOON)

    assert Fact.objects.count() == 1


def test_a_dropped_task_cannot_be_closed():
    task = TaskFactory()
    task.drop(by=None, at=NOON)

    with pytest.raises(Refused, match="不再办理"):
        task.close(by=None, at=NOON)

    assert [fact.kind for fact in Fact.objects.all()] == ["task.dropped"]


def test_a_task_given_to_another_keeps_its_code():
    task, other = TaskFactory(), MemberFactory()

    task.reassign(owner=other, due_on=date(2026, 12, 20), by=None, at=NOON)

    assert (task.owner, task.due_on, task.state) == (other, date(2026, 12, 20), "open")
    assert Fact.objects.get().kind == "task.reassigned"


def test_a_member_sees_own_tasks_and_not_those_of_others_in_the_branch():
    branch = OrganisationFactory()
    member = MemberFactory(organisation=branch)
    own, other = TaskFactory(organisation=branch, owner=member), TaskFactory(organisation=branch)
    person = UserFactory(role="member", role__at=branch, member_code=member.code)
    secretary = UserFactory(role="branch_secretary", role__at=branch)

    assert set(Task.objects.visible_to(secretary)) == {own, other}
    assert set(Task.objects.visible_to(person)) == {own}


def test_tasks_follow_their_body_when_it_moves():
    district = DistrictFactory()
    old, new = UnitFactory(parent=district), UnitFactory(parent=district)
    branch = OrganisationFactory(parent=old)
    task = TaskFactory(organisation=branch)

    branch.move(new, on=date(2026, 12, 1), by=None, at=NOON)

    task.refresh_from_db()
    assert task.path.startswith(new.path)


def test_whoever_is_named_to_do_a_task_is_told_once_and_again_when_the_day_changes():
    branch = OrganisationFactory()
    owner = MemberFactory(organisation=branch)
    person = UserFactory(member_code=owner.code)
    UserFactory(role="branch_secretary", role__at=branch)

    task = Task.open("印发学习材料", organisation=branch, owner=owner, due_on=date(2026, 12, 9), by=None, at=NOON)
    task.reassign(owner=owner, due_on=date(2026, 12, 9), by=None, at=NOON)
    task.reassign(owner=owner, due_on=date(2026, 12, 20), by=None, at=NOON)

    told = [(notice.user, notice.title, notice.about) for notice in Notice.objects.order_by("pk")]
    assert told == [
        (person, "请于12月9日前办理：印发学习材料", task.code),
        (person, "请于12月20日前办理：印发学习材料", task.code),
    ]


def test_who_names_themselves_needs_not_be_told():
    owner = MemberFactory()
    person = UserFactory(member_code=owner.code)

    Task.open("写总结", organisation=owner.organisation, owner=owner, due_on=date(2026, 12, 9), by=person, at=NOON)

    assert Task.objects.count() == 1
    assert not Notice.objects.exists()
