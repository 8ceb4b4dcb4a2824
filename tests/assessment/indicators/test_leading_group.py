from tests.assessment.engine.rows import found, measured, owed, stands

STANDING = (stands("u1", kind="unit"), stands("lg", kind="leading_group"))


def test_half_years_and_quarters_are_taken_together_and_count_for_the_unit():
    obligations = [
        owed("DG-HALF", "2026H1", "lg", by=[3]),
        owed("DG-HALF", "2026H2", "lg", by=[7]),
        owed("DG-QTR", "2026Q1", "lg", by=[3]),
        owed("DG-QTR", "2026Q2", "lg", done=0),
        owed("DG-QTR", "2026Q3", "lg", done=5, by=[7, 8]),
        owed("DG-QTR", "2026Q4", "lg", done=0, outcome="open"),
    ]

    rows = measured("A2", obligations=obligations, standing=STANDING)

    assert found(rows["u1"]) == ("value", 800_000, 5, 4)
    assert "lg" not in rows


def test_nothing_studied_is_due_and_not_done():
    rows = measured("A2", obligations=[owed("DG-HALF", "2026H1", "lg", done=0)], standing=STANDING)

    assert found(rows["u1"]) == ("not_done", 0, 1, 0)


def test_before_anything_falls_due_there_is_no_data():
    obligations = [owed("DG-QTR", "2026Q1", "lg", done=0, outcome="open")]

    rows = measured("A2", obligations=obligations, standing=STANDING)

    assert rows["u1"]["outcome"] == "no_data"


def test_a_unit_without_a_leading_group_owes_nothing():
    rows = measured("A2", standing=[stands("u1", kind="unit")])

    assert "u1" not in rows
