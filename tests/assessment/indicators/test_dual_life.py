from tests.assessment.engine.rows import found, measured, owed


def test_posts_are_averaged_into_the_organisation():
    obligations = [
        owed("OL-DUAL-Y", "2026", bearer="p1", required=4, done=4),
        owed("OL-DUAL-Y", "2026", bearer="p2", required=4, done=1),
        owed("OL-DUAL-Y", "2026", bearer="p3", required=4, done=9),
    ]

    rows = measured("C5", obligations=obligations)

    assert found(rows["o1"]) == ("value", 750_000, 12, 9)  # (1 + 1/4 + 1) / 3


def test_nothing_in_the_result_names_a_post():
    rows = measured("C5", obligations=[owed("OL-DUAL-Y", "2026", bearer="p1", done=0)])

    assert "p1" not in str(rows)
