"""The page: what a person finds with it, and what never."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from mahua.console.search.filling import rebuild
from mahua.meetings.models import Attendance, Meeting
from mahua.members.models import Member
from mahua.organisations.models import Organisation
from mahua.tasks.models import Task
from tests.factories.access import UserFactory
from tests.factories.meetings import MeetingFactory
from tests.factories.members import MemberFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory
from tests.factories.tasks import TaskFactory

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)


def holder(role, at, **details):
    return UserFactory(role=role, role__at=at, **details)


def groups(client, user, words, **asked):
    client.force_login(user)
    return client.get(reverse("console:search"), {"q": words, **asked}).context["groups"]


def titles(client, user, words, **asked):
    """The titles found, by kind."""
    return {group.kind: [entry.title for entry in group.entries] for group in groups(client, user, words, **asked)}


def one_of_each(branch, word):
    """A member, a meeting and a task of the branch, each with the word in it."""
    member = MemberFactory(name=f"王{word}", organisation=branch)
    meeting = MeetingFactory(organisation=branch, title=f"{word}学习会")
    return member, meeting, TaskFactory(organisation=branch, title=f"检查{word}")


def test_two_characters_find_organisations_members_meetings_and_tasks(client):
    branch = OrganisationFactory(name="电梯所党支部")
    one_of_each(branch, "电梯")
    rebuild()

    found = titles(client, holder("branch_secretary", branch), "电梯")

    assert found == {
        "organisation": ["电梯所党支部"],
        "member": ["王电梯"],
        "meeting": ["电梯学习会"],
        "task": ["检查电梯"],
    }


def test_a_person_of_another_branch_finds_nothing_of_this_one(client):
    here, there = OrganisationFactory(name="小春所党支部"), OrganisationFactory(name="某局党支部")
    one_of_each(here, "小春")
    rebuild()

    own = titles(client, holder("branch_secretary", here), "小春")
    others = titles(client, holder("branch_secretary", there), "小春")

    assert set(own) == {"organisation", "member", "meeting", "task"}
    assert others == {}


def test_what_is_found_is_what_the_lists_show_whatever_the_role(client):
    unit = UnitFactory(name="同字局")
    mine = OrganisationFactory(parent=unit, name="同字一支部")
    other = OrganisationFactory(parent=unit, name="同字二支部")
    far = OrganisationFactory(name="同字外支部")
    people = {branch: one_of_each(branch, "同字")[0] for branch in (mine, other, far)}
    TaskFactory(organisation=other, title="同字委托", owner=people[mine])
    joint = MeetingFactory(organisation=far, title="同字联合")
    joint.joint.add(mine)
    attended = MeetingFactory(organisation=far, title="同字列席")
    Attendance.objects.create(meeting=attended, member=people[mine], votes=True, present=True)
    rebuild()
    roles = ["branch_secretary", "branch_recorder", "committee_clerk", "unit_leader", "member", "unit_administrator"]
    users = [holder(role, place, member_code=people[mine].code) for role in roles for place in (mine, unit)]

    found = [{e.code for group in groups(client, user, "同字") for e in group.entries} for user in users]

    kinds = (Organisation, Member, Meeting, Task)
    shown = [{thing.code for kind in kinds for thing in kind.objects.visible_to(user)} for user in users]
    assert found == shown
    assert len({len(codes) for codes in shown}) > 2


def test_a_member_who_sees_no_roster_finds_only_oneself(client):
    branch = OrganisationFactory()
    MemberFactory(name="李同名", organisation=branch)
    myself = MemberFactory(name="李同名", organisation=branch)
    rebuild()

    found = groups(client, holder("member", branch, member_code=myself.code), "同名")

    assert [entry.code for group in found for entry in group.entries] == [myself.code]


@pytest.mark.parametrize("duty", ["system", "security", "audit"])
def test_an_administrator_of_the_system_finds_no_business_data(client, duty):
    district = DistrictFactory()
    one_of_each(OrganisationFactory(parent=district, name="可见支部"), "可见")
    rebuild()
    administrator = holder(f"{duty}_administrator", district, duty=duty)

    assert titles(client, administrator, "可见") == {}


def test_a_member_who_was_transferred_away_is_lost_from_sight_at_once(client):
    before, after = OrganisationFactory(), OrganisationFactory()
    member = MemberFactory(name="周转走", organisation=before)
    rebuild()
    secretary = holder("branch_secretary", before)
    seen_before = titles(client, secretary, "转走")

    member.transfer(after, on=date(2026, 11, 1), by=None, at=AT)

    assert seen_before == {"member": ["周转走"]}
    assert titles(client, secretary, "转走") == {}


def test_entries_follow_when_an_organisation_moves(client):
    old, new = UnitFactory(), UnitFactory()
    branch = OrganisationFactory(parent=old, name="迁移党支部")
    one_of_each(branch, "迁移")
    rebuild()
    clerk = holder("committee_clerk", new)
    seen_before = titles(client, clerk, "迁移")

    branch.move(new, on=date(2026, 11, 1), by=None, at=AT)

    assert seen_before == {}
    assert set(titles(client, clerk, "迁移")) == {"organisation", "member", "meeting", "task"}


@pytest.mark.parametrize("typed", ["欧阳娜", "阳娜", "娜", "ouyang", "ouyangna", "oyn", "OUY", "ｏｙｎ"])
def test_a_member_is_found_by_name_by_pinyin_and_by_initials(client, typed):
    branch = OrganisationFactory()
    MemberFactory(name="欧阳娜", organisation=branch)
    MemberFactory(name="张伟", organisation=branch)
    rebuild()

    assert titles(client, holder("branch_secretary", branch), typed) == {"member": ["欧阳娜"]}


def test_the_name_typed_exactly_comes_first(client):
    branch = OrganisationFactory()
    for name in ("高明远", "高明", "孙高明"):
        MemberFactory(name=name, organisation=branch)
    rebuild()

    assert titles(client, holder("branch_secretary", branch), "高明") == {"member": ["高明", "高明远", "孙高明"]}


def test_several_words_must_all_occur_and_the_units_name_counts(client):
    lift, park = UnitFactory(name="住建局"), UnitFactory(name="园林局")
    for unit in (lift, park):
        OrganisationFactory(parent=unit, name="第二党支部")
    rebuild()

    (found,) = groups(client, holder("working_committee", DistrictFactory()), "住建局 二党支部")
    (all_second,) = groups(client, holder("working_committee", Organisation.objects.get(path="0001")), "第二党支部")

    assert [entry.subtitle for entry in found.entries] == ["党支部，住建局"]
    assert len(all_second.entries) == 2


def test_the_text_of_the_minutes_is_not_searched(client):
    branch = OrganisationFactory()
    MeetingFactory(organisation=branch, title="支部党员大会", text="研究了秘密事项")
    rebuild()
    secretary = holder("branch_secretary", branch)

    assert titles(client, secretary, "秘密") == {}
    assert titles(client, secretary, "大会") == {"meeting": ["支部党员大会"]}


@pytest.mark.parametrize(
    "typed", ['"', "*", "a OR b", "张 NOT", "(", "grams:张", "'; --", "\\", "张:*", "<->", "\x00张"]
)
def test_signs_that_mean_something_to_a_database_mean_nothing_here(client, typed):
    branch = OrganisationFactory()
    MemberFactory(name="张三", organisation=branch)
    rebuild()
    client.force_login(holder("branch_secretary", branch))

    assert client.get(reverse("console:search"), {"q": typed}).status_code == 200


def test_an_unknown_kind_is_all_kinds_and_a_known_one_only_that(client):
    branch = OrganisationFactory(name="分类党支部")
    one_of_each(branch, "分类")
    rebuild()
    secretary = holder("branch_secretary", branch)

    assert titles(client, secretary, "分类", kind="task") == {"task": ["检查分类"]}
    assert len(titles(client, secretary, "分类", kind="nothing")) == 4


def test_of_more_than_eight_the_page_offers_only_that_kind(client):
    branch = OrganisationFactory()
    TaskFactory.create_batch(9, organisation=branch, title="整改事项")
    rebuild()
    secretary = holder("branch_secretary", branch)

    (some,) = groups(client, secretary, "整改")
    (all_of_kind,) = groups(client, secretary, "整改", kind="task")

    assert (len(some.entries), some.has_more) == (8, True)
    assert (len(all_of_kind.entries), all_of_kind.has_more) == (9, False)


def test_nothing_typed_says_what_can_be_found_and_what_not(client):
    client.force_login(holder("branch_secretary", OrganisationFactory()))

    shown = client.get(reverse("console:search")).content.decode()

    assert "组织（含曾用名）、党员、会议标题和任务" in shown
    assert "会议记录的正文、附件不在查找范围内" in shown


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_much_is_found(client, count, django_assert_num_queries):
    branch = OrganisationFactory(name="计数党支部")
    for _ in range(count):
        member, *_ = one_of_each(branch, "计数")
        elsewhere = MeetingFactory(title="计数列席")
        Attendance.objects.create(meeting=elsewhere, member=member, votes=True, present=True)
    rebuild()
    client.force_login(holder("branch_secretary", branch, member_code=member.code))
    client.get(reverse("console:search"))  # the session is written once in five minutes

    with django_assert_num_queries(7):  # session, user, assignments, index, entries; attended elsewhere, their entries
        response = client.get(reverse("console:search"), {"q": "计数"})

    assert response.content.decode().count("<tr>") == 3 * count + 2  # with the branch and the meeting elsewhere
