from datetime import UTC, date, datetime

import pytest

from mahua.inspections.found import Found
from mahua.inspections.models import Finding, Inspection
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.ledger.relay import run_pending
from mahua.tasks.models import Task
from tests.factories.inspections import DemandFactory, InspectionPlanFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 20, 4, tzinfo=UTC)
TODAY = date(2026, 5, 20)
BY = {"by": None, "at": NOON}


def visit(demand=None, *, findings=(), **details):
    """The body that planned it looks at the unit; on both sides unless said otherwise."""
    demand = demand or DemandFactory()
    around = {"held_on": TODAY, "sides": "both", "lead": demand.plan.inspector, "demands": [demand]}
    return Inspection.hold(demand.body, findings=findings, **{**around, **details}, **BY)


def mend(title="台账不全", *, side="party", due_on=date(2026, 6, 1), owner=None):
    return Found(title=title, side=side, due_on=due_on, owner=owner)


def kinds():
    return [fact.kind for fact in Fact.objects.order_by("position")]


def test_a_visit_says_what_it_looked_at_on_which_sides_and_answers_its_demand():
    demand = DemandFactory()

    inspection = visit(demand, abouts=("u2345", "u2345", "s2345"))

    demand.refresh_from_db()
    fact = Fact.objects.get()
    assert demand.inspection == inspection
    assert (fact.kind, fact.organisation_code) == ("inspection.held", demand.plan.inspector.code)
    assert fact.data == {
        "inspection": inspection.code,
        "body": demand.body.code,
        "abouts": ["u2345", "s2345"],
        "sides": "both",
        "findings": 0,
        "demands": 1,
        "joint": 0,
    }


def test_one_visit_answers_the_demands_of_several_bodies():
    unit = UnitFactory()
    demands = [DemandFactory(body=unit) for _ in range(3)]

    inspection = visit(demands[0], demands=demands)

    said = Fact.objects.get().data
    assert (said["demands"], said["joint"], inspection.joint) == (3, 1, True)
    assert {each.organisation for each in inspection.inspectors.all()} == {each.plan.inspector for each in demands}
    assert not type(demands[0]).objects.waiting().exists()


def test_a_demand_is_answered_once():
    demand = DemandFactory()
    visit(demand)

    with pytest.raises(Refused, match="已经检查过"):
        visit(demand)

    assert Inspection.objects.count() == 1


def test_outside_ones_own_unit_nobody_is_inspected_without_a_plan():
    unit, other = UnitFactory(parent=DistrictFactory()), UnitFactory(parent=DistrictFactory(path="0002"))
    committee = OrganisationFactory(parent=unit, kind="party_committee")

    with pytest.raises(Refused, match="没有列入年度计划"):
        Inspection.hold(other, lead=committee, held_on=TODAY, sides="party", **BY)
    own = Inspection.hold(OrganisationFactory(parent=unit), lead=committee, held_on=TODAY, sides="party", **BY)

    assert list(Inspection.objects.all()) == [own]


def test_a_visit_still_to_come_is_not_written_down():
    with pytest.raises(Refused, match="还没有进行"):
        visit(held_on=date(2026, 5, 21))


def test_a_finding_becomes_a_task_of_the_body_that_owes_it():
    branch_of_unit = DemandFactory()
    branch = OrganisationFactory(parent=branch_of_unit.body)

    inspection = visit(branch_of_unit, findings=[mend(owner=branch)])

    task, finding = Task.objects.get(), Finding.objects.get()
    assert (task.title, task.organisation, task.due_on, task.about) == (
        "整改：台账不全",
        branch,
        date(2026, 6, 1),
        inspection.code,
    )
    assert (finding.task, finding.state) == (task, "open")
    assert kinds() == ["task.opened", "inspection.held", "finding.raised"]


def test_closing_the_task_is_the_rectification_and_a_second_look_closes_the_finding():
    visit(findings=[mend(due_on=TODAY)])
    finding = Finding.objects.get()

    finding.task.close(by=None, at=datetime(2026, 5, 23, 4, tzinfo=UTC))
    run_pending(only="inspections.rectified")
    finding.refresh_from_db()
    assert (finding.state, finding.rectified_on) == ("rectified", date(2026, 5, 23))
    finding.recheck(passed=True, by=None, at=NOON)

    assert finding.state == "closed"
    assert kinds()[-2:] == ["finding.rectified", "finding.rechecked"]
    facts = Fact.objects.kinds("finding.rectified", "finding.rechecked").order_by("position")
    assert [fact.data for fact in facts] == [
        {"finding": finding.code, "inspection": finding.inspection.code, "days_late": 3},
        {"finding": finding.code, "inspection": finding.inspection.code, "passed": 1, "round": 1},
    ]


