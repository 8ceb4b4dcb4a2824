from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.inspections.models import Demand, Finding, Inspection
from mahua.kernel.days import day_of
from mahua.tasks.models import Task
from tests.factories.access import UserFactory
from tests.factories.inspections import DemandFactory, FindingFactory, InspectionFactory, InspectionPlanFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
TODAY = day_of(timezone.now())


@pytest.fixture
def district():
    return DistrictFactory()


@pytest.fixture
def committee(district):
    return OrganisationFactory(parent=district, kind="working_committee", name="区直工委")


def enter(client, role, at):
    user = UserFactory(role=role, role__at=at)
    client.force_login(user)
    return user


def visit_form(body, lead, **said):
    rows = {"found-TOTAL_FORMS": "1", "found-INITIAL_FORMS": "0"}
    return {"body": body.code, "lead": lead.code, "held_on": TODAY.isoformat(), "sides": "both", **rows, **said}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("view", "build"), [
    ("index", lambda body: InspectionFactory(body=body)),
    ("year", lambda body: DemandFactory(body=body, plan__year=TODAY.year)),
    ("findings", lambda body: FindingFactory(inspection__body=body, state="open")),
])  # fmt: skip
def test_the_lists_cost_the_same_however_long(client, district, rows, view, build, django_assert_num_queries):
    unit = UnitFactory(parent=district)
    enter(client, "unit_leader", unit)
    for _ in range(rows):
        build(unit)
    client.get(reverse(f"inspections:{view}"))

    with django_assert_num_queries(4):  # session, user, roles, page
        response = client.get(reverse(f"inspections:{view}"))

    assert response.content.decode().count("<tr>") == rows + 1


def test_the_working_committee_plans_a_matter_at_several_bodies_on_one_page(client, district, committee):
    units = [UnitFactory(parent=district) for _ in range(2)]
    enter(client, "working_committee", district)
    said = {"inspector": committee.code, "subject": "档案管理", "month": "5", "minutes": "60"}

    asked = client.post(reverse("inspections:new_demand"), said | {"bodies": [unit.code for unit in units]})
    kept = client.post(
        reverse("inspections:new_demand"),
        said | {"bodies": [unit.code for unit in units], "filing_number": "备〔2026〕1号"},
    )

    assert "没有备案的检查计划不能下达" in asked.content.decode()
    assert kept.status_code == 302
    assert {each.body for each in Demand.objects.all()} == set(units)


def test_the_guard_names_who_inspects_it_already_and_what_else_is_still_to_come(client, district, committee):
    unit = UnitFactory(parent=district)
    DemandFactory(plan__inspector__name="应急管理局", plan__year=TODAY.year, body=unit, subject="消防安全")
    InspectionPlanFactory(inspector=committee, year=TODAY.year)
    enter(client, "working_committee", district)

    response = client.post(
        reverse("inspections:new_demand"),
        {"inspector": committee.code, "subject": "消防安全检查", "month": "6", "minutes": "60", "bodies": [unit.code]},
    )

    words = response.content.decode()
    assert response.status_code == 422
    assert "应急管理局" in words
    assert "请并成一次" in words


def test_a_visit_without_findings_takes_three_fields(client, district, committee):
    unit = UnitFactory(parent=district)
    demand = DemandFactory(plan__inspector=committee, body=unit)
    enter(client, "working_committee", district)

    response = client.post(reverse("inspections:new"), visit_form(unit, committee, demands=[demand.code]))

    made = Inspection.objects.get()
    assert response.url == made.get_absolute_url()
    assert list(made.demands.all()) == [demand]


def test_a_page_sent_twice_holds_one_visit(client, district, committee):
    unit = UnitFactory(parent=district)
    enter(client, "working_committee", district)
    demand = DemandFactory(plan__inspector=committee, body=unit)
    opened = client.get(reverse("inspections:new"), {"body": unit.code})
    said = visit_form(unit, committee, demands=[demand.code], once=opened.context["once"])

    first, second = (client.post(reverse("inspections:new"), said) for _ in range(2))

    assert Inspection.objects.count() == 1
    assert (first.status_code, second.url) == (302, first.url)


