from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from mahua.inspections.models import Demand, InspectionPlan
from mahua.inspections.subjects import subject_key
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from tests.factories.inspections import DemandFactory, InspectionPlanFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
BY = {"by": None, "at": NOON}


def planned(plan, *bodies, subject="消防安全检查", **details):
    return Demand.plan_all(plan, bodies, subject=subject, period="2026-05", minutes=60, **details, **BY)


def test_a_plan_is_filed_once_a_year_and_never_without_its_number():
    committee = OrganisationFactory(kind="working_committee")

    with pytest.raises(Refused, match="备案号"):
        InspectionPlan.file(committee, year=2026, filing_number="  ", **BY)
    plan = InspectionPlan.file(committee, year=2026, filing_number="备〔2026〕3号", **BY)
    with pytest.raises(Refused, match="备〔2026〕3号"):
        InspectionPlan.file(committee, year=2026, filing_number="备〔2026〕4号", **BY)

    assert [fact.data for fact in Fact.objects.all()] == [{"plan": plan.code, "year": 2026}]


def test_a_line_of_the_plan_says_in_the_ledger_who_is_inspected_when_and_what_it_costs():
    plan, unit = InspectionPlanFactory(), UnitFactory()

    (demand,) = planned(plan, unit)

    fact = Fact.objects.get()
    assert (fact.kind, fact.organisation_code) == ("inspection.planned", plan.inspector.code)
    assert fact.data == {
        "demand": demand.code,
        "plan": plan.code,
        "body": unit.code,
        "period": "2026-05",
        "minutes": 60,
        "repeated": 0,
    }


def test_the_same_matter_is_planned_once_a_year_whoever_inspects_and_however_it_is_worded():
    unit, bureau = UnitFactory(), InspectionPlanFactory(inspector__name="应急管理局")
    planned(bureau, unit)

    with pytest.raises(Refused, match="应急管理局"):
        planned(InspectionPlanFactory(), unit, subject="2026年度 消防安全 专项检查")

    assert Demand.objects.count() == 1


def test_a_second_time_in_a_year_takes_the_number_of_a_higher_document_and_a_reason():
    plan, unit = InspectionPlanFactory(), UnitFactory()
    planned(plan, unit)

    with pytest.raises(Refused, match="上级文件"):
        planned(plan, unit, higher_document="市办〔2026〕9号")
    (again,) = planned(plan, unit, higher_document="市办〔2026〕9号", reason="上级要求汛前再查一次")

    assert Fact.objects.order_by("-position").first().data["repeated"] == 1
    assert (again.higher_document, again.reason) == ("市办〔2026〕9号", "上级要求汛前再查一次")


def test_another_matter_another_year_and_another_body_are_free():
    plan, unit = InspectionPlanFactory(), UnitFactory()
    planned(plan, unit)

    planned(plan, unit, subject="档案检查")
    planned(plan, UnitFactory())
    planned(InspectionPlanFactory(year=2027), unit)

    assert Demand.objects.count() == 4


def test_what_is_dropped_makes_room_again():
    plan, unit = InspectionPlanFactory(), UnitFactory()
    (demand,) = planned(plan, unit)

    demand.drop(**BY)
    planned(plan, unit)

    assert [fact.kind for fact in Fact.objects.order_by("position")] == [
        "inspection.planned",
        "inspection.dropped",
        "inspection.planned",
    ]


def test_the_database_too_keeps_the_same_matter_to_once_a_year():
    first = DemandFactory(subject="消防安全检查")

    with pytest.raises(IntegrityError), transaction.atomic():
        DemandFactory(subject="消防安全", body=first.body)

    assert Demand.objects.count() == 1


def test_plans_and_lines_follow_their_bodies_when_they_move():
    district = DistrictFactory()
    old, new = UnitFactory(parent=district), UnitFactory(parent=district)
    branch = OrganisationFactory(parent=old)
    demand, plan = DemandFactory(body=branch), InspectionPlanFactory(inspector=branch)

    branch.move(new, on=NOON.date(), **BY)

    demand.refresh_from_db()
    plan.refresh_from_db()
    assert demand.path.startswith(new.path)
    assert plan.path.startswith(new.path)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("消防安全检查", "消防安全", True),
        ("2026年度消防安全专项检查", "消防 安全 检查", True),
        ("档案工作检查", "档案工作督查", True),
        ("消防安全检查", "食品安全检查", False),
        ("检查", "检查", True),
    ],
)
def test_when_two_wordings_are_one_matter(first, second, same):
    assert (subject_key(first) == subject_key(second)) is same