def test_what_is_not_mended_is_given_back_with_another_day_and_why():
    visit(findings=[mend()])
    finding = Finding.objects.get()
    finding.task.close(**BY)
    run_pending(only="inspections.rectified")
    finding.refresh_from_db()

    with pytest.raises(Refused, match="理由"):
        finding.recheck(passed=False, due_on=date(2026, 6, 20), **BY)
    finding.recheck(passed=False, words="照片是去年的", due_on=date(2026, 6, 20), **BY)

    assert (finding.state, finding.due_on, finding.task.is_open) == ("open", date(2026, 6, 20), True)
    assert (finding.rounds, Task.objects.count()) == (1, 2)


def test_a_finding_is_looked_at_again_only_when_it_was_mended_and_once_each_time():
    visit(findings=[mend()])
    finding = Finding.objects.get()

    with pytest.raises(Refused, match="整改中"):
        finding.recheck(passed=True, **BY)

    assert "finding.rechecked" not in kinds()


def test_a_party_body_gives_a_business_side_advice_and_neither_a_day_nor_a_task():
    with pytest.raises(Refused, match="只提建议"):
        visit(findings=[mend(side="business")])
    visit(findings=[mend(side="business", due_on=None)])

    finding = Finding.objects.get()
    assert (finding.state, finding.task, Task.objects.count()) == ("advice", None, 0)
    with pytest.raises(Refused, match="建议"):
        finding.recheck(passed=True, **BY)


def test_the_business_side_takes_advice_up_with_a_day_of_its_own():
    visit(findings=[mend(side="business", due_on=None)])
    finding = Finding.objects.get()

    finding.take_up(due_on=date(2026, 7, 1), **BY)

    assert (finding.state, finding.task.due_on) == ("open", date(2026, 7, 1))
    assert kinds()[-1] == "finding.taken_up"


def test_a_visit_that_answers_a_units_demand_is_led_by_that_side():
    unit, bureau = UnitFactory(), UnitFactory()
    business = DemandFactory(body=unit, plan__inspector=bureau)
    party = DemandFactory(body=unit)

    with pytest.raises(Refused, match="由该单位牵头"):
        visit(party, demands=[party, business])
    inspection = visit(business, demands=[party, business])

    assert (inspection.lead, inspection.joint) == (bureau, True)


def test_a_unit_that_inspects_may_set_a_day_on_the_business_side():
    demand = DemandFactory(plan=InspectionPlanFactory(inspector=UnitFactory()))

    visit(demand, findings=[mend(side="business")])

    assert Finding.objects.get().state == "open"


def test_what_its_owner_gives_up_comes_back_to_whoever_found_it():
    visit(findings=[mend()])
    finding = Finding.objects.get()

    finding.task.drop(**BY)
    run_pending(only="inspections.given_up")

    finding.refresh_from_db()
    assert (finding.state, "不再办理" in finding.said) == ("rectified", True)
    assert "finding.rectified" not in kinds()


def test_a_finding_stays_within_the_body_inspected():
    with pytest.raises(Refused, match="不在被检查的"):
        visit(findings=[mend(owner=UnitFactory())])

    assert not Inspection.objects.exists()


def test_a_visit_written_down_wrongly_takes_its_findings_and_tasks_back_and_frees_the_plan():
    demand = DemandFactory()
    inspection = visit(demand, findings=[mend()])

    inspection.withdraw(reason="wrong_body", **BY)

    demand.refresh_from_db()
    assert demand.is_waiting
    assert (Task.objects.get().state, Finding.objects.get().state) == ("dropped", "withdrawn")
    standing = Fact.objects.effective().order_by("position")
    assert [fact.kind for fact in standing] == ["task.opened", "task.dropped"]
    with pytest.raises(Refused, match="已经撤回"):
        inspection.withdraw(reason="wrong_body", **BY)
