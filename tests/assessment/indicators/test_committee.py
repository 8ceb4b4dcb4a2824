import pytest

from tests.assessment.engine.rows import found, measured, stands


@pytest.mark.parametrize(
    ("said", "expected", "breaches"),
    [
        ({"formal_members": 7, "committee_members": 3}, ("value", 1_000_000, 2, 2), ""),
        ({"formal_members": 7, "committee_members": 2}, ("value", 500_000, 2, 1), "BR-COMM-7"),
        ({"formal_members": 30, "committee_members": 8}, ("value", 500_000, 2, 1), "BR-COMM-7"),
        ({"formal_members": 6, "committee_members": 0}, ("value", 1_000_000, 1, 1), ""),
        ({"formal_members": 6, "secretaries": 0}, ("not_done", 0, 1, 0), "BR-SECRETARY"),
        ({"formal_members": 6, "deputy_secretaries": 2}, ("not_done", 0, 1, 0), "BR-SECRETARY"),
        ({"kind": "temporary_branch"}, ("not_applicable", None, 0, 0), ""),
    ],
)
def test_a_branch_below_a_committee_answers_for_its_own_posts(said, expected, breaches):
    rows = measured("B3", standing=[stands(**said)])

    assert found(rows["o1"]) == expected
    assert rows["o1"]["breaches"] == breaches


@pytest.mark.parametrize(
    ("staff", "fulltime", "dedicated", "breaches"),
    [
        (49, 0, True, ""),
        (49, 1, False, ""),
        (49, 0, False, "ST-DEDICATED"),
        (50, 1, False, ""),
        (100, 1, False, ""),
        (101, 1, True, "ST-RATIO"),
        (50, 9, False, ""),
    ],
)
def test_the_top_body_of_a_unit_answers_for_its_staffing(staff, fulltime, dedicated, breaches):
    said = {"staff": staff, "fulltime_party_staff": fulltime, "has_dedicated_person": dedicated}

    rows = measured("B3", standing=[stands(kind="party_committee", parent_code="u1", **said)])

    assert rows["o1"]["breaches"] == breaches
    assert rows["o1"]["required"] == 2
