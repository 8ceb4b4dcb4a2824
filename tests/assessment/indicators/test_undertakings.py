"""Worked by hand, for a unit u1; its facts stand in its own ledger."""

from datetime import date

from tests.assessment.engine.rows import fact, found, measured, stands

UNIT = (stands("u1", kind="unit"),)


def passed(position, undertaking, *, stage="inspecting", **missing):
    seen = (
        dict.fromkeys(("decided_business", "decided_party", "carried_business", "carried_party", "checked_both"), 1)
        | missing
    )
    return fact(position, "stage.passed", "u1", undertaking=undertaking, stage=stage, without=len(missing), **seen)


def ended(position, undertaking, *, result="met", stages_passed=5, branch_took_part=1, **around):
    said = {"result": result, "stages_passed": stages_passed, "branch_took_part": branch_took_part}
    return fact(position, "undertaking.ended", "u1", undertaking=undertaking, **said, **around)


def test_all_four_stages_on_both_strands_are_whole():
    facts = [
        passed(1, "ua", stage="planning", carried_party=0, checked_both=0),
        passed(2, "ua"),
        passed(3, "ub", decided_party=0),
        passed(4, "uc", checked_both=0, carried_party=0),
    ]

    rows = measured("D1", facts=facts, standing=UNIT)

    assert found(rows["u1"]) == ("value", 333_333, 3, 1)
    assert (rows["u1"]["facts"], rows["u1"]["against"]) == ([2, 3, 4], [3, 4])


def test_what_ended_before_the_inspection_counts_as_not_whole_and_what_ended_after_it_not_again():
    facts = [passed(1, "ua"), ended(2, "ua"), ended(3, "ub", stages_passed=3)]

    rows = measured("D1", facts=facts, standing=UNIT)

    assert found(rows["u1"]) == ("value", 500_000, 2, 1)
    assert (rows["u1"]["facts"], rows["u1"]["against"]) == ([1, 3], [3])


def test_only_cut_short_is_due_and_not_done():
    rows = measured("D1", facts=[ended(1, "ua", stages_passed=0)], standing=UNIT)

    assert found(rows["u1"]) == ("not_done", 0, 1, 0)


def test_an_undertaking_still_being_carried_is_no_data():
    rows = measured("D1", facts=[passed(1, "ua", stage="planning"), passed(2, "ua", stage="carrying")], standing=UNIT)

    assert found(rows["u1"]) == ("no_data", None, None, None)


def test_results_are_the_business_owners_where_a_branch_took_part():
    facts = [
        ended(1, "ua"),
        ended(2, "ub", result="partly"),
        ended(3, "uc", result="not_met"),
        ended(4, "ud", result="not_met", branch_took_part=0),
    ]

    rows = measured("D2", facts=facts, standing=UNIT)

    assert found(rows["u1"]) == ("value", 500_000, 3, 1)
    assert (rows["u1"]["facts"], rows["u1"]["against"]) == ([1, 2, 3], [2, 3])


def test_more_joints_make_no_better_result():
    joints = [
        fact(n, "joint.made", "u1", undertaking="ua", joint_kind="call_solved", stage="co_carried")
        for n in range(2, 40)
    ]

    few, many = (measured("D2", facts=[ended(1, "ua", result="partly"), *more], standing=UNIT) for more in ([], joints))

    assert few == many


def test_nothing_reached_is_zero_and_nothing_ended_no_data():
    lost = measured("D2", facts=[ended(1, "ua", result="not_met")], standing=UNIT)
    nothing = measured("D2", facts=[ended(1, "ua", branch_took_part=0)], standing=UNIT)

    assert found(lost["u1"]) == ("not_done", 0, 1, 0)
    assert found(nothing["u1"])[0] == "no_data"


def test_a_result_counts_in_the_year_it_came():
    rows = measured("D2", facts=[ended(1, "ua", occurred_on=date(2027, 1, 3))], standing=UNIT)

    assert found(rows["u1"])[0] == "no_data"
