"""Worked by hand, for a unit u1 whose leading group is lg."""

from datetime import date

from tests.assessment.engine.rows import fact, found, measured, stands

STANDING = (stands("u1", kind="unit", as_of=date(2026, 6, 30)), stands("lg", kind="leading_group"), stands("b"))


def held(position, meeting):
    return fact(position, "first_topic.held", "lg", meeting=meeting, resolutions=1)


def opened(position, task, *, about, due_on="2026-04-30", by="lg"):
    return fact(position, "task.opened", by, task=task, about=about, due_on=due_on)


def closed(position, task, *, days_late=0):
    return fact(position, "task.closed", "lg", task=task, about="", days_late=days_late)


def test_items_closed_count_and_items_read_do_not():
    facts = [
        held(1, "g1"),
        held(2, "g2"),
        held(3, "g3"),
        opened(4, "w1", about="g1"),
        opened(5, "w2", about="g2"),
        opened(6, "w3", about="g2"),
        closed(7, "w1"),
        closed(8, "w2", days_late=9),
    ]

    rows = measured("A1", facts=facts, standing=STANDING)

    assert found(rows["u1"]) == ("value", 666_667, 3, 2)
    assert (rows["u1"]["facts"], rows["u1"]["against"]) == ([4, 5, 6, 7, 8], [6])


def test_reading_every_month_without_giving_anything_out_is_no_data():
    facts = [held(month, f"g{month}") for month in range(1, 13)]

    rows = measured("A1", facts=facts, standing=STANDING)

    assert found(rows["u1"]) == ("no_data", None, None, None)


def test_what_is_not_due_yet_leaves_both_sums_and_closed_early_counts():
    facts = [
        held(1, "g1"),
        opened(2, "w1", about="g1", due_on="2026-07-01"),
        opened(3, "w2", about="g1", due_on="2026-07-01"),
        closed(4, "w2"),
    ]

    rows = measured("A1", facts=facts, standing=STANDING)

    assert found(rows["u1"]) == ("value", 1_000_000, 1, 1)


def test_a_day_moved_is_the_day_that_counts_and_a_task_dropped_counts_nowhere():
    facts = [
        held(1, "g1"),
        opened(2, "w1", about="g1"),
        fact(3, "task.reassigned", "lg", task="w1", due_on="2026-09-30"),
        opened(4, "w2", about="g1"),
        fact(5, "task.dropped", "lg", task="w2"),
        opened(6, "w3", about="g1"),
    ]

    rows = measured("A1", facts=facts, standing=STANDING)

    assert found(rows["u1"]) == ("not_done", 0, 1, 0)
    assert rows["u1"]["against"] == [6]


def test_a_resolution_about_an_undertaking_is_followed_by_the_task_it_names():
    facts = [
        held(1, "g1"),
        fact(2, "resolution.adopted", "lg", meeting="g1", meeting_kind="first_topic", number=1, about="s1", task="w1"),
        fact(
            3, "resolution.adopted", "lg", meeting="g9", meeting_kind="study_session", number=1, about="s1", task="w2"
        ),
        opened(4, "w1", about="s1"),
        opened(5, "w2", about="s1"),
        closed(6, "w1"),
    ]

    rows = measured("A1", facts=facts, standing=STANDING)

    assert found(rows["u1"]) == ("value", 1_000_000, 1, 1)
    assert rows["u1"]["facts"] == [4, 6]


def test_tasks_of_branches_and_of_other_meetings_are_none_of_it():
    facts = [held(1, "g1"), opened(2, "w1", about="g1", by="b"), opened(3, "w2", about="g7")]

    rows = measured("A1", facts=facts, standing=STANDING)

    assert found(rows["u1"])[0] == "no_data"


def test_it_is_asked_of_units_only():
    rows = measured("A1", standing=STANDING)

    assert list(rows) == ["u1"]
