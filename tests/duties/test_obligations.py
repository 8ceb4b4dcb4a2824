from datetime import UTC, date, datetime

import pytest

from mahua.duties.models import Exemption, MakeUp, Rule
from mahua.duties.query import owed_by
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.ledger.recording import reverse
from mahua.organisations.models import Organisation
from tests.factories.ledger_facts import held
from tests.factories.members import MemberFactory, PostFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)


def owed(organisation, rule, *, year=2026, on=NOVEMBER):
    everything = owed_by(Organisation.objects.filter(pk=organisation.pk), year=year, on=on)
    return {each.period.code: each for each in everything if each.rule.code == rule}


def test_meetings_on_31_march_and_1_april_satisfy_two_quarters():
    branch = OrganisationFactory()
    held(branch, "branch_assembly", date(2026, 3, 31))
    held(branch, "branch_assembly", date(2026, 4, 1))

    quarters = owed(branch, "OL-MEET-Q")

    assert [quarters[f"2026Q{number}"].is_met for number in (1, 2, 3, 4)] == [True, True, False, False]


def test_a_quarter_that_has_passed_without_a_record_is_late_and_the_running_one_is_open():
    branch = OrganisationFactory()

    quarters = owed(branch, "OL-MEET-Q")

    assert [quarters[f"2026Q{number}"].state for number in (3, 4)] == ["late", "open"]


def test_a_life_meeting_held_in_march_2024_for_2023_counts_for_2023_only():
    branch = OrganisationFactory()
    held(branch, "life_meeting", date(2024, 3, 8), belongs_to_year=2023)

    last, this = (owed(branch, "OL-LIFE-Y", year=year, on=date(2025, 6, 1)) for year in (2023, 2024))

    assert (last["2023"].is_met, this["2024"].is_met) == (True, False)


def test_before_go_live_nothing_is_owed_and_nothing_is_late():
    branch = OrganisationFactory(go_live_on=date(2026, 7, 1))

    quarters = owed(branch, "OL-MEET-Q")

    assert [quarters[f"2026Q{number}"].state for number in (1, 2, 3)] == ["not_in_force", "not_in_force", "late"]


def test_a_dissolved_body_owes_to_its_last_day():
    branch = OrganisationFactory()
    branch.dissolve(on=date(2026, 8, 15), by=None, at=NOW)

    quarters = owed(branch, "OL-MEET-Q")

    assert [quarters[f"2026Q{number}"].state for number in (2, 3)] == ["late", "not_in_force"]


def test_committee_meetings_are_owed_only_while_there_is_a_committee():
    small, large = OrganisationFactory(), OrganisationFactory()
    PostFactory(organisation=small, role="secretary")
    for role in ("secretary", "organisation_commissioner", "discipline_commissioner"):
        PostFactory(organisation=large, role=role, from_on=date(2026, 3, 10))

    assert owed(small, "OL-COMM-M") == {}
    assert min(owed(large, "OL-COMM-M")) == "2026-03"


def test_a_branch_with_two_cells_owes_two_cell_meetings_a_month():
    branch = OrganisationFactory()
    OrganisationFactory(parent=branch, kind="cell")
    OrganisationFactory(parent=branch, kind="cell")
    held(branch, "cell_meeting", date(2026, 10, 9))

    october = owed(branch, "OL-GROUP-M")["2026-10"]

    assert (october.required, october.done, october.is_met) == (2, 1, False)


def test_each_leader_owes_the_double_organisation_life_in_person():
    group = OrganisationFactory(kind="leading_group")
    first = PostFactory(organisation=group, role="leading_group_secretary", member=MemberFactory())
    second = PostFactory(organisation=group, role="leading_group_member", member=MemberFactory())
    held(group, "dual_life", date(2026, 5, 6), post=first.code)

    everything = owed_by(Organisation.objects.filter(pk=group.pk), year=2026, on=NOVEMBER)

    met = {each.bearer: each.is_met for each in everything if each.rule.code == "OL-DUAL-Y"}
    assert met == {first.code: True, second.code: False}


