from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError

from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.undertakings.models import Strand
from mahua.undertakings.models.measure import Target
from tests.factories.undertakings import UndertakingFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 8, 4, tzinfo=UTC)


def test_planning_a_strand_keeps_goal_and_measures_and_records_how_many():
    undertaking = UndertakingFactory()
    strand = undertaking.strand("party")

    targets = [
        Target(title="党员联络楼栋", target=Decimal(12), counted_in="栋"),
        Target(title="投诉", target=Decimal(5), at_most=True),
    ]
    strand.plan(" 党员担任楼栋联络人 ", measures=targets, by=None, at=NOON)

    fact = Fact.objects.get()
    assert (strand.goal, strand.planned_on, strand.is_planned) == ("党员担任楼栋联络人", date(2026, 1, 8), True)
    assert list(strand.measures.values_list("number", "title", "target", "at_most").order_by("number")) == [
        (1, "党员联络楼栋", Decimal(12), False),
        (2, "投诉", Decimal(5), True),
    ]
    assert (fact.kind, fact.organisation_code) == ("strand.planned", undertaking.branch.code)
    assert fact.data == {"undertaking": undertaking.code, "side": "party", "measures": 2}


def test_an_undertaking_is_under_way_once_both_strands_are_planned():
    undertaking = UndertakingFactory()

    undertaking.strand("business").plan("改造四十八栋", measures=[], by=None, at=NOON)
    undertaking.refresh_from_db()
    before = undertaking.state
    undertaking.strand("party").plan("党员联络", measures=[], by=None, at=NOON)
    undertaking.refresh_from_db()

    assert (before, undertaking.state) == ("proposed", "under_way")


def test_the_business_strand_is_recorded_with_the_unit():
    undertaking = UndertakingFactory()

    undertaking.strand("business").plan("改造四十八栋", measures=[], by=None, at=NOON)

    assert Fact.objects.get().organisation_code == undertaking.unit.code


def test_planning_anew_keeps_what_was_reported_of_a_measure_named_as_before():
    strand = UndertakingFactory().strand("business")
    strand.plan("改造", measures=[Target(title="完成", target=Decimal(48))], by=None, at=NOON)
    strand.measures.update(actual=Decimal(41))

    measures = [Target(title="征询", target=Decimal(100)), Target(title="完成", target=Decimal(50))]
    strand.plan("改造", measures=measures, by=None, at=NOON)

    assert list(strand.measures.order_by("number").values_list("title", "target", "actual")) == [
        ("征询", Decimal(100), None),
        ("完成", Decimal(50), Decimal(41)),
    ]


def test_a_plan_is_not_written_over_one_that_was_never_read():
    undertaking = UndertakingFactory()
    first, second = undertaking.strand("party"), undertaking.strand("party")
    first.plan("先改的", measures=[], by=None, at=NOON)

    with pytest.raises(Refused, match="由别人改过"):
        second.plan("后改的", measures=[], seen=0, by=None, at=NOON)

    assert undertaking.strand("party").goal == "先改的"
    assert Fact.objects.count() == 1


def test_a_strand_without_a_goal_is_refused():
    strand = UndertakingFactory().strand("party")

    with pytest.raises(Refused, match="目标"):
        strand.plan("  ", measures=[], by=None, at=NOON)

    assert not Fact.objects.exists()


def test_there_is_never_a_third_strand():
    undertaking = UndertakingFactory()

    with pytest.raises(IntegrityError):
        Strand.lay_both(undertaking)


@pytest.mark.parametrize(
    ("target", "actual", "at_most", "met"),
    [(48, 48, False, True), (48, 47, False, False), (5, 5, True, True), (5, 6, True, False), (0, None, False, False)],
)
def test_a_measure_is_met_when_its_target_is_reached(target, actual, at_most, met):
    strand = UndertakingFactory().strand("business")
    strand.plan("改造", measures=[Target(title="数", target=Decimal(target), at_most=at_most)], by=None, at=NOON)
    measure = strand.measures.get()

    measure.actual = None if actual is None else Decimal(actual)

    assert measure.is_met is met
