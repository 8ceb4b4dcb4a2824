from tests.assessment.engine.rows import found, measured, owed


def months(*numbers, **said):
    return [owed("OL-DAY-M", f"2026-{number:02d}", **said) for number in numbers]


def test_eleven_months_of_twelve_are_eleven_twelfths():
    obligations = [*months(*range(1, 12), by=[5]), *months(12, done=0)]

    rows = measured("C2", obligations=obligations)

    assert found(rows["o1"]) == ("value", 916_667, 12, 11)
    assert rows["o1"]["facts"] == [5] * 11


def test_twelve_theme_days_in_december_earn_one_month():
    obligations = [*months(*range(1, 12), done=0), *months(12, done=12)]

    rows = measured("C2", obligations=obligations)

    assert found(rows["o1"]) == ("value", 83_333, 12, 1)


def test_months_not_due_yet_leave_both_sums():
    obligations = [*months(1, 2, 3), *months(4, done=0), *months(*range(5, 13), done=0, outcome="open")]

    rows = measured("C2", obligations=obligations)

    assert found(rows["o1"]) == ("value", 750_000, 4, 3)


def test_due_and_nothing_done_is_zero_and_not_missing():
    rows = measured("C2", obligations=months(1, 2, done=0))

    assert found(rows["o1"]) == ("not_done", 0, 2, 0)


def test_only_exempt_months_do_not_apply():
    rows = measured("C2", obligations=months(1, 2, done=0, outcome="exempt"))

    assert found(rows["o1"]) == ("not_applicable", None, 0, 0)


def test_months_before_go_live_are_no_data():
    rows = measured("C2", obligations=months(1, 2, done=0, outcome="not_in_force"))

    assert found(rows["o1"]) == ("no_data", None, 0, 0)


def test_other_rules_and_other_years_do_not_count():
    obligations = [*months(1), owed("OL-DAY-M", "2025-12", done=0), owed("OL-COMM-M", "2026-01", done=0)]

    rows = measured("C2", obligations=obligations)

    assert found(rows["o1"]) == ("value", 1_000_000, 1, 1)


def test_facts_are_listed_in_the_order_of_the_ledger():
    rows = measured("C2", obligations=[*months(1, by=[9, 2]), *months(2, by=[4])])

    assert rows["o1"]["facts"] == [2, 4, 9]