def test_a_reversed_fact_discharges_nothing():
    branch = OrganisationFactory()
    fact = held(branch, "branch_assembly", date(2026, 2, 2))

    reverse(fact.position, reason="did_not_happen", organisation=branch, by=None, at=NOW)

    assert not owed(branch, "OL-MEET-Q")["2026Q1"].is_met


def test_an_exemption_takes_the_obligation_away_and_withdrawing_it_brings_it_back():
    branch = OrganisationFactory()
    asked = {"rule_code": "OL-DAY-M", "period": "2026-05", "reason": "task_force"}
    Exemption.grant([branch], **asked, by=None, at=NOW)

    exempt = owed(branch, "OL-DAY-M")["2026-05"].state
    Exemption.objects.get().withdraw(by=None, at=NOW)

    assert (exempt, owed(branch, "OL-DAY-M")["2026-05"].state) == ("exempt", "late")


def test_the_same_exemption_twice_is_refused_and_leaves_one_fact():
    branch = OrganisationFactory()
    asked = {"rule_code": "OL-DAY-M", "period": "2026-05", "reason": "task_force"}
    Exemption.grant([branch], **asked, by=None, at=NOW)

    with pytest.raises(Refused, match="已经豁免"):
        Exemption.grant([branch], **asked, by=None, at=NOW)

    assert Fact.objects.kinds("exemption.granted").count() == 1


def test_a_meeting_made_up_for_an_earlier_period_counts_there_and_not_in_its_own():
    branch = OrganisationFactory()
    late = held(branch, "branch_assembly", date(2026, 4, 20))
    rule = Rule.objects.get(code="OL-MEET-Q").data

    MakeUp.declare(branch, rule=rule, period="2026Q1", fact=late, reason="urgent_task", by=None, at=NOW)

    quarters = owed(branch, "OL-MEET-Q")
    assert [quarters[f"2026Q{number}"].is_met for number in (1, 2)] == [True, False]


def test_one_meeting_makes_up_for_one_period_only():
    branch = OrganisationFactory()
    late = held(branch, "theme_day", date(2026, 4, 20))
    rule = Rule.objects.get(code="OL-DAY-M").data
    declared = {"rule": rule, "fact": late, "reason": "other", "by": None, "at": NOW}
    MakeUp.declare(branch, period="2026-02", **declared)

    with pytest.raises(Refused, match="已经用来补办"):
        MakeUp.declare(branch, period="2026-03", **declared)


def test_a_late_entry_counts_as_if_it_had_been_written_down_that_day():
    branch = OrganisationFactory()
    held(branch, "theme_day", date(2026, 2, 10), late_entry=True)

    assert owed(branch, "OL-DAY-M")["2026-02"].is_met


def test_national_text_cannot_be_amended():
    committee = OrganisationFactory(kind="working_committee")
    rule = Rule.objects.get(code="OL-MEET-Q")

    with pytest.raises(Refused, match="全国性规定"):
        rule.amend(
            frequency="month", required=2, valid_from=date(2027, 1, 1), working_committee=committee, by=None, at=NOW
        )


def test_an_amended_local_rule_leaves_the_periods_that_have_begun_as_they_were():
    branch, committee = OrganisationFactory(), OrganisationFactory(kind="working_committee")
    rule = Rule.objects.get(code="OL-LECT-LOC")

    rule.amend(frequency="half", required=1, valid_from=date(2026, 7, 1), working_committee=committee, by=None, at=NOW)

    assert sorted(owed(branch, "OL-LECT-LOC")) == ["2026H2", "2026Q1", "2026Q2"]


@pytest.mark.parametrize("branches", [1, 3])
def test_asking_for_many_costs_the_queries_of_asking_for_one(branches, django_assert_num_queries):
    for branch in OrganisationFactory.create_batch(branches):
        PostFactory(organisation=branch)
        held(branch, "theme_day", date(2026, 5, 5))

    with django_assert_num_queries(5):  # bodies, rules, posts, decisions, facts
        owed_by(Organisation.objects.of_kind("branch"), year=2026, on=NOVEMBER)
