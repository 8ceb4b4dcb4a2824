"""What is due is counted once, said to each robot, and tried again until it is taken, also over a worker's death."""

import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mahua.access.models import SecurityEvent
from mahua.kernel.days import SHANGHAI
from mahua.kernel.errors import Refused
from mahua.notices import telling_hours
from mahua.notices.carrying_out import carry_out_next, send_test
from mahua.notices.gathering import gather
from mahua.notices.jobs import forget, send
from mahua.notices.models import Notice, Sending
from mahua.rules.workdays import WorkCalendar, WorkYear
from tests.factories.access import UserFactory
from tests.factories.notices import NoticeFactory, WebhookFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory
from tests.notices.fake_robot import Said

NINE = datetime(2026, 11, 23, 9, tzinfo=SHANGHAI)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _calendar(monkeypatch):
    monkeypatch.setattr(telling_hours, "_calendars", [lambda: WorkCalendar([WorkYear(2026)])])


def told(unit, *, at=NINE, **said):
    return NoticeFactory(user=UserFactory(path=unit.path), created_at=at, **said)


@pytest.mark.django_db
def test_each_thing_is_counted_once_however_many_were_told_and_urgent_things_apart(robot):
    unit = UnitFactory(parent=DistrictFactory())
    webhook = WebhookFactory(organisation=unit, robot=robot)
    for _ in range(3):
        told(OrganisationFactory(parent=unit), about="c2222", occasion="once")
    told(unit, about="c3333")
    told(unit, about="c4444", is_urgent=True)
    told(UnitFactory(parent=DistrictFactory(path="0002")), about="c5555")

    send(NINE)

    said = sorted((body["urgent"], body["total"], body["kinds"]) for body in robot.bodies)
    assert said == [(False, 2, [{"count": 2, "words": "tests.told"}]), (True, 1, [{"count": 1, "words": "tests.told"}])]
    webhook.refresh_from_db()
    assert (webhook.last_result, webhook.last_taken) == ("已送达。", True)


@pytest.mark.django_db
def test_nothing_is_said_before_its_moment_and_nothing_twice(robot):
    unit = UnitFactory()
    WebhookFactory(organisation=unit, robot=robot)
    told(unit, deliver_after=NINE)

    for at in (NINE - SECOND, NINE, NINE + SECOND, NINE + MINUTE):
        send(at)

    assert len(robot.got) == 1


