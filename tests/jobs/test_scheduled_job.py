"""Jobs run when they are due, once, again after a failure, and again after their worker was killed."""

import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from mahua.jobs import schedule
from mahua.jobs.models import ScheduledJob
from mahua.jobs.models.scheduled_job import pause_after
from mahua.jobs.schedule import JOBS, job
from mahua.jobs.worker import run_due, work_forever

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # ten in the morning in Shanghai
MINUTE = timedelta(minutes=1)


@pytest.fixture
def only(monkeypatch):
    """The registry without the jobs of the product."""
    for name in list(JOBS):
        monkeypatch.delitem(schedule.JOBS, name)
    ran = []

    def declare(name, **when):
        job(name, **when)(ran.append)
        return ran

    yield declare
    JOBS.clear()


@pytest.mark.django_db
def test_a_job_runs_at_once_and_then_every_so_often(only):
    ran = only("test.often", every=MINUTE)

    for seconds in (0, 30, 60, 61, 119, 120):
        run_due(AT + timedelta(seconds=seconds))

    assert ran == [AT, AT + MINUTE, AT + 2 * MINUTE]


@pytest.mark.django_db
def test_a_daily_job_waits_for_its_shanghai_time_and_runs_once_a_day(only):
    ran = only("test.nightly", daily=time(1, 30))
    first = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)

    for at in (AT, first - MINUTE, first, first + MINUTE, first + timedelta(hours=23), first + timedelta(days=1)):
        run_due(at)

    assert ran == [first, first + timedelta(days=1)]


@pytest.mark.django_db
def test_a_job_that_fails_is_tried_again_after_a_pause_that_doubles(only, monkeypatch):
    only("test.broken", every=MINUTE)
    monkeypatch.setitem(JOBS, "test.broken", schedule.Job(
        name="test.broken", do=lambda at: 1 / 0, every=MINUTE, daily=None, lease=MINUTE
    ))  # fmt: skip

    assert [run_due(AT + timedelta(seconds=seconds)) for seconds in (0, 9, 10, 29, 30)] == [1, 0, 1, 0, 1]
    known = ScheduledJob.objects.get()
    assert (known.failures, known.last_error) == (3, "ZeroDivisionError: division by zero")
    assert pause_after(40) == timedelta(hours=1)


@pytest.mark.django_db
def test_a_job_that_works_again_forgets_its_failures(only):
    only("test.often", every=MINUTE)
    ScheduledJob.objects.create(name="test.often", due_at=AT, failures=4, last_error="x")

    run_due(AT)

    known = ScheduledJob.objects.get()
    assert (known.failures, known.last_error, known.last_success_at) == (0, "", AT)


@pytest.mark.django_db
def test_a_lease_keeps_others_away_until_it_runs_out(only):
    ran = only("test.often", every=MINUTE, lease=5 * MINUTE)
    ScheduledJob.enrol(at=AT)
    ScheduledJob.take_next(at=AT)  # its worker is never heard of again

    run_due(AT + 4 * MINUTE)
    run_due(AT + 6 * MINUTE)
    assert ran == []
    assert "300 秒" in ScheduledJob.objects.get().last_error

    run_due(AT + 7 * MINUTE)
    assert ran == [AT + 7 * MINUTE]


@pytest.mark.django_db
def test_a_worker_that_lost_its_lease_changes_nothing(only):
    only("test.often", every=MINUTE, lease=MINUTE)
    ScheduledJob.enrol(at=AT)
    slow = ScheduledJob.take_next(at=AT)
    ScheduledJob.reap(at=AT + 2 * MINUTE)

    slow.succeed(at=AT + 3 * MINUTE)

    assert ScheduledJob.objects.get().last_success_at is None


@pytest.mark.django_db
def test_a_job_that_is_no_longer_declared_is_left_alone(only):
    ScheduledJob.objects.create(name="test.gone", due_at=AT)

    assert run_due(AT) == 0


def test_the_ledgers_jobs_are_declared():
    assert {"ledger.relay", "ledger.seal", "ledger.segments"} <= JOBS.keys()


@pytest.mark.commits
def test_of_many_workers_one_runs_the_job(own_database, only):
    ran = only("test.often", every=MINUTE)
    ScheduledJob.enrol(at=AT)

    own_database.together(lambda _: run_due(AT), 8)

    assert ran == [AT]


@pytest.mark.commits
def test_the_worker_stops_when_asked(own_database, only):
    stop = threading.Event()
    ran = only("test.often", every=MINUTE)
    job("test.stops", every=MINUTE)(lambda at: stop.set())

    work_forever(stop, clock=lambda: AT)

    assert ran == [AT]


KILLED = """
import os, signal, django
from datetime import datetime, timedelta, UTC
django.setup()
from mahua.jobs.schedule import JOBS, job
from mahua.jobs.worker import run_due
JOBS.clear()
job("test.dies", every=timedelta(minutes=1), lease=timedelta(minutes=1))(lambda at: os.kill(os.getpid(), signal.SIGKILL))
run_due(datetime(2026, 11, 23, 2, 0, tzinfo=UTC))
"""


@pytest.mark.commits
def test_a_job_whose_worker_was_killed_runs_again(own_database, only):
    ran = only("test.dies", every=MINUTE, lease=MINUTE)
    root = Path(__file__).parent.parent.parent
    environment = own_database.environment | {"DJANGO_SETTINGS_MODULE": "tests.settings"}

    killed = subprocess.run([sys.executable, "-c", KILLED], env=environment, cwd=root, check=False)  # noqa: S603
    assert killed.returncode == -signal.SIGKILL
    assert run_due(AT) == os.EX_OK

    run_due(AT + 2 * MINUTE)
    run_due(AT + 3 * MINUTE)

    assert ran == [AT + 3 * MINUTE]
