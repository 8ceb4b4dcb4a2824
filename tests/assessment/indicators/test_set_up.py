import pytest

from tests.assessment.engine.rows import found, measured, stands


@pytest.mark.parametrize(
    ("said", "expected", "breaches"),
    [
        ({"formal_members": 3, "members": 50}, ("value", 1_000_000, 2, 2), ""),
        ({"formal_members": 2, "members": 5}, ("value", 500_000, 2, 1), "BR-SETUP-3"),
        ({"formal_members": 40, "members": 51}, ("value", 500_000, 2, 1), "BR-MAX-50"),
        ({"form": "joint", "formal_members": 2, "joint_units": 5}, ("value", 666_667, 3, 2), "BR-SETUP-3"),
        ({"form": "joint", "formal_members": 3, "joint_units": 5}, ("value", 1_000_000, 3, 3), ""),
        ({"form": "joint", "members": 51, "joint_units": 6}, ("value", 333_333, 3, 1), "BR-MAX-50 BR-JOINT-5"),
        ({"kind": "temporary_branch"}, ("not_applicable", None, 0, 0), ""),
    ],
)
def test_a_branch_meets_the_conditions_that_apply_to_it(said, expected, breaches):
    rows = measured("B1", standing=[stands(**said)])

    assert found(rows["o1"]) == expected
    assert rows["o1"]["breaches"] == breaches


def test_a_unit_with_three_formal_members_needs_a_branch():
    unit = {"kind": "unit", "formal_members": 3}
    standing = [stands("u1", **unit), stands("u2", **unit), stands("u3", kind="unit", formal_members=2), stands("o1")]

    rows = measured("B1", standing=standing)

    assert found(rows["u1"]) == ("value", 1_000_000, 1, 1)
    assert found(rows["u2"]) == ("not_done", 0, 1, 0)
    assert rows["u2"]["breaches"] == "BR-SETUP-3"
    assert rows["u3"]["outcome"] == "not_applicable"
