from datetime import date

from tests.assessment.engine.rows import fact, found, measured, stands


def test_two_of_three_problems_closed_are_two_thirds():
    facts = [
        fact(1, "problem.raised", problem="p1", meeting="m1"),
        fact(2, "problem.raised", problem="p2", meeting="m1"),
        fact(3, "problem.raised", problem="p3", meeting="m1"),
        fact(4, "problem.closed", problem="p1"),
        fact(6, "problem.closed", problem="p3"),
        fact(7, "problem.closed", problem="p3"),
    ]

    rows = measured("C3", facts=facts, standing=[stands()])

    assert found(rows["o1"]) == ("value", 666_667, 3, 2)
    assert rows["o1"]["facts"] == [1, 2, 3, 4, 6]
    assert rows["o1"]["against"] == [2]


def test_problems_raised_and_none_closed_are_zero():
    rows = measured("C3", facts=[fact(1, "problem.raised", problem="p1", meeting="m1")], standing=[stands()])

    assert found(rows["o1"]) == ("not_done", 0, 1, 0)
    assert (rows["o1"]["facts"], rows["o1"]["against"]) == ([1], [1])


def test_no_problem_raised_is_no_data():
    rows = measured("C3", standing=[stands()])

    assert found(rows["o1"]) == ("no_data", None, None, None)


def test_a_problem_belongs_to_the_year_of_its_meeting():
    january = date(2027, 1, 20)
    facts = [
        fact(1, "life_meeting.held", occurred_on=january, meeting="m1", belongs_to_year=2026),
        fact(2, "problem.raised", occurred_on=january, problem="p1", meeting="m1"),
        fact(3, "problem.raised", occurred_on=january, problem="p2", meeting="m2"),
    ]

    rows = measured("C3", facts=facts, standing=[stands()])

    assert rows["o1"]["facts"] == [2]


def test_problems_of_a_cell_count_for_its_branch():
    standing = [stands("b"), stands("cell1", kind="cell", parent_code="b")]
    facts = [
        fact(1, "problem.raised", "cell1", problem="p1", meeting="m1"),
        fact(2, "problem.closed", "b", problem="p1"),
    ]

    rows = measured("C3", facts=facts, standing=standing)

    assert found(rows["b"]) == ("value", 1_000_000, 1, 1)
    assert rows["cell1"]["outcome"] == "no_data"
