from datetime import date

import pytest
from django.utils import timezone

from mahua.kernel.spreadsheets.dry_run import Row, dry_run
from mahua.kernel.spreadsheets.mapping import propose
from mahua.kernel.spreadsheets.reading import read
from mahua.kernel.spreadsheets.writing import write
from mahua.ledger.models import Fact
from mahua.members.models import Member, Membership, Post
from mahua.members.post_sheets import apply_posts, plan_posts
from mahua.members.sheets import MEMBERS, MEMBERS_OUT, apply_members, clashes_between, export_members, plan_members
from tests.factories.access import UserFactory
from tests.factories.members import MemberFactory, PostFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 30)
JOINED = date(2010, 7, 1)


def a_clerk():
    """A clerk of a committee with two branches."""
    unit = UnitFactory(parent=DistrictFactory(), name="住建局")
    committee = OrganisationFactory(kind="party_committee", parent=unit, name="机关党委")
    first = OrganisationFactory(parent=committee, name="第一党支部")
    second = OrganisationFactory(parent=committee, name="第二党支部")
    return UserFactory(role="committee_clerk", role__at=committee), first, second


def row(number, name, branch, **values):
    plain = {"external_ref": None, "stage": "full", "joined_on": JOINED, "confirmed_on": None, "office_phone": None}
    return Row(number, {**plain, "name": name, "branch": branch, **values})


def plan(rows, user):
    return plan_members(rows, user=user, on=TODAY)


def bring(rows, user):
    changes = plan(rows, user)
    apply_members(changes, by=user, at=timezone.now())
    return changes


def test_a_workbook_becomes_members_with_memberships_and_facts():
    user, first, second = a_clerk()
    rows = [
        {"name": "张伟", "branch": "第一党支部", "stage": "full", "joined_on": JOINED},
        {"name": "李娜", "branch": "住建局/第二党支部", "stage": "probationary", "joined_on": date(2026, 3, 1)},
    ]
    roster = read(write(MEMBERS, rows), columns=MEMBERS).rosters[0]
    report = dry_run(roster, columns=MEMBERS, mapping=propose(roster.headings, columns=MEMBERS).mapping)

    bring(report.rows, user)

    assert [(each.name, each.organisation, each.stage) for each in Member.objects.order_by("pk")] == [
        ("张伟", first, "full"),
        ("李娜", second, "probationary"),
    ]
    assert Membership.objects.home().count() == 2
    assert set(Fact.objects.values_list("kind", flat=True)) == {"member.admitted"}


def test_the_same_file_twice_changes_nothing_even_with_two_people_alike():
    user, *_ = a_clerk()
    rows = [row(2, "张伟", "第一党支部"), row(3, "张伟", "第一党支部"), row(4, "李娜", "第二党支部", external_ref="A1")]
    bring(rows, user)
    facts = Fact.objects.count()

    again = bring(rows, user)

    assert (again.same, again.is_empty) == (3, True)
    assert (Member.objects.count(), Fact.objects.count()) == (3, facts)


def test_a_member_who_stands_in_another_branch_is_a_conflict_that_names_both():
    user, first, _ = a_clerk()
    MemberFactory(organisation=first, name="李娜", external_ref="A1")

    changes = plan([row(2, "李娜", "第二党支部", external_ref="A1"), row(3, "王芳", "第二党支部")], user)

    assert not changes.is_acceptable
    assert "第一党支部" in changes.remarks[0].words
    assert "第二党支部" in changes.remarks[0].words
    assert changes.remarks[0].row == 2


def test_one_faulty_row_stops_the_whole_file():
    user, *_ = a_clerk()
    changes = plan([row(2, "王芳", "第一党支部"), row(3, "李娜", "没有的支部")], user)

    with pytest.raises(Exception, match="没有导入任何一行"):
        apply_members(changes, by=user, at=timezone.now())

    assert Member.objects.count() == 0


def test_a_branch_out_of_reach_is_a_fault():
    user, *_ = a_clerk()
    OrganisationFactory(name="别处党支部")

    changes = plan([row(2, "王芳", "别处党支部")], user)

    assert [remark.row for remark in changes.remarks] == [2]


def test_a_roster_brings_telephone_and_confirmation_up_to_date():
    user, first, _ = a_clerk()
    member = MemberFactory(organisation=first, name="李娜", stage="probationary", joined_on=JOINED)

    bring([row(2, "李娜", "第一党支部", confirmed_on=date(2011, 7, 1), office_phone="8123")], user)

    member.refresh_from_db()
    assert (member.stage, member.confirmed_on, member.office_phone) == ("full", date(2011, 7, 1), "8123")
    assert Fact.objects.get().kind == "member.confirmed"


def test_the_same_mark_in_two_files_is_told_with_both_places():
    user, *_ = a_clerk()
    one = plan([row(2, "李娜", "第一党支部", external_ref="A1")], user)
    other = plan([row(2, "李娜", "第二党支部", external_ref="A1")], user)

    found = clashes_between({"一支部.xlsx": one, "二支部.xlsx": other})

    assert found == [("A1", ("一支部.xlsx", "第一党支部"), ("二支部.xlsx", "第二党支部"))]


def test_what_is_exported_can_be_imported_again_without_a_change():
    user, first, _ = a_clerk()
    MemberFactory(organisation=first, name="李娜", external_ref="A1", joined_on=JOINED)
    out = write(MEMBERS_OUT, export_members(Member.objects.for_list()))
    roster = read(out, columns=MEMBERS).rosters[0]
    report = dry_run(roster, columns=MEMBERS, mapping=propose(roster.headings, columns=MEMBERS).mapping)

    changes = plan(report.rows, user)

    assert (changes.same, changes.is_empty) == (1, True)


def test_planning_costs_the_same_however_many_rows(django_assert_num_queries):
    user, *_ = a_clerk()
    user.held  # noqa: B018 (read once a request)

    for count in (1, 3):
        with django_assert_num_queries(4):
            plan([row(number, f"王{number}", "第一党支部") for number in range(count)], user)


def test_posts_are_appointed_by_name_and_a_second_run_changes_nothing():
    user, first, _ = a_clerk()
    member = MemberFactory(organisation=first, name="李娜")
    rows = [
        Row(2, {"organisation": "第一党支部", "name": "李娜", "role": "secretary", "from_on": TODAY, "elected": True})
    ]
    apply_posts(plan_posts(rows, user=user, on=TODAY), by=user, at=timezone.now())

    again = plan_posts(rows, user=user, on=TODAY)

    assert (Post.objects.get().member, Post.objects.get().elected) == (member, True)
    assert (again.same, again.is_empty) == (1, True)


def test_a_second_secretary_is_a_fault_that_names_the_first():
    user, first, _ = a_clerk()
    PostFactory(organisation=first, member=MemberFactory(organisation=first, name="李娜"))
    MemberFactory(organisation=first, name="王芳")
    rows = [Row(2, {"organisation": "第一党支部", "name": "王芳", "role": "secretary", "from_on": TODAY})]

    changes = plan_posts(rows, user=user, on=TODAY)

    assert "李娜" in changes.remarks[0].words
