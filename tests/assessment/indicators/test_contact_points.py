from datetime import date

from tests.assessment.engine.rows import fact, found, measured, stands


def standing(*, leaders=3, branches=4, as_of=date(2026, 12, 31)):
    return [
        stands("u1", kind="unit", as_of=as_of),
        stands("lg", kind="leading_group", leaders=leaders, as_of=as_of),
        *(stands(f"b{number}") for number in range(branches)),
    ]


def solved(position, branch, **said):
    return fact(position, "contact_problem.solved", "lg", branch=branch, post="t1", days=20, **said)


def test_three_leaders_and_two_branches_helped_are_two_thirds():
    rows = measured("A3", facts=[solved(1, "b0"), solved(2, "b2")], standing=standing())

    assert found(rows["u1"]) == ("value", 666_667, 3, 2)
    assert rows["u1"]["facts"] == [1, 2]


def test_many_problems_of_one_branch_are_one_branch():
    rows = measured("A3", facts=[solved(n, "b0") for n in range(1, 9)], standing=standing())

    assert found(rows["u1"]) == ("value", 333_333, 3, 1)


def test_more_branches_than_leaders_earn_no_more():
    rows = measured("A3", facts=[solved(n, f"b{n}") for n in range(4)], standing=standing())

    assert found(rows["u1"]) == ("value", 1_000_000, 3, 3)


def test_a_unit_with_fewer_branches_than_leaders_owes_only_those():
    rows = measured("A3", facts=[solved(1, "b0")], standing=standing(leaders=5, branches=1))

    assert found(rows["u1"]) == ("value", 1_000_000, 1, 1)


def test_problems_taken_up_and_not_solved_are_due_and_not_done_when_the_year_is_over():
    raised = fact(1, "contact_problem.raised", "lg", branch="b0", post="t1")

    rows = measured("A3", facts=[raised], standing=standing())

    assert found(rows["u1"]) == ("not_done", 0, 3, 0)


def test_during_the_year_only_what_was_solved_counts():
    half_way = standing(as_of=date(2026, 6, 30))

    one, none = measured("A3", facts=[solved(1, "b0")], standing=half_way), measured("A3", standing=half_way)

    assert found(one["u1"]) == ("value", 1_000_000, 1, 1)
    assert found(none["u1"])[0] == "no_data"


def test_another_year_counts_for_itself():
    rows = measured("A3", facts=[solved(1, "b0", occurred_on=date(2025, 12, 31))], standing=standing())

    assert found(rows["u1"])[0] == "not_done"
