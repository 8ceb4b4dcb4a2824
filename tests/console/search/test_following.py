"""The entries follow the facts, and made anew they are the same."""

from datetime import UTC, date, datetime

import pytest

from mahua.console.models import SearchEntry
from mahua.console.search.filling import rebuild
from mahua.ledger.models import Fact
from mahua.ledger.recording import reverse
from mahua.ledger.relay import run_pending
from mahua.meetings.models import Meeting
from mahua.members.models import Member
from mahua.organisations.models import Organisation
from mahua.tasks.models import Task
from tests.factories.calls import CommunityFactory, raised
from tests.factories.meetings import MeetingFactory
from tests.factories.members import MemberFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
DAY = date(2026, 11, 1)
AROUND = {"by": None, "at": AT}


def follow():
    """Let only the search read the ledger."""
    for name in ("organisations", "places", "members", "meetings", "tasks", "calls", "undertakings"):
        run_pending(only=f"console.search_{name}")


def entries():
    return {entry.code: entry for entry in SearchEntry.objects.all()}


def as_text():
    return sorted(SearchEntry.objects.values_list("kind", "code", "title", "subtitle", "path", "also", "day", "grams"))


def test_what_was_founded_admitted_planned_and_opened_is_found():
    district = DistrictFactory()
    branch = Organisation.found("新设党支部", kind="branch", parent=district, founded_on=DAY, **AROUND)
    member = Member.admit("新党员", organisation=branch, stage="full", joined_on=DAY, **AROUND)
    meeting = Meeting.plan("branch_assembly", organisation=branch, title="首次会议", planned_for=AT, **AROUND)
    task = Task.open("挂牌", organisation=branch, due_on=DAY, **AROUND)

    call = raised(caller=CommunityFactory(), at=AT)

    follow()

    found = entries()
    kinds = {found[thing.code].kind for thing in (branch, member, meeting, task, call)}
    assert kinds == set(SearchEntry.Kind.values) - {"undertaking"}  # of these test_undertakings.py asks
    assert found[meeting.code].day == meeting.day
    assert found[task.code].subtitle == "新设党支部"


def test_taking_in_the_same_facts_again_changes_nothing():
    district = DistrictFactory()
    branch = Organisation.found("新设党支部", kind="branch", parent=district, founded_on=DAY, **AROUND)
    Member.admit("新党员", organisation=branch, stage="full", joined_on=DAY, **AROUND)
    follow()
    before = as_text()

    rebuild()

    assert [row for row in as_text() if row[1] != district.code] == before


def test_a_renamed_organisation_is_found_by_both_names_and_what_belongs_to_it_bears_the_new_one():
    unit = UnitFactory(name="房管局")
    branch = OrganisationFactory(parent=unit, name="第一党支部")
    member = MemberFactory(organisation=branch)
    rebuild()

    unit.rename("住建局", on=DAY, **AROUND)
    follow()

    found = entries()
    assert found[unit.code].title == "住建局"
    assert found[unit.code].subtitle == "单位，曾用名：房管局"
    assert {"房管", "住建"} <= set(found[unit.code].grams.split())
    assert found[branch.code].subtitle == "党支部，住建局"
    assert found[member.code].subtitle == "住建局 第一党支部"


def test_a_member_gone_from_the_roster_is_no_longer_found():
    member, stays = MemberFactory.create_batch(2)
    rebuild()

    member.change_status("left", on=DAY, **AROUND)
    follow()

    assert member.code not in entries()
    assert stays.code in entries()


def test_a_closed_task_says_so():
    task = Task.open("挂牌", organisation=OrganisationFactory(name="某支部"), due_on=DAY, **AROUND)

    task.close(**AROUND)
    follow()

    assert entries()[task.code].subtitle == "已办结，某支部"


def test_after_a_correction_the_entry_says_what_the_row_says():
    branch = OrganisationFactory()
    meeting = Meeting.plan("branch_assembly", organisation=branch, title="首次会议", planned_for=AT, **AROUND)
    follow()
    Meeting.objects.filter(pk=meeting.pk).update(title="改过的标题")
    planned = Fact.objects.get(kind="meeting.planned")

    reverse(planned.position, reason="wrong_day", organisation=branch, **AROUND)
    follow()

    assert entries()[meeting.code].title == "改过的标题"


def test_a_dissolved_organisation_says_since_when():
    branch = OrganisationFactory(name="撤并党支部")
    rebuild()

    branch.dissolve(on=date(2026, 3, 1), **AROUND)
    follow()

    assert entries()[branch.code].subtitle == "党支部，2026年3月1日撤销"


def test_rebuilding_forgets_what_is_gone():
    SearchEntry.objects.create(kind="task", code="w9999", title="没有了", path="0001", grams="没有 有了 了")
    kept = MeetingFactory()

    rebuild()

    assert "w9999" not in entries()
    assert kept.code in entries()