@pytest.mark.django_db
def test_no_title_no_name_and_no_words_go_out(robot, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://mahua.example.gov.cn"]
    unit = UnitFactory(name="住建局")
    WebhookFactory(organisation=unit, robot=robot)
    person = UserFactory(path=unit.path, name="钱来同")
    NoticeFactory(user=person, title="三单元电梯又坏了", created_at=NINE)

    send(NINE)

    path, headers, body = robot.got[0]
    sent = body.decode() + path + str(headers)
    assert robot.bodies[0]["link"] == "https://mahua.example.gov.cn/notices/"
    assert not any(word in sent for word in ("钱来同", "三单元", "住建局", person.code, person.username))


@pytest.mark.django_db
def test_a_server_that_is_down_is_tried_again_with_pauses_that_double_and_the_same_code(robot):
    unit = UnitFactory()
    WebhookFactory(organisation=unit, robot=robot)
    told(unit)
    robot.answers += [Said(status=500), Said(status=500), Said()]

    tried = []
    for seconds in (0, 9, 10, 29, 30, 60):
        send(NINE + timedelta(seconds=seconds))
        tried.append(len(robot.got))

    assert tried == [1, 1, 2, 2, 3, 3]
    assert len({headers["x-mahua-code"] for _, headers, _ in robot.got}) == 1
    assert Sending.objects.get().state == "taken"


@pytest.mark.django_db
def test_who_asks_to_be_left_alone_is_left_alone_for_so_long(robot):
    unit = UnitFactory()
    WebhookFactory(organisation=unit, robot=robot)
    told(unit)
    robot.answers.append(Said(status=429, headers={"Retry-After": "300"}))

    send(NINE)
    sending = Sending.objects.get()
    send(NINE + 4 * MINUTE)

    assert (sending.state, sending.due_at, len(robot.got)) == ("waiting", NINE + 5 * MINUTE, 1)


@pytest.mark.django_db
def test_what_failed_at_the_end_of_the_day_waits_for_the_morning_unless_it_is_urgent(robot):
    unit = UnitFactory()
    WebhookFactory(organisation=unit, robot=robot)
    evening = NINE.replace(hour=17, minute=59, second=55)
    told(unit, at=evening)
    told(unit, at=evening, is_urgent=True)
    robot.answers += [Said(status=500), Said(status=500)]

    send(evening)

    due = dict(Sending.objects.values_list("is_urgent", "due_at"))
    assert due == {True: evening + 10 * SECOND, False: datetime(2026, 11, 24, 9, tzinfo=SHANGHAI)}


@pytest.mark.django_db
def test_what_is_refused_for_good_is_given_up_at_once(robot):
    unit = UnitFactory()
    webhook = WebhookFactory(organisation=unit, robot=robot)
    told(unit)
    robot.answers.append(Said(status=404))

    send(NINE)

    webhook.refresh_from_db()
    assert (Sending.objects.get().state, webhook.last_result) == ("given_up", "对方答复 404。")


@pytest.mark.django_db
def test_after_twelve_tries_it_is_given_up(robot):
    unit = UnitFactory()
    WebhookFactory(organisation=unit, robot=robot)
    told(unit, is_urgent=True)
    robot.answers += [Said(status=500)] * 20

    at = NINE
    while (waiting := Sending.objects.filter(state="waiting")).exists() or at == NINE:
        send(at)
        at = waiting.values_list("due_at", flat=True).first() or at

    assert (Sending.objects.get().state, len(robot.got)) == ("given_up", 12)


@pytest.mark.django_db
def test_what_is_no_longer_on_the_list_is_not_sent(robot, settings):
    unit = UnitFactory()
    webhook = WebhookFactory(organisation=unit, robot=robot)
    told(unit)
    settings.EGRESS = ""

    send(NINE)

    webhook.refresh_from_db()
    assert robot.got == []
    assert "不在外发名单里" in webhook.last_result


@pytest.mark.django_db
def test_a_paused_robot_hears_nothing_of_what_came_in_meanwhile(robot):
    unit = UnitFactory()
    webhook = WebhookFactory(organisation=unit, robot=robot)
    told(unit)
    gather(at=NINE)
    webhook.pause(by=None, at=NINE)
    told(unit)
    send(NINE)
    webhook.resume(by=None, at=NINE + MINUTE)
    send(NINE + MINUTE)
    assert robot.got == []

    told(unit, at=NINE + 2 * MINUTE)
    send(NINE + 2 * MINUTE)

    assert len(robot.got) == 1
    assert [event.kind for event in SecurityEvent.objects.order_by("number")] == ["webhook.paused", "webhook.resumed"]
    with pytest.raises(Refused, match="已经改变"):
        webhook.resume(by=None, at=NINE)


@pytest.mark.django_db
def test_a_test_is_tried_once_and_its_outcome_is_told(robot):
    webhook = WebhookFactory(organisation=UnitFactory(), robot=robot)
    robot.answers.append(Said(status=500))

    failed, taken = send_test(webhook, at=NINE), send_test(webhook, at=NINE)

    assert (failed.words, taken.words) == ("对方答复 500。", "已送达。")
    assert robot.bodies[1]["test"] is True
    assert not carry_out_next(at=NINE + timedelta(hours=2))


@pytest.mark.django_db
def test_sendings_are_kept_for_half_a_year(robot):
    webhook = WebhookFactory(organisation=UnitFactory(), robot=robot)
    send_test(webhook, at=NINE)
    send_test(webhook, at=NINE + timedelta(days=1))

    forget(NINE + timedelta(days=180, minutes=1))

    assert Sending.objects.count() == 1


@pytest.mark.commits
def test_of_many_workers_each_thing_is_said_by_one(own_database, robot):
    unit = UnitFactory()
    for _ in range(3):
        WebhookFactory(organisation=unit, robot=robot)
    told(unit)

    own_database.together(lambda _: send(NINE), 4)

    assert len(robot.got) == 3
    assert {sending.state for sending in Sending.objects.all()} == {"taken"}


KILLED = """
import os, signal, sys, django
from datetime import datetime
django.setup()
from django.conf import settings
from mahua.notices import carrying_out, jobs
settings.EGRESS = sys.argv[1]
die = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[2] == "before":
    carrying_out.post = die
else:
    from mahua.notices.models import Sending
    Sending.succeed = die
jobs.send(datetime.fromisoformat(sys.argv[3]))
"""


@pytest.mark.commits
@pytest.mark.parametrize(("when", "received"), [("before", 1), ("after", 2)])
def test_a_worker_killed_while_sending_loses_nothing_and_a_second_try_bears_the_same_code(
    own_database, robot, when, received
):
    unit = UnitFactory()
    WebhookFactory(organisation=unit, robot=robot)
    told(unit)
    environment = own_database.environment | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-c", KILLED, robot.end, when, NINE.isoformat()]

    killed = subprocess.run(command, env=environment, cwd=Path(__file__).parents[2], check=False)  # noqa: S603
    assert killed.returncode == -signal.SIGKILL

    send(NINE + MINUTE)  # the dead one's lease still runs
    send(NINE + 3 * MINUTE)
    send(NINE + 4 * MINUTE)

    assert len(robot.got) == received
    assert len({headers["x-mahua-code"] for _, headers, _ in robot.got}) == 1
    assert Sending.objects.get().state == "taken"
    assert not Notice.objects.filter(gathered_in="").exists()
