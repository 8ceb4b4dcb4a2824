from datetime import UTC, date, datetime

import pytest

from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.ledger.recording import reverse
from mahua.ledger.relay import run_pending
from mahua.notices.models import Notice
from mahua.tasks.models import Ask, Task
from tests.factories.access import UserFactory
from tests.factories.asks import AskFactory, ReceiptFactory
from tests.factories.organisations import OrganisationFactory
from tests.factories.tasks import TaskFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 2, 4, tzinfo=UTC)
BY = {"by": None, "at": NOON}


def send(*receivers, wants=("task.closed",), question="", minutes=10, **details):
    days = {"from_on": date(2026, 1, 1), "until_on": date(2026, 12, 31), "due_on": date(2026, 11, 20)}
    asker = details.pop("asker", None) or OrganisationFactory(kind="working_committee")
    asked = {"title": "今年办结的任务", "wants": wants, "question": question, "minutes": minutes, **days, **details}
    return Ask.send(list(receivers), asker=asker, **asked, **BY)


def with_the_fact():
    """A branch whose ledger holds what is wanted."""
    branch = OrganisationFactory()
    TaskFactory(organisation=branch).close(**BY)
    return branch


def states(ask):
    return [receipt.state for receipt in ask.receipts.in_roster_order()]


def test_only_those_who_do_not_hold_it_already_are_asked():
    holds, lacks = with_the_fact(), OrganisationFactory()
    UserFactory(role="branch_secretary", role__at=holds)
    asked = UserFactory(role="branch_secretary", role__at=lacks)

    ask = send(holds, lacks)

    fact = Fact.objects.order_by("-position").first()
    assert states(ask) == ["held", "open"]
    assert (fact.kind, fact.data["receivers"], fact.data["held"]) == ("ask.sent", 2, 1)
    assert [notice.user for notice in Notice.objects.all()] == [asked]


def test_asking_for_what_all_hold_already_is_refused_with_what_there_is():
    with pytest.raises(Refused, match=r"任务办结，2 个组织的台账里都已经有了"):
        send(with_the_fact(), with_the_fact())

    assert not Ask.objects.exists()


def test_a_question_is_put_to_all_also_to_those_who_hold_the_facts():
    ask = send(with_the_fact(), OrganisationFactory(), question="有什么困难？")

    assert states(ask) == ["open", "open"]


def test_an_ask_says_what_it_wants_of_whom():
    with pytest.raises(Refused, match="要哪些事实"):
        send(OrganisationFactory(), wants=())
    with pytest.raises(Refused, match="至少选一"):
        send()

    assert not Ask.objects.exists()


def test_doing_the_work_is_the_answer():
    branch = OrganisationFactory()
    ask = send(branch)

    TaskFactory(organisation=branch).close(**BY)
    run_pending(only="tasks.receipts_by_facts")

    answer = Fact.objects.kinds("ask.answered").get()
    assert states(ask) == ["held"]
    assert (answer.organisation_code, answer.data) == (branch.code, {"ask": ask.code, "by_facts": 1, "days_late": 0})


def test_a_fact_outside_the_days_wanted_answers_nothing():
    branch = OrganisationFactory()
    ask = send(branch, until_on=date(2026, 11, 1))

    TaskFactory(organisation=branch).close(**BY)
    run_pending(only="tasks.receipts_by_facts")

    assert states(ask) == ["open"]


def test_a_receipt_opens_again_when_the_fact_it_rested_on_is_corrected():
    branch = OrganisationFactory()
    ask = send(branch)
    TaskFactory(organisation=branch).close(**BY)
    run_pending(only="tasks.receipts_by_facts")

    wrong = Fact.objects.kinds("task.closed").get()
    reverse(wrong.position, reason="did_not_happen", organisation=branch, **BY)
    run_pending(only="tasks.receipts_by_facts")

    assert states(ask) == ["open"]
    assert not Fact.objects.kinds("ask.answered").effective().exists()


def test_a_body_answers_in_one_line_once():
    receipt = ReceiptFactory(ask__due_on=date(2026, 11, 1))

    with pytest.raises(Refused, match="写一句"):
        receipt.give(" ", **BY)
    receipt.give("没有困难", **BY)
    with pytest.raises(Refused, match="已答复"):
        receipt.give("又想起一个", **BY)

    assert (receipt.answer, receipt.state) == ("没有困难", "answered")
    assert Fact.objects.get().data == {"ask": receipt.ask.code, "by_facts": 0, "days_late": 1}


def test_taking_an_ask_back_relieves_those_who_have_not_answered():
    ask = AskFactory()
    open_, given = ReceiptFactory(ask=ask), ReceiptFactory(ask=ask)
    given.give("没有", **BY)

    ask.withdraw(**BY)

    open_.refresh_from_db()
    given.refresh_from_db()
    assert (open_.state, given.state) == ("withdrawn", "answered")
    assert Fact.objects.kinds("ask.withdrawn").get().data == {"ask": ask.code, "open": 1}


def test_a_month_above_the_cap_needs_a_reason_which_stands_on_the_ask(settings):
    settings.BURDEN_CAP = 60
    branch = OrganisationFactory(name="第二党支部")
    send(branch, minutes=55)

    with pytest.raises(Refused, match=r"第二党支部.*超过 1 小时"):
        send(branch, minutes=10)
    heavier = send(branch, minutes=10, reason="汛期急需")

    assert heavier.reason == "汛期急需"
    assert Fact.objects.order_by("-position").first().data["raised"] == 1


def test_a_year_above_the_last_one_needs_a_reason():
    branch = OrganisationFactory(name="第二党支部")
    ReceiptFactory(organisation=branch, ask__due_on=date(2025, 3, 1), ask__minutes=30)
    send(branch, minutes=30)

    with pytest.raises(Refused, match="将超过2025年全年"):
        send(branch, minutes=5)

    assert send(branch, minutes=5, reason="新增的法定任务").reason == "新增的法定任务"


def test_a_reason_that_was_not_needed_is_not_kept():
    assert send(OrganisationFactory(), reason="以防万一").reason == ""


def test_whether_somebody_read_it_is_kept_nowhere():
    names = {field.name for model in (Ask, Ask.receipts.rel.related_model) for field in model._meta.get_fields()}

    assert {"answered_on", "state"} <= names
    assert not {name for name in names if "read" in name or "seen" in name}


def test_an_ask_leaves_no_task_behind():
    send(OrganisationFactory())

    assert not Task.objects.exists()
