"""Which organisations are off the set-up rules, and what they are told."""

from dataclasses import replace
from datetime import date

import pytest

from mahua.kernel.errors import Refused
from mahua.rules.organisation_state import OrganisationState
from mahua.rules.set_up import (
    branch_of_fifty,
    branch_where_three,
    breaches,
    committee_where_seven,
    fitting_kind,
    general_branch_from_fifty,
    head_as_deputy,
    joint_branch_of_five,
    one_secretary,
    party_committee_from_hundred,
    term_kept,
    term_reminder,
)
from mahua.rules.set_up_rules import RULES
from mahua.rules.severities import Severity
from mahua.rules.staffing import party_staff_ratio, person_for_party_work
from mahua.rules.temporary_branches import HomeBranchMatter, refuse_for_temporary, temporary_branch_matter

TODAY = date(2026, 11, 23)


def a_unit(**counts):
    return OrganisationState(kind="unit", as_of=TODAY, **counts)


def a_branch(**counts):
    """A branch in order: twelve members, eleven of them formal, a committee of three, elected last year."""
    in_order = OrganisationState(
        kind="branch",
        as_of=TODAY,
        formal_members=11,
        members=12,
        committee_members=3,
        secretaries=1,
        term_expires_on=date(2028, 5, 20),
    )
    return replace(in_order, **counts)


def rules_broken(state):
    return [breach.rule for breach in breaches(state)]


def test_a_branch_in_order_breaks_no_rule():
    assert rules_broken(a_branch()) == []


def test_three_formal_members_without_a_branch_are_an_error():
    breach = branch_where_three(a_unit(formal_members=3))

    assert breach.severity is Severity.ERROR
    assert breach.finding == "本单位有正式党员3人，尚未成立党支部。"
    assert breach.clause == "《中国共产党支部工作条例（试行）》第四条"
    assert branch_where_three(a_unit(formal_members=3, branches=1)) is None
    assert branch_where_three(a_unit(formal_members=2)) is None


def test_six_formal_and_three_probationary_need_a_branch_but_no_committee():  # domain.md §13, vector 3
    assert branch_where_three(a_unit(formal_members=6, members=9)).rule == "BR-SETUP-3"
    assert committee_where_seven(a_branch(formal_members=6, members=9, committee_members=0)) is None


def test_a_branch_that_fell_below_three_is_advised_to_join_others():
    assert branch_where_three(a_branch(formal_members=2)).severity is Severity.WARN
    assert branch_where_three(a_branch(formal_members=3)) is None


def test_a_branch_of_51_is_warned():  # vector 4
    breach = branch_of_fifty(a_branch(members=51))

    assert (breach.rule, breach.severity) == ("BR-MAX-50", Severity.WARN)
    assert "51人" in breach.finding
    assert branch_of_fifty(a_branch(members=50)) is None


def test_a_joint_branch_of_six_units_is_warned():  # vector 4
    breach = joint_branch_of_five(a_branch(form="joint", joint_units=6))

    assert (breach.rule, breach.severity) == ("BR-JOINT-5", Severity.WARN)
    assert joint_branch_of_five(a_branch(form="joint", joint_units=5)) is None


@pytest.mark.parametrize(
    ("seats", "severity"),
    [(0, Severity.ERROR), (2, Severity.ERROR), (3, None), (5, None), (7, None), (8, Severity.WARN)],
)
def test_seven_formal_members_need_a_committee_of_three_to_seven(seats, severity):
    breach = committee_where_seven(a_branch(formal_members=7, committee_members=seats))

    assert (breach and breach.severity) == severity


def test_a_branch_without_a_secretary_is_to_fill_the_post():
    assert one_secretary(a_branch(secretaries=0)).severity is Severity.ERROR
    assert one_secretary(a_branch(secretaries=1, deputy_secretaries=1)) is None
    assert one_secretary(a_branch(deputy_secretaries=2)).severity is Severity.WARN


@pytest.mark.parametrize(
    ("members", "kind"),
    [(49, "branch"), (50, "general_branch"), (99, "general_branch"), (100, "party_committee")],
)
def test_the_size_of_a_unit_says_what_it_sets_up(members, kind):  # vector 5
    assert fitting_kind(members) == kind


