from datetime import date

import pytest

from mahua.duties.models import ObligationSum, Rule
from mahua.rules.periods import parse
from mahua.tasks.burden import bands_of, loads_of
from tests.factories.asks import ReceiptFactory
from tests.factories.inspections import DemandFactory
from tests.factories.meetings import MeetingFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
NOVEMBER = parse("2026-11")


def test_a_month_adds_up_asks_rules_and_inspections_and_tells_meetings_apart():
    unit = UnitFactory(parent=DistrictFactory())
    branch = OrganisationFactory(parent=unit)
    ReceiptFactory(organisation=branch, ask__minutes=15)
    DemandFactory(body=unit, period="2026-11", minutes=60)
    rule = Rule.objects.in_force(NOVEMBER.ends_on).get(code="OL-MEET-Q")
    ObligationSum.objects.create(
        path=unit.path, rule_code=rule.code, period="2026Q4", due_on=date(2026, 11, 30), owed=1, unmet=0, required=2
    )
    MeetingFactory(organisation=branch, state="held", held_on=date(2026, 11, 20), should_attend=10)

    (load,) = loads_of([unit], month=NOVEMBER)

    assert load.minutes == {"asks": 15, "inspections": 60, "rules": rule.minutes * 2, "meetings": rule.minutes * 10}
    assert (load.own, load.meetings) == (75 + rule.minutes * 2, rule.minutes * 10)


def test_a_community_stands_for_itself_and_not_for_its_street():
    street = OrganisationFactory(parent=DistrictFactory(), kind="street")
    community = OrganisationFactory(parent=street, kind="community")
    ReceiptFactory(organisation=community, ask__minutes=20)

    loads = loads_of([street, community], month=NOVEMBER)

    assert [load.own for load in loads] == [0, 20]


def test_another_month_what_was_held_already_and_what_was_taken_back_weigh_nothing():
    branch = OrganisationFactory()
    ReceiptFactory(organisation=branch, ask__due_on=date(2026, 12, 1))
    ReceiptFactory(organisation=branch, state="held", was_asked=False)
    ReceiptFactory(organisation=branch, state="withdrawn")
    ReceiptFactory(organisation=branch, state="held", ask__minutes=7)

    (load,) = loads_of([branch], month=NOVEMBER, alone=True)

    assert load.own == 7


def test_the_cap_is_that_of_one_body_and_not_of_a_unit_with_all_of_its_bodies(settings):
    settings.BURDEN_CAP = 5
    unit = UnitFactory(parent=DistrictFactory())
    branch = OrganisationFactory(parent=unit)
    ReceiptFactory(organisation=branch, ask__minutes=10)

    loads = loads_of([unit], month=NOVEMBER) + loads_of([branch], month=NOVEMBER, alone=True)

    assert [load.own for load in loads] == [10, 10]
    assert [load.is_over_cap for load in loads] == [False, True]


@pytest.mark.parametrize("bodies", [1, 4])
def test_the_meter_costs_the_same_for_one_body_and_for_many(bodies, django_assert_num_queries):
    units = [UnitFactory(parent=DistrictFactory(path="0001") if not n else None) for n in range(bodies)]

    with django_assert_num_queries(5):  # asks, rules and their minutes, inspections, meetings
        loads_of(units, month=NOVEMBER)


def test_bands_say_how_many_and_never_who():
    branches = OrganisationFactory.create_batch(3)
    for branch, minutes in zip(branches, (30, 400, 4000), strict=True):
        ReceiptFactory(organisation=branch, ask__minutes=minutes)

    bands = bands_of(loads_of(branches, month=NOVEMBER))

    assert [count for _, count in bands] == [1, 1, 0, 1]
    assert not any(branch.name in str(bands) for branch in branches)
