"""The year of calls in the 示例区 is one the verbs could have left."""

from datetime import date

import pytest

from mahua.calls import rescheduling, states
from mahua.calls.models import Call, Category, Extension, Objection, OverdueMark, Requester, Response, RoutingRule
from mahua.ledger.models import Fact
from mahua.ledger.verify import verify
from mahua.organisations.models import Organisation
from mahua.project.demo import calls, settling, tree

pytestmark = pytest.mark.django_db
START, TODAY = date(2026, 1, 1), date(2026, 11, 23)
UNTIL = settling.morning(TODAY)


def year_of_calls(*, seed=1):
    rng = tree.Dice(seed)
    district = tree.plant(rng, scale=0.1, founded_on=date(2015, 3, 1))
    organisations = settling.settle(district, go_live_on=START)
    hero = organisations[next(node.code for node in district.children if node.kind == "unit")]
    cast, said = calls.live(rng, district, organisations, hero, start=START, until=UNTIL, scale=0.1)
    settling.record_in_chunks(sorted(said, key=lambda entry: entry.at))
    return cast


def test_something_is_true_on_every_screen():
    cast = year_of_calls()

    assert set(Call.objects.values_list("state", flat=True)) == {*states.OPEN, *states.ENDED}
    assert set(Call.objects.of_caller(cast.home.path).open().values_list("state", flat=True)) == set(states.OPEN)
    assert {"asked", "accepted"} <= set(cast.hero.call_responses.values_list("state", flat=True))
    assert set(Response.objects.values_list("role", flat=True)) == {"lead", "co", "candidate"}
    assert Call.objects.filter(owner_named=True, bounces=2, state="dispatched").exists()
    assert Call.objects.filter(direction="down", parent=None, parts__isnull=False).exists()
    assert Extension.objects.filter(state="asked").exists()
    assert set(Objection.objects.values_list("state", flat=True)) == {"waiting", "upheld"}
    assert Call.objects.filter(round=3, supervised=True).exists()
    assert Call.objects.overdue(UNTIL).filter(state="queued").exists()
    assert RoutingRule.objects.in_order().count() > 20
    assert Category.objects.leaves().count() > 80


def test_its_clocks_and_its_facts_are_those_of_the_verbs():
    year_of_calls()

    last = Fact.objects.filter(kind__in=("call.closed", "call.withdrawn", "call.diverted"))
    ended = Call.objects.in_state("closed", "withdrawn", "diverted", "excluded").filter(parts=None)
    fired = OverdueMark.objects.filter(step=0).count()
    assert rescheduling.moved() == []
    assert verify().holds
    assert last.count() == ended.count()
    assert Fact.objects.filter(kind="call.raised").count() == Call.objects.count()
    assert Fact.objects.filter(kind="call.overdue").count() == fired > 0
    assert not Fact.objects.filter(kind__startswith="call.", recorded_at__gt=UNTIL).exists()
    assert not Requester.objects.filter(erase_at__lte=UNTIL, erased_at=None).exists()
    assert Requester.objects.filter(erased_at=None).exclude(name=b"").exists()


def test_no_community_is_said_to_be_late_with_what_it_called_for():
    year_of_calls()

    late = set(Fact.objects.kinds("call.overdue").values_list("organisation_code", flat=True))

    assert late
    assert not Organisation.objects.filter(code__in=late, kind="community").exists()
