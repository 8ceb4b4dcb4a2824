import pytest

from tests.assessment.engine.rows import fact, found, measured, stands

STANDING = (stands("u1", kind="unit"), stands("pc", kind="party_committee"))


def graded(position, *, good=0, fairly_good=0, average=0, poor=0, year=2026):
    counts = {"good": good, "fairly_good": fairly_good, "average": average, "poor": poor}
    return fact(position, "statement.graded", "pc", belongs_to_year=year, graded=sum(counts.values()), **counts)


def test_six_secretaries_two_of_each_but_poor_are_two_thirds():
    rows = measured("A5", facts=[graded(1, good=2, fairly_good=2, average=2)], standing=STANDING)

    assert found(rows["u1"]) == ("value", 666_667, 18, 12)


def test_no_grade_behind_it_is_ever_listed():
    rows = measured("A5", facts=[graded(1, good=3, poor=2)], standing=STANDING)

    assert found(rows["u1"]) == ("value", 600_000, 15, 9)
    assert (rows["u1"]["facts"], rows["u1"]["against"]) == ([], [])


def test_all_poor_is_zero():
    rows = measured("A5", facts=[graded(1, poor=5)], standing=STANDING)

    assert found(rows["u1"]) == ("not_done", 0, 15, 0)


@pytest.mark.parametrize(
    "said",
    [
        [],
        [fact(1, "statement.graded", "pc", belongs_to_year=2026, graded=4)],
        [graded(1, good=4)],
        [graded(1, good=9, year=2025)],
        [fact(1, "statement.reviewed", "pc", statement="y1", post="t1", belongs_to_year=2026)],
    ],
    ids=["nothing", "counts withheld", "fewer than five", "another year", "only that it was reviewed"],
)
def test_what_may_not_be_read_is_no_data(said):
    rows = measured("A5", facts=said, standing=STANDING)

    assert found(rows["u1"])[0] == "no_data"
