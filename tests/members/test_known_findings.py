from datetime import UTC, date, datetime

import pytest

from mahua.ledger.kinds import KINDS
from mahua.ledger.models import Fact
from mahua.members.known_findings import CHANGING, known_findings
from mahua.members.models import Member, Post
from mahua.members.set_up import findings_on
from mahua.organisations.going_live import go_live
from mahua.organisations.models import Organisation, Term
from tests.factories.organisations import DistrictFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 30)
AROUND = {"by": None, "at": datetime(2026, 6, 30, 2, tzinfo=UTC)}
BELOW = ("0001",)


def a_branch_of(members):
    branch = OrganisationFactory(parent=DistrictFactory())
    for number in range(members):
        admit(branch, f"党员{number}")
    return branch


def admit(branch, name):
    return Member.admit(name, organisation=branch, stage="full", joined_on=date(2016, 7, 1), **AROUND)


def test_after_each_change_the_page_says_what_counting_anew_says():
    branch = a_branch_of(2)
    other = OrganisationFactory(parent=Organisation.objects.get(kind="district"))

    def moved_on(change):
        before = known_findings(DAY, below=BELOW)
        change()
        after = known_findings(DAY, below=BELOW)
        assert after == findings_on(DAY, below=BELOW)
        return after != before

    somebody = Member.objects.first()
    assert moved_on(lambda: branch.rename("新名称", on=date(2026, 6, 1), **AROUND))
    assert moved_on(lambda: admit(branch, "新来的"))
    assert moved_on(
        lambda: Post.appoint(somebody, organisation=branch, role="secretary", from_on=date(2026, 1, 1), **AROUND)
    )
    assert moved_on(lambda: Term.begin(branch, began_on=date(2025, 3, 15), opening=True, **AROUND))
    assert moved_on(lambda: somebody.change_status("suspended", on=date(2026, 6, 2), **AROUND))
    assert moved_on(lambda: other.dissolve(on=date(2026, 6, 1), **AROUND))


def test_nothing_is_counted_again_while_no_fact_could_change_it(django_assert_num_queries):
    branch = a_branch_of(2)
    known_findings(DAY, below=BELOW)
    go_live([branch], on=DAY, **AROUND)

    with django_assert_num_queries(3):
        known_findings(DAY, below=BELOW)
    with django_assert_num_queries(1):
        known_findings(DAY, below=BELOW)


def test_another_day_or_another_part_of_the_tree_is_another_question():
    branch = a_branch_of(2)
    known_findings(DAY, below=BELOW)

    assert known_findings(DAY, below=(branch.path,)) == findings_on(DAY, below=(branch.path,))
    assert known_findings(date(2015, 1, 1), below=BELOW) == []


def test_without_a_ledger_nothing_is_kept():
    DistrictFactory()
    assert not Fact.objects.exists()
    assert known_findings(DAY, below=BELOW) == []

    OrganisationFactory(parent=Organisation.objects.get(kind="district"))

    assert known_findings(DAY, below=BELOW) != []


def test_every_kind_of_fact_that_changes_the_tree_members_posts_or_terms_is_listened_to():
    about = ("organisation.", "unit.", "term.", "member.", "post.")
    harmless = {"organisation.went_live"}

    assert {kind for kind in KINDS if kind.startswith(about)} - harmless == set(CHANGING)
