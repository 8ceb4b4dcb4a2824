from datetime import UTC, date, datetime

import pytest

from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.tasks.jobs import open_recurring
from mahua.tasks.models import Task, TaskRecurrence
from tests.factories.asks import TaskRecurrenceFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


def morning(month, day):
    return datetime(2026, month, day, 1, tzinfo=UTC)


def due_days():
    return list(Task.objects.order_by("due_on").values_list("due_on", flat=True))


def test_the_next_task_stands_in_the_list_fourteen_days_before_it_is_due():
    TaskRecurrenceFactory()

    open_recurring(morning(1, 16))
    assert due_days() == []
    open_recurring(morning(1, 17))

    assert [(task.title, task.due_on) for task in Task.objects.all()] == [
        ("更新公开栏（2026年1月）", date(2026, 1, 31))
    ]


def test_running_the_job_twice_opens_one_task():
    TaskRecurrenceFactory()

    open_recurring(morning(1, 20))
    open_recurring(morning(1, 20))

    assert due_days() == [date(2026, 1, 31)]


def test_two_jobs_at_once_open_one_task():
    recurrence = TaskRecurrenceFactory()
    stale = TaskRecurrence.objects.get(pk=recurrence.pk)

    recurrence.open_next(at=morning(1, 20))
    stale.open_next(at=morning(1, 20))

    assert due_days() == [date(2026, 1, 31)]


def test_after_a_pause_what_was_missed_is_opened_each_once_and_the_day_of_the_month_stays():
    TaskRecurrenceFactory()

    open_recurring(morning(3, 20))

    assert due_days() == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]


@pytest.mark.parametrize(("every", "second"), [("quarter", date(2026, 4, 30)), ("year", date(2027, 1, 31))])
def test_it_comes_every_quarter_or_year(every, second):
    recurrence = TaskRecurrenceFactory(every=every)

    recurrence.open_next(at=morning(1, 20))

    assert recurrence.next_on == second


def test_it_ends_by_itself_on_its_last_day():
    TaskRecurrenceFactory(until_on=date(2026, 2, 27))

    open_recurring(morning(6, 1))

    assert due_days() == [date(2026, 1, 31)]


def test_it_is_stopped_once_and_nothing_more_comes():
    branch = OrganisationFactory()
    about = {"organisation": branch, "every": "month", "by": None, "at": morning(1, 2)}
    recurrence = TaskRecurrence.begin("更新公开栏", first_on=date(2026, 1, 31), until_on=date(2026, 12, 31), **about)

    recurrence.end(by=None, at=morning(1, 3))
    open_recurring(morning(6, 1))

    assert not Task.objects.exists()
    assert [fact.kind for fact in Fact.objects.order_by("position")] == [
        "task_recurrence.began",
        "task_recurrence.ended",
    ]
    with pytest.raises(Refused, match="已经停止"):
        recurrence.end(by=None, at=morning(1, 3))


def test_a_recurrence_has_a_last_day_after_its_first():
    with pytest.raises(Refused, match="截止日"):
        TaskRecurrence.begin(
            "更新公开栏", organisation=OrganisationFactory(), every="month", first_on=date(2026, 3, 1),
            until_on=date(2026, 2, 1), by=None, at=morning(1, 2),
        )  # fmt: skip
