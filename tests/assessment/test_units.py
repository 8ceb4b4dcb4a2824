"""A unit's yearly score, from facts in its own ledger and in those of the bodies that lead it. Worked by hand."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import transaction

from mahua.assessment.asking import ask_for
from mahua.assessment.models import Score, Snapshot, Star
from mahua.assessment.results import explanation_of
from mahua.assessment.running import run
from mahua.assessment.self_check import self_check
from mahua.calls.facts import CallCalledBack
from mahua.duties.facts import ContactProblemSolved, DutySetMade, DutySetReviewed
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record
from mahua.tasks.facts import TaskClosed, TaskOpened
from mahua.undertakings.facts import StagePassed, UndertakingEnded
from tests.factories.access import UserFactory
from tests.factories.duties import LeaderFactory
from tests.factories.ledger_facts import held
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 12, 31, 10, tzinfo=UTC)
YEAR_END = date(2026, 12, 31)
WHOLE = {"decided_business": 1, "decided_party": 1, "carried_business": 1, "carried_party": 1, "checked_both": 1}


@pytest.fixture(autouse=True)
def own_home(settings, tmp_path):
    settings.HOME = tmp_path


def said(fact, organisation, day=date(2026, 6, 1)):
    with transaction.atomic():
        record(fact, organisation=organisation, by=None, at=AT, occurred_on=day)


def a_unit():
    """A unit with two leaders and two branches."""
    unit = UnitFactory(parent=DistrictFactory())
    group = OrganisationFactory(parent=unit, kind="leading_group")
    LeaderFactory.create_batch(2, organisation=group)
    OrganisationFactory.create_batch(2, parent=unit)
    return unit, group


def a_year_of(unit, group):
    """One of two first-topic items closed, three quarters studied, one of two branches helped, one of two undertakings
    whole, results met and partly met, 一书两单三会议 reviewed, three of five call-backs solved: 3000 of 4100 points, A5 and
    D5 without data.
    """
    held(group, "first_topic", date(2026, 2, 6), meeting="g222")
    said(TaskOpened(task="w1", due_on="2026-03-31", about="g222"), group)
    said(TaskOpened(task="w2", due_on="2026-03-31", about="g222"), group)
    said(TaskClosed(task="w1", days_late=0, about="g222"), group)
    for month in (2, 5, 8):
        held(group, "leading_group_meeting", date(2026, month, 20))
    about = {"duty_set": "z1", "template": "one_two_three", "belongs_to_year": 2026, "parts": 5}
    said(DutySetMade(**about), group)
    said(DutySetReviewed(**about, parts_done=5), group)
    point = {"contact_point": "j1", "post": "t1", "branch": "b1"}
    said(ContactProblemSolved(contact_problem="y1", days=9, **point), group)
    for code, missing in (("u1", {}), ("u2", {"checked_both": 0})):
        said(StagePassed(undertaking=code, stage="inspecting", without=len(missing), **(WHOLE | missing)), unit)
    for code, result in (("u1", "met"), ("u2", "partly")):
        ended = {"stages_passed": 5, "branch_took_part": 1, "measures": 2, "measures_met": 1}
        said(UndertakingEnded(undertaking=code, result=result, **ended), unit)
    for number in range(5):
        said(called_back(f"c{number}", solved=number < 3), unit)


def called_back(call, *, solved):
    return CallCalledBack(call=call, valid=1, contacted=1, solved=int(solved), satisfaction="satisfied")


def taken(*, reason=""):
    asked = {"year": 2026, "as_of": YEAR_END, "reason": reason}
    return run(ask_for(subject="unit", **asked, by=None, at=AT, in_worker=False), by=None, at=AT)


def test_a_units_year_is_scored_by_its_own_scheme():
    unit, group = a_unit()
    a_year_of(unit, group)

    score = Score.objects.get(snapshot=taken())

    assert score.organisation == unit
    assert (score.base, score.coverage, score.is_sufficient) == (7317, 8723, True)
    assert {code: row["value_millionths"] for code, row in score.points.items()} == {
        "A1": 500_000, "A2": 1_000_000, "A3": 500_000, "A4": 1_000_000, "A5": None, "D1": 500_000, "D2": 750_000, "D5": None,
        "E1": 1_000_000, "E2": 600_000, "E3": 1_000_000,
    }  # fmt: skip
    assert Star.objects.get().proposed == 3


def test_the_score_explains_itself_but_for_what_is_confidential():
    unit, group = a_unit()
    a_year_of(unit, group)

    explained = explanation_of(Score.objects.get(snapshot=taken()))

    lost = {line.indicator: line.lost for line in explained.lines}
    causes = {line.indicator: [each.lost for each in line.costly] for line in explained.lines}
    assert sum(lost.values()) == 10_000 - explained.base == 2683
    assert {code for code, parts in causes.items() if sum(parts) != lost[code]} == {"A3", "E2"}
    assert causes["E2"] == []
    assert [line.facts for line in explained.lines if line.axis == "E"] == [(), (), ()]


def test_the_self_check_of_that_day_says_the_same():
    unit, group = a_unit()
    a_year_of(unit, group)

    assert self_check(unit, year=2026, on=YEAR_END) == explanation_of(Score.objects.get(snapshot=taken()))


def test_what_is_still_owed_is_offered_as_what_would_lift_it():
    unit, group = a_unit()
    held(group, "leading_group_meeting", date(2026, 2, 20))

    explained = self_check(unit, year=2026, on=date(2026, 8, 1))

    assert {(each.organisation_code, each.rule, each.period) for each in explained.mendings} == {
        (group.code, "DG-QTR", "2026Q2"),
        (group.code, "DG-QTR", "2026Q3"),
        (group.code, "DG-HALF", "2026H2"),
    }


def test_what_other_units_did_is_none_of_it():
    unit, _ = a_unit()
    other = UnitFactory(parent=unit.parent())
    a_year_of(other, OrganisationFactory(parent=other, kind="leading_group"))

    explained = self_check(unit, year=2026, on=YEAR_END)

    assert {line.indicator for line in explained.lines if line.outcome.counts} == {"A2", "A3", "A4"}
    assert explained.base == 0


def test_units_and_branches_are_each_assessed_once_a_year():
    a_unit()
    asked = {"year": 2026, "as_of": YEAR_END, "by": None, "at": AT, "in_worker": False}
    run(ask_for(**asked), by=None, at=AT)
    taken()

    assert {(each.subject, each.number) for each in Snapshot.objects.taken()} == {("branch", 1), ("unit", 1)}
    with pytest.raises(Refused, match="2026年度单位已经考核过"):
        ask_for(subject="unit", **asked)


def test_a_units_score_is_seen_by_its_leader_and_the_working_committee():
    unit, _ = a_unit()
    taken()

    def sees(role, at):
        return list(Score.objects.visible_to(UserFactory(role=role, role__at=at)))

    branch = unit.parent()
    assert sees("unit_leader", unit) == sees("working_committee", branch) == list(Score.objects.all())
    assert sees("business_head", unit) == sees("committee_clerk", unit) == sees("unit_leader", unit.parent()) == []


def test_the_operator_assesses_units_from_the_command_line(capsys):
    a_unit()

    call_command("score", "--units", "--year", "2026")

    assert "年度单位考核已完成" in capsys.readouterr().out
