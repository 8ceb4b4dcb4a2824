"""What a second reviewer agrees to counts no more: in the rates, and in the ledger that indicators read."""

from datetime import timedelta

import pytest

from mahua.calls.models import Objection, Rating
from mahua.calls.rates import grades, standings
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.rules.three_rates import Formula
from tests.factories.access import UserFactory
from tests.factories.calls import MONDAY, accepted, called_back, clerk
from tests.factories.organisations import UnitFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
PERIOD = {"since": MONDAY - DAY, "until": MONDAY + 30 * DAY}


def decided(call, kind, *, upheld=True):
    about = {"reason": "repeated"} if kind == "exclusion" else {}
    asked = Objection.file(
        call, kind=kind, words="有误", code="n2345", organisation=call.lead, by=UserFactory(), at=MONDAY + DAY, **about
    )
    asked.decide(upheld=upheld, words="属实", by=UserFactory(), at=MONDAY + DAY)


def rated(unit, count=1):
    calls = [called_back(unit=unit) for _ in range(count)]
    for call in calls:
        Rating.give(call, grade=5, by=UserFactory(), at=MONDAY + DAY)
    return calls[-1]


def counting(kind):
    return Fact.objects.kinds(kind).effective().count()


def test_a_rating_found_wrong_counts_no_more():
    unit = UnitFactory()
    call = rated(unit, 6)

    decided(call, "rating")

    assert sum(grades(unit, **PERIOD).values()) == 5
    assert counting("call.rated") == 5


def test_a_call_back_found_wrong_counts_no_more():
    unit = UnitFactory()
    call = rated(unit, 6)

    decided(call, "call_back")

    [standing] = standings(clerk("unit_responder", unit), **PERIOD, formula=Formula())
    assert standing.valid == 5
    assert counting("call.called_back") == 5


def test_a_call_excluded_after_its_end_counts_in_no_indicator():
    call = rated(UnitFactory())

    decided(call, "exclusion")

    assert [counting(kind) for kind in ("call.called_back", "call.rated", "call.closed")] == [0, 0, 0]
    assert Fact.objects.filter(reverses__isnull=False, confidential=True).count() == 2


def test_an_objection_dismissed_changes_nothing():
    unit = UnitFactory()
    call = rated(unit, 5)

    decided(call, "rating", upheld=False)

    assert sum(grades(unit, **PERIOD).values()) == 5


@pytest.mark.parametrize("kind", ["rating", "call_back"])
def test_there_is_no_objection_to_what_was_not_said(kind):
    with pytest.raises(Refused, match="没有"):
        decided(accepted(), kind)