def test_a_unit_of_99_lacks_a_general_branch_and_of_100_a_party_committee():  # vector 5
    assert general_branch_from_fifty(a_unit(members=99)).rule == "BR-GENERAL-50"
    assert party_committee_from_hundred(a_unit(members=99)) is None
    assert general_branch_from_fifty(a_unit(members=99, party_committees=1)) is None
    assert party_committee_from_hundred(a_unit(members=100)).rule == "BR-COMMITTEE-100"
    assert party_committee_from_hundred(a_unit(members=100, party_committees=1)) is None
    assert general_branch_from_fifty(a_unit(members=49)) is None


def test_a_general_branch_of_49_stands_by_approval_only():  # vector 5
    small = OrganisationState(kind="general_branch", as_of=TODAY, members=49)

    assert general_branch_from_fifty(small).severity is Severity.INFO
    assert general_branch_from_fifty(replace(small, small_size_approved=True)) is None
    assert general_branch_from_fifty(replace(small, members=50)) is None


def test_a_term_past_its_end_is_an_error_that_names_the_latest_day():
    breach = term_kept(a_branch(term_expires_on=date(2026, 3, 15)))

    assert breach.severity is Severity.ERROR
    assert breach.finding == "任期已于2026-03-15届满，至今253天未换届。"
    assert "2027-03-15" in breach.remedy


def test_an_approved_extension_turns_the_error_into_a_reminder():
    extended = a_branch(term_expires_on=date(2026, 3, 15), term_extended_until=date(2026, 12, 31))

    assert term_kept(extended) is None
    assert term_reminder(extended).finding == "本届延期至2026-12-31，还有38天。"


def test_a_term_within_six_months_of_its_end_is_a_reminder_and_no_error():
    ending = a_branch(term_expires_on=date(2027, 5, 23))

    assert rules_broken(ending) == ["BR-TERM-REMIND"]
    assert rules_broken(a_branch(term_expires_on=date(2027, 5, 24))) == []


def test_a_branch_whose_term_is_not_known_is_asked_for_it():
    assert "无法判断" in term_reminder(a_branch(term_expires_on=None)).finding


def test_a_leading_group_has_no_term_to_break():
    assert rules_broken(OrganisationState(kind="leading_group", as_of=TODAY)) == []


def test_a_unit_of_180_with_one_full_time_person_is_below_one_per_cent():
    breach = party_staff_ratio(a_unit(staff=180, fulltime_party_staff=1))

    assert breach.finding == "机关工作人员180人，专职党务工作人员1人，占0.56%，低于1%。"
    assert "1.8至3.6人" in breach.remedy
    assert party_staff_ratio(a_unit(staff=180, fulltime_party_staff=2)) is None
    assert party_staff_ratio(a_unit(staff=180, fulltime_party_staff=9)) is None


def test_below_fifty_staff_only_somebody_in_charge_is_asked_for():
    assert rules_broken(a_unit(staff=49)) == ["ST-DEDICATED"]
    assert person_for_party_work(a_unit(staff=49, has_dedicated_person=True)) is None
    assert rules_broken(a_unit(staff=50)) == ["ST-RATIO"]
    assert rules_broken(a_unit(staff=0)) == []


def test_an_administrative_head_without_a_party_post_is_pointed_out():
    assert head_as_deputy(a_branch(head_is_member=True)).severity is Severity.INFO
    assert head_as_deputy(a_branch(head_is_member=True, head_is_deputy_secretary=True)) is None
    assert head_as_deputy(a_branch()) is None


@pytest.mark.parametrize("matter", HomeBranchMatter)
def test_a_temporary_branch_is_refused_what_belongs_to_the_home_branch(matter):
    assert temporary_branch_matter("temporary_branch", matter=matter).severity is Severity.BLOCK
    with pytest.raises(Refused, match=f"{matter.label}.*第八条"):
        refuse_for_temporary("temporary_branch", matter=matter)
    refuse_for_temporary("branch", matter=matter)


def test_a_rule_says_nothing_of_days_before_it_was_in_force():
    too_large = a_branch(members=51)

    assert rules_broken(too_large) == ["BR-MAX-50"]
    assert rules_broken(replace(too_large, as_of=date(2018, 10, 27))) == []


def test_local_rules_are_open_and_national_ones_locked():
    assert [rule.code for rule in RULES.values() if not rule.locked] == ["BR-HEAD"]
    assert all(rule.source.startswith("《") for rule in RULES.values() if rule.locked)
