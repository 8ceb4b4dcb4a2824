from datetime import date

import pytest
from django.utils import timezone

from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.organisations.founding import Founding, found_many
from mahua.organisations.going_live import go_live
from mahua.organisations.models import Leadership, Placement
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 1)


def around():
    return {"by": None, "at": timezone.now()}


def test_children_given_before_their_parents_are_founded_after_them():
    unit = UnitFactory(parent=DistrictFactory())
    committee = Founding(name="机关党委", kind="party_committee", parent=unit, founded_on=DAY)
    branch = Founding(name="一支部", kind="branch", parent=committee, founded_on=DAY)

    made = found_many([branch, committee], **around())

    assert [each.name for each in made] == ["一支部", "机关党委"]
    assert made[0].path == made[1].path + "0001"
    assert Placement.objects.filter(organisation__in=made, until_on=None).count() == 2
    assert Fact.objects.get(organisation_code=made[0].code).data["parent"] == made[1].code


def test_going_live_is_said_once_for_each_organisation():
    branches = OrganisationFactory.create_batch(2, go_live_on=None)

    assert go_live(branches, on=DAY, **around()) == 2
    for branch in branches:
        branch.refresh_from_db()
    assert go_live(branches, on=DAY, **around()) == 0

    assert Fact.objects.filter(kind="organisation.went_live").count() == 2


def test_a_leading_group_leads_and_the_working_committee_guides_at_the_same_time():
    group, working = OrganisationFactory(kind="leading_group"), OrganisationFactory(kind="working_committee")
    committee = OrganisationFactory(kind="party_committee")

    Leadership.begin(group, over=committee, kind="leads", from_on=DAY, **around())
    Leadership.begin(working, over=committee, kind="guides", from_on=DAY, **around())

    assert Leadership.objects.of(committee).on(DAY).count() == 2


def test_a_branch_leads_no_committee():
    with pytest.raises(Refused, match="不能登记为"):
        Leadership.begin(
            OrganisationFactory(),
            over=OrganisationFactory(kind="party_committee"),
            kind="leads",
            from_on=DAY,
            **around(),
        )

    assert Leadership.objects.count() == 0


def test_a_new_leader_ends_the_one_before():
    old, new = OrganisationFactory.create_batch(2, kind="leading_group")
    committee = OrganisationFactory(kind="party_committee")
    Leadership.begin(old, over=committee, kind="leads", from_on=date(2025, 1, 1), **around())

    Leadership.begin(new, over=committee, kind="leads", from_on=DAY, **around())

    assert [each.superior for each in Leadership.objects.on(DAY)] == [new]
    assert [each.superior for each in Leadership.objects.on(date(2026, 4, 30))] == [old]


def test_a_change_is_not_entered_before_it_happens():
    branch = OrganisationFactory()

    with pytest.raises(Refused, match="还没有到"):
        branch.rename("新名党支部", on=date(2999, 1, 1), **around())

    assert Fact.objects.count() == 0
