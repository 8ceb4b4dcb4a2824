"""Three ways to the same answer: the pure query, the kept counts, the table for the engine."""

import json
import random
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta

import pyarrow as pa
import pytest

from mahua.duties.bearers import bearing
from mahua.duties.counting import recount_all
from mahua.duties.models import Exemption, MakeUp, ObligationCount, ObligationSum, Rule
from mahua.duties.models.obligation_sum import UNIT_PATH
from mahua.duties.query import owed_around, owed_by, owed_by_bodies
from mahua.duties.tables import obligations_table
from mahua.ledger import relay
from mahua.ledger.models import Fact
from mahua.organisations.models import Organisation
from mahua.rules.periods import parse
from tests.factories.ledger_facts import held
from tests.factories.members import MemberFactory, PostFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 2, tzinfo=UTC)
LIFE = ("branch_assembly", "committee_meeting", "cell_meeting", "party_lecture", "theme_day", "life_meeting")


def a_small_district(seed):
    """Branches with and without committee, cells, go-live, dissolution, exemptions, make-ups; a leading group."""
    rng = random.Random(seed)
    for number in range(4):
        branch = OrganisationFactory(go_live_on=date(2026, rng.choice((1, 2, 7)), 1))
        for role in ("secretary", "organisation_commissioner", "commissioner")[: rng.choice((1, 3))]:
            began_on = date(2026, rng.randrange(1, 6), 3)
            PostFactory(organisation=branch, member=MemberFactory(), role=role, from_on=began_on)
        if number == 1:
            OrganisationFactory(parent=branch, kind="cell")
        for _ in range(30):
            held(branch, rng.choice(LIFE), date(2026, 1, 1) + timedelta(days=rng.randrange(280)))
        held(branch, "life_meeting", date(2026, 2, 1), belongs_to_year=2025)
        Exemption.grant([branch], rule_code="OL-DAY-M", period="2026-05", reason="other", by=None, at=NOW)
    late = held(branch, "branch_assembly", date(2026, 8, 1))
    rule = Rule.objects.get(code="OL-MEET-Q").data
    MakeUp.declare(branch, rule=rule, period="2026Q1", fact=late, reason="other", by=None, at=NOW)
    branch.dissolve(on=date(2026, 8, 31), by=None, at=NOW)
    group = OrganisationFactory(kind="leading_group")
    leader = PostFactory(organisation=group, role="leading_group_secretary", member=MemberFactory())
    held(group, "dual_life", date(2026, 5, 6), post=leader.code)
    held(group, "first_topic", date(2026, 5, 6))


def facts_table():
    rows = [
        {
            "position": fact.position,
            "organisation_code": fact.organisation_code,
            "kind": fact.kind,
            "occurred_on": fact.occurred_on,
            "body": json.dumps(fact.data),
        }
        for fact in Fact.objects.effective().order_by("position")
    ]
    return pa.Table.from_pylist(rows)


def as_rows(owed):
    return sorted(
        (*each.key, each.due_on, each.required, each.done, each.outcome, list(each.discharged_by)) for each in owed
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_table_for_the_engine_equals_the_pure_query(seed):
    a_small_district(seed)
    everybody = Organisation.objects.all()

    table = obligations_table(everybody, facts=facts_table(), year=2026, on=ON).to_pylist()

    names = ("organisation_code", "rule", "period", "bearer", "due_on", "required", "done", "outcome", "discharged_by")
    rows = sorted(tuple(row[name] for name in names) for row in table)
    assert rows == as_rows(owed_by(everybody, year=2026, on=ON))


def test_the_kept_counts_equal_the_pure_query():
    a_small_district(4)

    recount_all(year=2026, on=ON)

    kept = ObligationCount.objects.values_list(
        "organisation_code", "rule_code", "period", "bearer", "due_on", "required", "done", "binding", "met"
    )
    asked = [
        (*each.key, each.due_on, each.required, each.done, each.is_binding, each.is_met)
        for each in owed_by(Organisation.objects.all(), year=2026, on=ON)
        if each.outcome != "not_in_force"
    ]
    assert sorted(kept) == sorted(asked)


def sums_of(owed, *, unit):
    """(rule, period, due) → what binds, what is unmet, how often is asked, of one unit's bodies."""
    sums = defaultdict(lambda: [0, 0, 0])
    for each in owed:
        if each.is_binding:
            sums[each.rule.code, each.period.code, each.due_on][0] += 1
            sums[each.rule.code, each.period.code, each.due_on][1] += not each.is_met
            sums[each.rule.code, each.period.code, each.due_on][2] += each.required
    return {(unit.path, *key): tuple(values) for key, values in sums.items()}


def kept_sums():
    rows = ObligationSum.objects.values_list("path", "rule_code", "period", "due_on", "owed", "unmet", "required")
    return {row[:4]: row[4:] for row in rows}


def asked_of(unit):
    owed = owed_by(Organisation.objects.below(unit.path), year=2026, on=ON)
    return sums_of([each for each in owed if each.outcome != "not_in_force"], unit=unit)


def test_the_kept_sums_equal_the_pure_query():
    a_small_district(6)

    recount_all(year=2026, on=ON)

    units = {path[:UNIT_PATH] for path in Organisation.objects.values_list("path", flat=True)}
    tops = Organisation.objects.filter(path__in=units)
    assert kept_sums() == {key: values for unit in tops for key, values in asked_of(unit).items()}


def test_the_sums_of_both_units_follow_a_branch_that_moves():
    district = DistrictFactory()
    left, came = UnitFactory(parent=district), UnitFactory(parent=district)
    branch, _ = OrganisationFactory(parent=left), OrganisationFactory(parent=came)
    recount_all(year=2026, on=ON)

    branch.move(came, on=date(2026, 10, 1), by=None, at=NOW)
    relay.run_pending(only="duties.sums")

    assert kept_sums() == asked_of(came)


def test_the_sums_follow_a_unit_that_moves():
    district = DistrictFactory()
    host, unit = UnitFactory(parent=district), UnitFactory(parent=district)
    OrganisationFactory(parent=unit)
    recount_all(year=2026, on=ON)

    unit.move(host, on=date(2026, 10, 1), by=None, at=NOW)
    relay.run_pending(only="duties.sums")

    assert kept_sums() == asked_of(host)


@pytest.mark.parametrize("month", ["2026-01", "2026-08", "2026-10"])
def test_what_is_owed_around_a_month_is_part_of_what_is_owed_in_the_year(month):
    a_small_district(7)
    period = parse(month)
    bodies = list(bearing(Organisation.objects.all()).order_by("path"))

    around = owed_around(period, bodies, on=ON)

    in_the_year = owed_by_bodies(bodies, year=2026, on=ON)
    assert as_rows(around) == as_rows(
        each for each in in_the_year if not each.bearer and each.period.contains(period.starts_on)
    )


def test_counting_again_changes_nothing():
    a_small_district(5)
    recount_all(year=2026, on=ON)
    once = sorted(ObligationCount.objects.values_list("organisation_code", "rule_code", "period", "done"))

    recount_all(year=2026, on=ON)

    assert sorted(ObligationCount.objects.values_list("organisation_code", "rule_code", "period", "done")) == once
