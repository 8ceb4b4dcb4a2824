from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.undertakings.models import Apart, Joint, Loan
from mahua.undertakings.models.measure import Target
from tests.factories.organisations import UnitFactory
from tests.factories.undertakings import LoanFactory, UndertakingFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 5, 4, tzinfo=UTC)
JOINT = {
    "kind": "member_carried_task",
    "stage": "co_carried",
    "occurred_on": date(2026, 4, 1),
    "source": "w2",
    "source_position": 1,
}


def last_fact():
    return Fact.objects.order_by("position").last()


def test_reporting_a_measure_records_whether_it_is_met_and_only_what_changed():
    strand = UndertakingFactory().strand("business")
    targets = [Target(title="完成", target=Decimal(48)), Target(title="征询", target=Decimal(100))]
    strand.plan("改造", measures=targets, by=None, at=NOON)
    strand.report({1: Decimal(41)}, by=None, at=NOON)

    changed = strand.report({1: Decimal(48), 2: None}, by=None, at=NOON)

    said = [fact.data for fact in Fact.objects.kinds("measure.reported").order_by("position")]
    assert changed == 1
    assert [(each["number"], each["met"]) for each in said] == [(1, 0), (1, 1)]


@pytest.mark.parametrize(("after_the_fact", "took_part"), [(False, 1), (True, 0)])
def test_ending_says_the_result_and_whether_a_branch_took_part(after_the_fact, took_part):
    undertaking = UndertakingFactory()
    for side in ("business", "party"):
        targets = [Target(title="完成", target=Decimal(48))]
        undertaking.strand(side).plan("改造", measures=targets, by=None, at=NOON)
    undertaking.strand("business").report({1: Decimal(48)}, by=None, at=NOON)
    Joint.objects.create(undertaking=undertaking, after_the_fact=after_the_fact, **JOINT)

    undertaking.end("met", by=None, at=NOON)

    assert (undertaking.state, undertaking.result, undertaking.ended_on) == ("ended", "met", date(2026, 12, 5))
    assert last_fact().data == {
        "undertaking": undertaking.code,
        "result": "met",
        "stages_passed": 0,
        "branch_took_part": took_part,
        "measures": 2,
        "measures_met": 1,
    }


def test_what_ended_is_not_ended_again_nor_planned():
    undertaking = UndertakingFactory(planned=True)
    undertaking.end("partly", by=None, at=NOON)

    for do in (
        lambda: undertaking.end("met", by=None, at=NOON),
        lambda: undertaking.drop(reason="重复", by=None, at=NOON),
        lambda: undertaking.strand("party").plan("再写", measures=[], by=None, at=NOON),
    ):
        with pytest.raises(Refused):
            do()

    assert Fact.objects.count() == 1


def test_dropping_needs_a_reason_and_keeps_it():
    undertaking = UndertakingFactory()

    with pytest.raises(Refused, match="缘由"):
        undertaking.drop(reason=" ", by=None, at=NOON)
    undertaking.drop(reason="并入另一项目", by=None, at=NOON)

    assert (undertaking.state, undertaking.reason) == ("dropped", "并入另一项目")
    assert [fact.kind for fact in Fact.objects.all()] == ["undertaking.dropped"]


def test_saying_that_the_strands_need_not_meet_is_a_fact_of_days_without_the_reason():
    undertaking = UndertakingFactory(planned=True)

    apart = Apart.say(
        undertaking, from_on=date(2026, 6, 1), until_on=date(2026, 8, 31), reason="汛期停工", by=None, at=NOON
    )

    assert apart.reason == "汛期停工"
    assert last_fact().data == {
        "undertaking": undertaking.code,
        "from_on": "2026-06-01",
        "until_on": "2026-08-31",
    }


@pytest.mark.parametrize(
    ("from_on", "until_on", "reason"),
    [
        (date(2026, 8, 1), date(2026, 6, 1), "停工"),
        (date(2025, 8, 1), date(2026, 6, 1), "停工"),
        (date(2026, 6, 1), date(2026, 6, 2), "  "),
    ],
)
def test_days_outside_the_undertaking_or_no_reason_are_refused(from_on, until_on, reason):
    undertaking = UndertakingFactory(planned=True)

    with pytest.raises(Refused):
        Apart.say(undertaking, from_on=from_on, until_on=until_on, reason=reason, by=None, at=NOON)

    assert not Apart.objects.exists()


def test_a_loan_counts_once_the_lender_says_so_and_ends_when_it_is_given_back():
    undertaking, lender = UndertakingFactory(planned=True), UnitFactory()
    days = {"from_on": date(2026, 3, 1), "until_on": date(2026, 6, 30)}
    loan = Loan.ask(undertaking, lender=lender, what="people", words="懂造价的 2 人", **days, by=None, at=NOON)
    before = Fact.objects.count()

    loan.lend(by=None, at=NOON)
    loan.give_back(by=None, at=NOON)

    said = list(Fact.objects.order_by("position").values_list("kind", "organisation_code"))
    assert before == 0
    assert said == [("resource.lent", lender.code), ("resource.returned", lender.code)]
    assert (loan.state, loan.returned_on) == ("returned", date(2026, 12, 5))


def test_a_declined_loan_is_neither_lent_nor_a_fact():
    loan = LoanFactory()
    loan.decline(by=None, at=NOON)

    with pytest.raises(Refused, match="未借出"):
        loan.lend(by=None, at=NOON)

    assert not Fact.objects.exists()


def test_a_unit_borrows_nothing_from_itself():
    undertaking = UndertakingFactory(planned=True)
    days = {"from_on": date(2026, 3, 1), "until_on": date(2026, 6, 30)}

    with pytest.raises(Refused, match="不用借"):
        Loan.ask(undertaking, lender=undertaking.unit, what="rooms", words="会议室", **days, by=None, at=NOON)

    assert not Loan.objects.exists()
