from datetime import date

import pytest
from django.utils import timezone

from mahua.kernel.spreadsheets.dry_run import Row
from mahua.ledger.models import Fact
from mahua.organisations.models import Organisation, Placement, Term
from mahua.organisations.sheets import apply, export_rows, plan_organisations, plan_units
from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 30)


def the_committee():
    district = DistrictFactory()
    return UserFactory(role="working_committee", role__at=district), district


def row(number, name, kind, parent, **values):
    return Row(number, {"name": name, "kind": kind, "parent": parent, **values})


def test_a_roster_may_name_children_before_their_parents():
    user, district = the_committee()
    UnitFactory(parent=district, name="住建局")
    rows = [
        row(2, "第一党支部", "branch", "住建局/机关党委", term_began_on=date(2024, 5, 1)),
        row(3, "机关党委", "party_committee", "住建局"),
    ]

    changes = plan_organisations(rows, user=user, on=TODAY)
    apply(changes, by=user, at=timezone.now())

    committee, branch = Organisation.objects.get(name="机关党委"), Organisation.objects.get(name="第一党支部")
    assert branch.path == committee.path + "0001"
    assert Placement.objects.get(organisation=branch).path == branch.path
    assert Term.objects.get().expires_on == date(2027, 5, 1)
    assert sorted(Fact.objects.values_list("kind", flat=True)) == [
        "organisation.founded",
        "organisation.founded",
        "term.began",
    ]


def test_equal_names_under_different_units_are_told_apart_by_their_parents():
    user, district = the_committee()
    for unit in ("住建局", "教育局"):
        UnitFactory(parent=district, name=unit)
    rows = [row(2, "机关党委", "party_committee", "住建局"), row(3, "机关党委", "party_committee", "教育局")]
    rows += [row(4, "一支部", "branch", "教育局/机关党委"), row(5, "一支部", "branch", "住建局/机关党委")]

    changes = plan_organisations(rows, user=user, on=TODAY)
    apply(changes, by=user, at=timezone.now())

    assert {each.above().last().above().last().name for each in Organisation.objects.filter(name="一支部")} == {
        "住建局",
        "教育局",
    }


def test_the_same_roster_twice_founds_nothing_more():
    user, _ = the_committee()
    rows = [Row(2, {"name": "住建局", "staff": 180, "fulltime_party_staff": 2, "has_dedicated_person": True})]
    apply(plan_units(rows, user=user, on=TODAY), by=user, at=timezone.now())

    again = plan_units(rows, user=user, on=TODAY)

    assert (again.same, again.is_empty) == (1, True)
    assert Organisation.objects.get(kind="unit").staff == 180


def test_new_staff_figures_of_a_known_unit_are_taken_over_with_a_fact():
    user, district = the_committee()
    unit = UnitFactory(parent=district, name="住建局", staff=100)
    rows = [Row(2, {"name": "住建局", "staff": 120})]

    apply(plan_units(rows, user=user, on=TODAY), by=user, at=timezone.now())

    unit.refresh_from_db()
    assert (unit.staff, Fact.objects.get().kind) == (120, "unit.staff_counted")


def test_a_parent_that_does_not_exist_is_told_with_its_row():
    user, _ = the_committee()

    changes = plan_organisations([row(7, "一支部", "branch", "没有的局")], user=user, on=TODAY)

    assert [(remark.row, "没有的局" in remark.words) for remark in changes.remarks] == [(7, True)]


def test_a_clerk_founds_nothing_outside_her_own_committee():
    _, district = the_committee()
    unit = UnitFactory(parent=district, name="住建局")
    clerk = UserFactory(role="committee_clerk", role__at=OrganisationFactory(kind="party_committee", parent=unit))

    changes = plan_organisations([row(2, "新党委", "party_committee", "住建局")], user=clerk, on=TODAY)

    assert not changes.is_acceptable


def test_an_export_names_the_organisation_above():
    _, district = the_committee()
    UnitFactory(parent=district, name="住建局")

    rows = list(export_rows(Organisation.objects.of_kind("unit").for_list()))

    assert [(each["name"], each["parent"]) for each in rows] == [("住建局", "示例区")]