def test_a_finding_written_on_the_page_is_a_task_and_one_without_a_day_is_advice(client, district):
    unit = UnitFactory(parent=district)
    group = OrganisationFactory(parent=unit, kind="leading_group")
    enter(client, "unit_leader", unit)
    found = {
        "found-TOTAL_FORMS": "2",
        "found-0-title": "台账不全",
        "found-0-side": "party",
        "found-0-due_on": "2027-01-10",
        "found-1-title": "建议合并两张表",
        "found-1-side": "business",
    }

    client.post(reverse("inspections:new"), visit_form(unit, group, **found))

    assert [(each.title, each.state) for each in Finding.objects.order_by("number")] == [
        ("台账不全", "open"),
        ("建议合并两张表", "advice"),
    ]
    assert Task.objects.get().due_on == date(2027, 1, 10)


def test_a_party_role_drops_nothing_of_a_units_plan(client, district):
    bureau = UnitFactory(parent=district)
    demand = DemandFactory(plan__inspector=bureau, body=UnitFactory(parent=district))
    address = reverse("inspections:drop_demand", kwargs={"code": demand.code})

    answers = {}
    for role, at in (("working_committee", district), ("committee_clerk", bureau), ("business_head", bureau)):
        enter(client, role, at)
        answers[role] = client.post(address).status_code

    assert answers == {"working_committee": 403, "committee_clerk": 403, "business_head": 302}


def test_only_whoever_led_looks_again(client, district, committee):
    unit = UnitFactory(parent=district)
    finding = FindingFactory(inspection__lead=committee, inspection__body=unit)
    address = reverse("inspections:recheck", kwargs={"code": finding.code})

    enter(client, "unit_leader", unit)
    of_the_inspected = client.post(address, {"passed": "1"})
    enter(client, "working_committee", district)
    of_the_inspector = client.post(address, {"passed": "1"})

    finding.refresh_from_db()
    assert (of_the_inspected.status_code, of_the_inspector.status_code) == (403, 302)
    assert finding.state == "closed"


def test_advice_on_business_is_taken_up_by_the_business_side_alone(client, district, committee):
    unit = UnitFactory(parent=district)
    about = {"inspection__lead": committee, "inspection__body": unit, "side": "business", "state": "advice"}
    finding = FindingFactory(**about, due_on=None, rectified_on=None)
    address = reverse("inspections:take_up", kwargs={"code": finding.code})

    answers = {}
    for role, at in (("working_committee", district), ("unit_leader", unit), ("business_head", unit)):
        enter(client, role, at)
        answers[role] = client.post(address, {"due_on": "2027-03-01"}).status_code

    assert answers == {"working_committee": 403, "unit_leader": 403, "business_head": 302}
    assert Task.objects.get().organisation == unit


def test_the_inspected_read_what_is_planned_for_them_and_others_do_not(client, district):
    ours, theirs = UnitFactory(parent=district), UnitFactory(parent=district)
    DemandFactory(body=ours, subject="看我们的", plan__year=TODAY.year)
    DemandFactory(body=theirs, subject="看他们的", plan__year=TODAY.year)
    enter(client, "unit_leader", ours)

    words = client.get(reverse("inspections:year")).content.decode()

    assert ("看我们的" in words, "看他们的" in words) == (True, False)


def test_several_visits_to_one_body_are_said_to_fit_into_one(client, district):
    unit = UnitFactory(parent=district)
    DemandFactory.create_batch(2, body=unit, plan__year=TODAY.year)
    DemandFactory(plan__year=TODAY.year)
    enter(client, "working_committee", district)

    words = client.get(reverse("inspections:year")).content.decode()

    assert words.count("可以一次看完") == 2


def test_what_was_written_down_wrongly_is_taken_back_on_its_page(client, district, committee):
    inspection = InspectionFactory(lead=committee, body=UnitFactory(parent=district))
    enter(client, "working_committee", district)

    client.post(reverse("inspections:withdraw", kwargs={"code": inspection.code}), {"reason": "wrong_body"})

    inspection.refresh_from_db()
    assert inspection.withdrawn_for == "wrong_body"
