"""The default duties, against the rule table of domain.md §12."""

from datetime import date

import pytest

from mahua.rules.duty_table import DUTY_RULES
from mahua.rules.organisation_kinds import OrganisationKind
from mahua.rules.periods import parse


@pytest.mark.parametrize(
    ("code", "frequency", "severity", "locked"),
    [
        ("OL-MEET-Q", "quarter", "warn", True),
        ("OL-COMM-M", "month", "warn", True),
        ("OL-GROUP-M", "month", "warn", True),
        ("OL-LECT-SEC", "year", "warn", True),
        ("OL-LECT-LOC", "quarter", "info", False),
        ("OL-DAY-M", "month", "warn", True),
        ("OL-LIFE-Y", "belongs_to_year", "warn", True),
        ("OL-APPR-Y", "belongs_to_year", "warn", True),
        ("OL-TALK-Y", "year", "info", True),
        ("DG-HALF", "half", "warn", True),
        ("DG-QTR", "quarter", "info", False),
        ("DG-VISIT", "month", "info", False),
        ("ST-Y", "belongs_to_year", "info", True),
        ("SS-Q", "quarter", "warn", True),
        ("FT-M", "month", "info", False),
        ("OL-DUAL-Y", "year", "info", False),
    ],
)
def test_each_rule_speaks_as_its_text_does(code, frequency, severity, locked):
    rule = DUTY_RULES[code]

    assert (rule.frequency, rule.severity, rule.locked) == (frequency, severity, locked)


def test_a_local_rule_stands_beside_a_national_one():
    beside = {rule.code: rule.beside for rule in DUTY_RULES.values() if rule.beside}

    assert beside == {"OL-LECT-LOC": "OL-LECT-SEC", "DG-QTR": "DG-HALF"}
    assert all(DUTY_RULES[local].is_local and DUTY_RULES[national].locked for local, national in beside.items())


def test_the_committee_meeting_is_owed_only_where_there_is_a_committee():
    assert DUTY_RULES["OL-COMM-M"].condition == "has_committee"
    assert DUTY_RULES["OL-GROUP-M"].condition == "has_cells"
    assert DUTY_RULES["OL-MEET-Q"].condition is None


def test_the_lecture_of_the_regulations_is_owed_by_a_secretary_above_the_branch():
    rule = DUTY_RULES["OL-LECT-SEC"]

    assert (rule.bearer_post, rule.bearer_kinds) == ("secretary", ("leading_group", "party_committee"))


def test_a_life_meeting_of_2025_is_in_time_until_the_end_of_march():
    assert DUTY_RULES["OL-LIFE-Y"].due_on(parse("2025")) == date(2026, 3, 31)
    assert DUTY_RULES["OL-MEET-Q"].due_on(parse("2025Q4")) == date(2025, 12, 31)


def test_a_temporary_branch_owes_none_of_these():
    assert not [rule.code for rule in DUTY_RULES.values() if OrganisationKind.TEMPORARY_BRANCH in rule.bearer_kinds]


def test_the_declared_cost_of_a_year_multiplies_minutes_by_times():
    assert DUTY_RULES["OL-DAY-M"].minutes_a_year == 12 * 120
    assert all(rule.minutes > 0 for rule in DUTY_RULES.values())


def test_every_rule_cites_its_text_and_is_in_force_from_a_day():
    rule = DUTY_RULES["OL-MEET-Q"]

    assert rule.source == "《中国共产党支部工作条例（试行）》第十一条"
    assert not rule.is_in_force(date(2018, 10, 27))
    assert rule.is_in_force(date(2018, 10, 28))
