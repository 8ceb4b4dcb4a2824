"""The roster of meetings kept elsewhere: imported as held, late, by figures alone."""

from datetime import UTC, date, datetime

import pytest

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.dry_run import Row, dry_run
from mahua.kernel.spreadsheets.mapping import propose
from mahua.kernel.spreadsheets.reading import read
from mahua.kernel.spreadsheets.writing import write
from mahua.ledger.models import Fact
from mahua.meetings.models import Attendance, Meeting, Resolution
from mahua.meetings.sheets import MEETINGS, apply_meetings, export_meetings, plan_meetings
from tests.factories.access import UserFactory
from tests.factories.meetings import MeetingFactory, branch_of, held
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
DAY = date(2026, 3, 12)


def a_clerk():
    """A clerk and one branch of her committee."""
    unit = UnitFactory(parent=DistrictFactory(), name="住建局")
    committee = OrganisationFactory(kind="party_committee", parent=unit, name="机关党委")
    branch = OrganisationFactory(parent=committee, name="第一党支部")
    return UserFactory(role="committee_clerk", role__at=committee), branch


def row(number=2, organisation="第一党支部", kind="branch_assembly", day=DAY, **values):
    plain = {column.key: None for column in MEETINGS}
    said = {"organisation": organisation, "kind": kind, "day": day, "should_attend": 12, "present": 10}
    return Row(number, plain | said | values)


def plan(user, *rows):
    return plan_meetings(rows, user=user, on=TODAY)


def bring(user, *rows):
    changes = plan(user, *rows)
    apply_meetings(changes, by=user, at=AT)
    return changes


def words_of(changes):
    return [remark.words for remark in changes.remarks]


def test_a_meeting_kept_elsewhere_is_held_with_its_figures_and_a_late_fact_for_the_branch():
    user, branch = a_clerk()

    bring(user, row(title="学习条例", voters=11, voters_present=9, resolutions="1. 每月碰头；2. 清理表格\n三、走访"))

    meeting, fact = Meeting.objects.get(), Fact.objects.get()
    assert (meeting.state, meeting.held_on, meeting.title) == ("held", DAY, "学习条例")
    assert (meeting.should_attend, meeting.present, meeting.recorded_for) == (12, 10, True)
    assert [each.text for each in Resolution.objects.order_by("number")] == ["每月碰头", "清理表格", "走访"]
    assert (fact.kind, fact.occurred_on, fact.for_code) == ("branch_assembly.held", DAY, branch.code)
    assert fact.data == {
        "meeting": meeting.code,
        "belongs_to_year": 2026,
        "late_entry": True,
        "should_attend": 12,
        "present": 10,
        "voters": 11,
        "voters_present": 9,
        "resolutions": 3,
    }
    assert not Attendance.objects.exists()


def test_the_same_file_twice_changes_nothing():
    user, _ = a_clerk()
    rows = [row(2), row(3, title="另一次"), row(4, kind="theme_day")]
    bring(user, *rows)

    again = bring(user, *rows)

    assert (again.same, again.is_empty) == (3, True)
    assert (Meeting.objects.count(), Fact.objects.count()) == (3, 3)


def test_a_meeting_known_under_another_title_is_not_recorded_a_second_time():
    user, branch = a_clerk()
    members = branch_of(3, parent=branch, name="甲支部")
    held(MeetingFactory(organisation=members, day=DAY, title="一季度党员大会"))
    before = Fact.objects.count()

    changes = bring(user, row(organisation="甲支部", title="第一季度大会", should_attend=3, present=3))

    assert (changes.same, Fact.objects.count()) == (1, before)
    assert "主题是“一季度党员大会”" in words_of(changes)[0]


def test_other_figures_than_those_recorded_are_pointed_out_and_change_nothing():
    user, _ = a_clerk()
    bring(user, row())

    changes = bring(user, row(present=11))

    assert words_of(changes) == ["系统里记的是应到 12 人、实到 10 人，未改动；要更正请在会议页面办理"]
    assert Meeting.objects.get().present == 10


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"present": 13}, "实到 13 人，多于应到 12 人"),
        ({"present": 0}, "没有人到会"),
        ({"voters": 5, "voters_present": 6}, "实到有表决权 6 人，多于应到有表决权 5 人"),
        ({"day": date(2026, 12, 1)}, "还没有到"),
        ({"day": date(2014, 12, 1)}, "成立于"),
        ({"kind": "study_session"}, "不召开中心组学习"),
        ({"organisation": "没有这个支部"}, "没有找到组织"),
        ({"resolutions": "长" * 121}, "每条决议最多 120 字"),
    ],
)
def test_what_cannot_have_been_is_a_fault_of_its_row_and_stops_the_file(values, words):
    user, _ = a_clerk()

    changes = plan(user, row(2), row(3, **values))

    assert [remark.row for remark in changes.remarks] == [3]
    assert words in words_of(changes)[0]
    with pytest.raises(Refused, match="没有导入任何一行"):
        apply_meetings(changes, by=user, at=AT)
    assert not Meeting.objects.exists()


def test_the_same_meeting_in_two_rows_is_a_fault():
    user, _ = a_clerk()

    assert words_of(plan(user, row(2), row(3))) == ["与第 2 行是同一次会议"]


def test_a_body_outside_the_clerks_scope_is_a_fault():
    user, _ = a_clerk()
    OrganisationFactory(name="别处党支部")

    assert len(words_of(plan(user, row(organisation="别处党支部")))) == 1


def test_a_cells_meeting_stands_in_its_branchs_ledger():
    user, branch = a_clerk()
    cell = OrganisationFactory(kind="cell", parent=branch, name="第一小组")

    bring(user, row(organisation="第一小组", kind="cell_meeting"))

    fact = Fact.objects.get()
    assert (fact.organisation_code, fact.data["cell"], fact.for_code) == (branch.code, cell.code, cell.code)


def test_a_life_meeting_in_february_asks_for_its_year_and_takes_the_one_given():
    user, _ = a_clerk()
    february = date(2026, 2, 3)

    silent = plan(user, row(kind="life_meeting", day=february))
    bring(user, row(kind="life_meeting", day=february, belongs_to_year=2025))

    assert "所属年度" in words_of(silent)[0]
    assert silent.is_acceptable
    assert Meeting.objects.get().belongs_to_year == 2025


def test_what_is_exported_can_be_imported_and_changes_nothing():
    user, _ = a_clerk()
    bring(user, row(2, title="学习条例", resolutions="每月碰头"), row(3, kind="theme_day", place="社区"))
    meetings = Meeting.objects.for_list().prefetch_related("resolutions")
    roster = read(write(MEETINGS, export_meetings(meetings)), columns=MEETINGS).rosters[0]
    report = dry_run(roster, columns=MEETINGS, mapping=propose(roster.headings, columns=MEETINGS).mapping)

    changes = plan(user, *report.rows)

    assert report.is_acceptable
    assert (changes.same, changes.is_empty, words_of(changes)) == (2, True, [])


@pytest.mark.parametrize("count", [1, 30])
def test_many_meetings_cost_as_many_statements_as_one(count, django_assert_max_num_queries):
    user, _ = a_clerk()
    rows = [row(2 + number, title=f"第{number}次") for number in range(count)]

    with django_assert_max_num_queries(16):
        bring(user, *rows)

    assert Fact.objects.count() == count
