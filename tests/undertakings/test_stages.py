from datetime import UTC, date, datetime

import pytest

from mahua.inspections.models import Inspection
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.meetings.models import Resolution
from mahua.undertakings import stages
from mahua.undertakings.evidence import Evidence, evidence_of
from mahua.undertakings.models import Undertaking
from tests.factories.meetings import MeetingFactory
from tests.factories.organisations import OrganisationFactory
from tests.factories.tasks import TaskFactory
from tests.factories.undertakings import UndertakingFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 5, 4, tzinfo=UTC)
NOTHING = Evidence(
    decided_business=False, decided_party=False, carried_business=False, carried_party=False, checked_both=False
)
ALL = Evidence(**dict.fromkeys(vars(NOTHING), True))


def test_passing_a_stage_goes_on_to_the_next_and_records_what_was_seen():
    undertaking = UndertakingFactory(planned=True)

    undertaking.pass_stage("planning", evidence=ALL, by=None, at=NOON)

    fact = Fact.objects.get()
    assert undertaking.stage == "deploying"
    assert undertaking.passes.get().passed_on == date(2026, 3, 5)
    assert (fact.kind, fact.organisation_code) == ("stage.passed", undertaking.unit.code)
    assert fact.data == {"undertaking": undertaking.code, "stage": "planning", "without": 0} | dict.fromkeys(
        vars(NOTHING), 1
    )


def test_what_was_not_seen_stops_nothing_and_is_written_down_with_a_reason():
    undertaking = UndertakingFactory(planned=True)

    undertaking.pass_stage("planning", evidence=NOTHING, reason="先由局长办公会口头定", by=None, at=NOON)

    passed = undertaking.passes.get()
    assert (undertaking.stage, passed.missing) == ("deploying", ["decided_business", "decided_party"])
    assert passed.missing_in_words == "业务一股有会议决定、党建一股有会议决定"
    assert Fact.objects.get().data["without"] == 2


def test_without_a_reason_one_is_asked_for():
    undertaking = UndertakingFactory(planned=True)

    with pytest.raises(Refused, match="请写明缘由"):
        undertaking.pass_stage("planning", evidence=NOTHING, by=None, at=NOON)

    assert (undertaking.stage, Fact.objects.count()) == ("planning", 0)


def test_a_stage_is_passed_only_once():
    undertaking = UndertakingFactory(planned=True)
    stale = Undertaking.objects.get(pk=undertaking.pk)
    undertaking.pass_stage("planning", evidence=ALL, by=None, at=NOON)

    with pytest.raises(Refused, match="已经通过"):
        stale.pass_stage("planning", evidence=ALL, by=None, at=NOON)

    assert Fact.objects.count() == 1


def test_a_stage_is_not_passed_before_both_strands_are_planned():
    undertaking = UndertakingFactory()

    with pytest.raises(Refused, match="两股都写明"):
        undertaking.pass_stage("planning", evidence=ALL, by=None, at=NOON)

    assert not undertaking.passes.exists()


def test_the_last_stage_stays_and_cannot_be_passed_again():
    undertaking = UndertakingFactory(planned=True, stage="assessing")

    undertaking.pass_stage("assessing", evidence=ALL, by=None, at=NOON)

    assert undertaking.stage == "assessing"
    with pytest.raises(Refused, match="已经通过"):
        undertaking.pass_stage("assessing", evidence=ALL, by=None, at=NOON)


def test_a_decision_counts_when_a_held_meeting_resolved_about_the_strand():
    undertaking = UndertakingFactory(planned=True)
    business, party = undertaking.strand("business"), undertaking.strand("party")
    held = MeetingFactory(organisation=undertaking.branch, state="held", held_on=date(2026, 2, 1), day=date(2026, 2, 1))
    planned = MeetingFactory(organisation=undertaking.branch)
    Resolution.objects.create(meeting=held, number=1, text="党员联络", about=party.code)
    Resolution.objects.create(meeting=planned, number=1, text="还没开", about=business.code)

    evidence = evidence_of(undertaking)

    assert (evidence.decided_party, evidence.decided_business) == (True, False)


def test_a_task_counts_when_it_is_closed():
    undertaking = UndertakingFactory(planned=True)
    done = TaskFactory(organisation=undertaking.unit, about=undertaking.strand("business").code)
    TaskFactory(organisation=undertaking.branch, about=undertaking.strand("party").code)
    done.close(by=None, at=NOON)

    evidence = evidence_of(undertaking)

    assert (evidence.carried_business, evidence.carried_party) == (True, False)


@pytest.mark.parametrize(("sides", "seen"), [("both", True), ("business", False)])
def test_an_inspection_counts_when_it_looked_at_both_sides(sides, seen):
    undertaking = UndertakingFactory(planned=True)
    committee = OrganisationFactory(parent=undertaking.unit, kind="party_committee")
    abouts = [undertaking.strand("business").code]
    Inspection.hold(
        undertaking.branch, lead=committee, held_on=date(2026, 2, 8), sides=sides, abouts=abouts, by=None, at=NOON
    )

    assert evidence_of(undertaking).checked_both is seen


def test_an_inspection_of_another_undertaking_does_not_count():
    undertaking = UndertakingFactory(planned=True)
    other = UndertakingFactory(unit=undertaking.unit, branch=undertaking.branch)
    committee = OrganisationFactory(parent=undertaking.unit, kind="party_committee")
    said = {"held_on": date(2026, 2, 8), "sides": "both", "abouts": [other.code], "by": None, "at": NOON}
    Inspection.hold(undertaking.branch, lead=committee, **said)

    assert evidence_of(other).checked_both
    assert not evidence_of(undertaking).checked_both


@pytest.mark.parametrize(
    ("stage", "missing"), [("planning", 2), ("deploying", 2), ("carrying", 4), ("inspecting", 5), ("assessing", 5)]
)
def test_each_stage_asks_the_same_of_both_strands(stage, missing):
    assert len(NOTHING.missing(stage)) == missing
    assert ALL.missing(stage) == []


@pytest.mark.parametrize(
    ("wording", "words"),
    [
        ("together", "一起谋划 一起部署 一起落实 一起检查 考核"),
        ("assessed", "同谋划 同部署 同落实 检查 同考核"),
        ("supervised", "谋划 同部署 同落实 同督查 同考核"),
        ("advanced", "同谋划 同部署 同推进 检查 同考核"),
    ],
)
def test_each_unit_calls_the_stages_in_the_words_it_chose(wording, words):
    assert " ".join(stages.label(stage, wording=wording) for stage in stages.ORDER) == words
