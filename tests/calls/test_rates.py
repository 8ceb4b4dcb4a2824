from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from mahua.calls.models import RateFormula, Rating
from mahua.calls.rates import grades, released_until, standings
from mahua.kernel.days import SHANGHAI
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.rules.three_rates import Formula
from tests.factories.access import UserFactory
from tests.factories.calls import LATER, MONDAY, called_back, clerk
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db
WEEK = {"since": MONDAY, "until": MONDAY + timedelta(days=7)}
LATEST = MONDAY + 4 * LATER


def dispatcher():
    return clerk("dispatcher", DistrictFactory())


def test_rates_stand_in_roster_order_and_small_numbers_are_marked():
    first, second = UnitFactory(), UnitFactory()
    for number in range(6):
        called_back(unit=second)
        called_back(unit=first, solved=number < 3, satisfaction="basically")

    found = standings(dispatcher(), **WEEK, formula=Formula())

    assert [each.body for each in found] == [first, second]
    assert (found[0].rates.resolution, found[0].rates.satisfaction, found[0].rates.is_small) == (5000, 9000, True)
    assert found[0].resolution_between[0] < 5000 < found[0].resolution_between[1]


def test_fewer_than_five_call_backs_show_no_rate():
    unit = UnitFactory()
    for _ in range(4):
        called_back(unit=unit)

    [found] = standings(dispatcher(), **WEEK, formula=Formula())

    assert (found.valid, found.rates) == (4, None)


def test_a_unit_sees_its_own_rates_and_nobody_elses(client):
    unit, other = UnitFactory(name="住建局"), UnitFactory(name="城管局")
    for _ in range(5):
        called_back(unit=unit, at=MONDAY - timedelta(days=40))
        called_back(unit=other, at=MONDAY - timedelta(days=40))
    client.force_login(clerk("unit_responder", unit))

    page = client.get(reverse("calls:rates"), {"year": "2026"}).content.decode()

    assert "住建局" in page
    assert "100.00%" in page
    assert "城管局" not in page


def test_ratings_of_a_body_show_as_counts_from_five_upward():
    unit = UnitFactory()
    for grade in (5, 5, 4, 3):
        Rating.give(called_back(unit=unit), grade=grade, by=UserFactory(), at=LATEST)
    few = grades(unit, **WEEK)
    Rating.give(called_back(unit=unit), grade=5, by=UserFactory(), at=LATEST)

    assert few is None
    assert grades(unit, **WEEK) == {5: 3, 4: 1, 3: 1}


def test_another_formula_holds_from_its_day_and_leaves_a_fact():
    weights = {"basically": 80, "response": 30, "resolution": 35, "satisfaction": 35, "least": 20}

    RateFormula.amend(from_on=date(2026, 12, 1), district=DistrictFactory(), by=None, at=MONDAY, **weights)

    assert RateFormula.on(date(2026, 11, 30)) == Formula()
    assert RateFormula.on(date(2026, 12, 1)) == Formula(80, 30, 35, 35, 20)
    assert Fact.objects.get().kind == "rate_formula.amended"


def test_weights_that_do_not_make_a_whole_are_refused():
    weights = {"basically": 80, "response": 30, "resolution": 35, "satisfaction": 36, "least": 20}

    with pytest.raises(Refused, match="合计要等于 100"):
        RateFormula.amend(from_on=date(2026, 12, 1), district=DistrictFactory(), by=None, at=MONDAY, **weights)


@pytest.mark.parametrize("role", ["working_committee", "dispatcher"])
def test_the_page_costs_few_queries(client, role, django_assert_max_num_queries):
    client.force_login(clerk(role, DistrictFactory()))
    called_back()
    client.get(reverse("calls:rates"))

    with django_assert_max_num_queries(8):
        assert client.get(reverse("calls:rates")).status_code == 200


@pytest.mark.parametrize(
    ("days", "released"),
    [
        ([3, 4, 5, 6], None),
        ([3, 4, 5, 6, 7], 2),
        ([3, 4, 5, 6, 7, 40, 41, 42, 43], 2),
        ([3, 4, 5, 6, 7, 40, 41, 42, 43, 70], 4),
    ],
)
def test_a_body_reads_itself_in_releases_of_at_least_five_new_answers(days, released):
    january = datetime(2026, 1, 1, tzinfo=SHANGHAI)

    found = released_until([january + timedelta(days=day) for day in days], now=january + timedelta(days=120))

    assert (found and found.month) == released


def test_a_body_cannot_choose_days_that_would_leave_one_answer_over(client):
    unit = UnitFactory()
    for _ in range(6):
        called_back(unit=unit, at=MONDAY - timedelta(days=40))
    called_back(unit=unit, at=MONDAY, solved=False)
    client.force_login(clerk("unit_responder", unit))

    page = client.get(
        reverse("calls:rates"), {"year": "2026", "since": "2026-11-20", "until": "2026-11-30"}
    ).content.decode()

    assert "100.00%" in page
    assert '<td class="num">6</td>' in page  # November brought one answer more, which waits for the next release
