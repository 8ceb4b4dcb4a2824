from datetime import UTC, date, datetime

import pytest

from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.notices.models import Notice
from mahua.undertakings.models import Undertaking
from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory
from tests.factories.undertakings import UndertakingFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 5, 4, tzinfo=UTC)


def proposed(unit, branch, **said):
    details = {
        "category": "key_project",
        "business_owner": UserFactory(role="business_head", role__at=unit),
        "starts_on": date(2026, 1, 10),
        "ends_on": date(2026, 12, 20),
        "by": None,
    } | said
    return Undertaking.propose(" 老旧小区改造三期 ", unit=unit, branch=branch, at=NOON, **details)


def test_proposing_lays_two_strands_and_says_so_in_the_ledger_of_the_unit():
    unit = UnitFactory()
    branch = OrganisationFactory(parent=unit)

    undertaking = proposed(unit, branch)

    fact = Fact.objects.get()
    assert (undertaking.title, undertaking.state, undertaking.stage) == ("老旧小区改造三期", "proposed", "planning")
    assert sorted(undertaking.strands.values_list("side", "path")) == [
        ("business", unit.path),
        ("party", branch.path),
    ]
    assert (fact.kind, fact.organisation_code) == ("undertaking.proposed", unit.code)
    assert fact.data == {
        "undertaking": undertaking.code,
        "category": "key_project",
        "branch": branch.code,
        "starts_on": "2026-01-10",
        "ends_on": "2026-12-20",
        "parent": "",
    }


def test_a_part_names_its_whole_in_the_ledger():
    unit = UnitFactory()
    branch = OrganisationFactory(parent=unit)
    campaign = UndertakingFactory(unit=unit, branch=branch, category="campaign")

    part = proposed(unit, branch, parent=campaign, part="part")

    assert list(campaign.parts.all()) == [part]
    assert Fact.objects.get().data["parent"] == campaign.code


def test_a_branch_of_another_unit_cannot_bear_the_party_strand():
    unit = UnitFactory()

    with pytest.raises(Refused, match="不能承担"):
        proposed(unit, OrganisationFactory(parent=UnitFactory(), name="外单位支部"))

    assert not Undertaking.objects.exists()


def test_a_joint_branch_may_bear_it_for_a_unit_it_covers():
    unit = UnitFactory()
    joint = OrganisationFactory(parent=UnitFactory(), form="joint")
    joint.covered_units.add(unit)

    assert proposed(unit, joint).branch == joint


def test_only_a_business_head_of_the_unit_can_own_it():
    unit = UnitFactory()
    elsewhere = UserFactory(role="business_head", role__at=UnitFactory())
    leader = UserFactory(role="unit_leader", role__at=unit)

    for person in (elsewhere, leader):
        with pytest.raises(Refused, match=r"不是.*业务负责人"):
            proposed(unit, OrganisationFactory(parent=unit), business_owner=person)


@pytest.mark.parametrize(
    ("said", "words"), [({"ends_on": date(2026, 1, 9)}, "止日不能早于起日"), ({"unit": "street"}, "由单位提出")]
)
def test_what_cannot_be_an_undertaking_is_refused(said, words):
    unit = UnitFactory(kind=said.pop("unit", "unit"))

    with pytest.raises(Refused, match=words):
        proposed(unit, OrganisationFactory(parent=unit), **said)


def test_it_is_seen_from_its_unit_and_from_the_branch_that_bears_it_and_from_nowhere_else():
    district = DistrictFactory()
    unit, other = UnitFactory(parent=district), UnitFactory(parent=district)
    undertaking = UndertakingFactory(unit=unit)
    UndertakingFactory(unit=other)

    def seen(role, at):
        return list(Undertaking.objects.visible_to(UserFactory(role=role, role__at=at)))

    assert seen("unit_leader", unit) == [undertaking]
    assert seen("business_head", unit) == [undertaking]
    assert seen("branch_secretary", undertaking.branch) == [undertaking]
    assert seen("branch_secretary", OrganisationFactory(parent=unit)) == []
    assert seen("dispatcher", district) == []
    assert len(seen("working_committee", district)) == 2


def test_it_follows_its_unit_and_its_branch_when_they_move():
    district = DistrictFactory()
    unit = UnitFactory(parent=district)
    first, second = OrganisationFactory(parent=unit), OrganisationFactory(parent=unit)
    undertaking = UndertakingFactory(unit=unit, branch=OrganisationFactory(parent=first))

    undertaking.branch.move(second, on=date(2026, 3, 1), by=None, at=datetime(2026, 3, 1, tzinfo=UTC))

    assert undertaking.strand("party").path.startswith(second.path)


def test_those_who_now_have_a_strand_to_plan_are_told_and_not_who_proposed_it():
    unit = UnitFactory()
    branch = OrganisationFactory(parent=unit)
    secretary = UserFactory(role="branch_secretary", role__at=branch)
    UserFactory(role="branch_secretary", role__at=OrganisationFactory(parent=unit))
    head = UserFactory(role="business_head", role__at=unit)

    undertaking = proposed(unit, branch, business_owner=head)
    by_head = proposed(unit, branch, business_owner=head, by=head)

    told = set(Notice.objects.values_list("user", "about"))
    assert told == {(secretary.pk, undertaking.code), (head.pk, undertaking.code), (secretary.pk, by_head.code)}
