import pytest

from tests.assessment.engine.rows import fact, found, measured, owed


def reviewed(members, excellent):
    return measured(
        "C4",
        facts=[fact(4, "members_review.held", members=members, graded=members, excellent=excellent)],
        obligations=[owed("OL-APPR-Y", "2026", by=[4])],
    )["o1"]


@pytest.mark.parametrize(("members", "excellent"), [(17, 5), (18, 6), (3, 1), (2, 0)])
def test_a_review_within_the_cap_is_whole(members, excellent):
    row = reviewed(members, excellent)

    assert found(row) == ("value", 1_000_000, 2, 2)
    assert row["facts"] == [4]
    assert row["against"] == []


@pytest.mark.parametrize(("members", "excellent"), [(17, 6), (18, 7), (3, 2), (2, 1)])
def test_a_review_above_the_cap_is_half_and_names_the_fact(members, excellent):
    row = reviewed(members, excellent)

    assert found(row) == ("value", 500_000, 2, 1)
    assert row["against"] == [4]


def test_a_review_due_and_not_held_is_zero():
    rows = measured("C4", obligations=[owed("OL-APPR-Y", "2026", done=0)])

    assert found(rows["o1"]) == ("not_done", 0, 2, 0)


def test_a_review_of_another_year_does_not_touch_the_cap():
    rows = measured(
        "C4",
        facts=[
            fact(4, "members_review.held", members=3, excellent=3),
            fact(9, "members_review.held", members=3, excellent=1),
        ],
        obligations=[owed("OL-APPR-Y", "2025", by=[4]), owed("OL-APPR-Y", "2026", by=[9])],
    )

    assert found(rows["o1"]) == ("value", 1_000_000, 2, 2)


@pytest.mark.parametrize(("excellent", "value"), [(5, 1_000_000), (6, 500_000), (None, 1_000_000)])
def test_the_cap_the_review_was_held_under_counts(excellent, value):
    body = {"members": 18, "graded": 17, "cap": 5, "excellent": excellent}

    rows = measured(
        "C4", facts=[fact(4, "members_review.held", **body)], obligations=[owed("OL-APPR-Y", "2026", by=[4])]
    )

    assert rows["o1"]["value_millionths"] == value
