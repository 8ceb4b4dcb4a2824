import pytest

from tests.assessment.engine.rows import found, measured, owed, stands


@pytest.mark.parametrize(
    ("code", "rule", "periods"),
    [
        ("C1a", "OL-MEET-Q", ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]),
        ("C1b", "OL-COMM-M", ["2026-01", "2026-02", "2026-03", "2026-04"]),
        ("C1c", "OL-GROUP-M", ["2026-01", "2026-02", "2026-03", "2026-04"]),
        ("C1d", "OL-LECT-LOC", ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]),
    ],
)
def test_each_meeting_kind_counts_its_own_periods(code, rule, periods):
    obligations = [owed(rule, period, done=int(period != periods[0])) for period in periods]

    rows = measured(code, obligations=obligations, standing=[stands()])

    assert found(rows["o1"]) == ("value", 750_000, 4, 3)


def test_meetings_of_cells_count_for_their_branch():
    standing = [
        stands("b"),
        stands("cell1", kind="cell", parent_code="b"),
        stands("cell2", kind="cell", parent_code="b"),
    ]
    obligations = [
        owed("OL-GROUP-M", "2026-01", "cell1", by=[7]),
        owed("OL-GROUP-M", "2026-02", "cell1", by=[9]),
        owed("OL-GROUP-M", "2026-01", "cell2", by=[8]),
        owed("OL-GROUP-M", "2026-02", "cell2", done=0),
    ]

    rows = measured("C1c", obligations=obligations, standing=standing)

    assert rows.keys() == {"b"}
    assert found(rows["b"]) == ("value", 750_000, 4, 3)
    assert rows["b"]["facts"] == [7, 8, 9]


def test_a_branch_without_cells_is_missing_from_the_cell_meetings():
    rows = measured("C1c", standing=[stands()])

    assert rows == {}


def test_lectures_mean_over_the_national_and_the_local_rule():
    obligations = [
        owed("OL-LECT-SEC", "2026", bearer="p1"),
        owed("OL-LECT-LOC", "2026Q1", done=0),
        owed("OL-LECT-LOC", "2026Q2"),
    ]

    rows = measured("C1d", obligations=obligations)

    assert found(rows["o1"]) == ("value", 666_667, 3, 2)
