from datetime import date

import pytest

from mahua.ui.abouts import offered
from mahua.undertakings.naming import meant_by
from tests.factories.access import UserFactory
from tests.factories.organisations import OrganisationFactory, UnitFactory
from tests.factories.undertakings import UndertakingFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


def test_both_strands_of_what_is_open_in_the_unit_are_on_offer_to_its_branches():
    unit = UnitFactory()
    undertaking = UndertakingFactory(title="老旧小区改造", unit=unit)
    UndertakingFactory(unit=unit, title="不办了的事", state="dropped")
    UndertakingFactory(unit=unit, title="明年的事", starts_on=date(2027, 1, 1), ends_on=date(2027, 2, 1))
    UndertakingFactory(title="外单位的事")
    branch = OrganisationFactory(parent=unit)
    secretary = UserFactory(role="branch_secretary", role__at=branch)

    words = offered(secretary, branch, DAY)

    codes = [undertaking.strand(side).code for side in ("business", "party")]
    assert words == list(zip(codes, ("老旧小区改造（业务）", "老旧小区改造（党建）"), strict=True))


def test_whoever_does_not_act_for_the_body_is_offered_nothing():
    undertaking = UndertakingFactory()
    own = UserFactory(role="branch_secretary", role__at=undertaking.branch)
    stranger = UserFactory(role="branch_secretary", role__at=OrganisationFactory())

    assert offered(own, undertaking.branch, DAY)
    assert offered(stranger, undertaking.branch, DAY) == []


def test_a_code_names_an_undertaking_one_side_of_it_or_nothing_of_ours():
    undertaking = UndertakingFactory()

    named = [meant_by(code) for code in (undertaking.code, undertaking.strand("party").code, "g2345", "", "s9999")]

    assert named == [(undertaking, ""), (undertaking, "party"), (None, ""), (None, ""), (None, "")]
