"""The ledger as Parquet: equal by content to the database, and what holds is what the engine gets."""

from datetime import UTC, date, datetime

import pytest

from mahua.assessment.engine.tables import schema_of
from mahua.ledger.models import Fact, Segment
from mahua.ledger.recording import reverse
from mahua.ledger.segments import cut_segments, effective_facts, file_of, is_intact, rebuild
from tests.factories.ledger import AT, Body, assembly, heart_talk, recorded

pytestmark = pytest.mark.django_db
BRANCH = Body("o2222")


def of(table, name="position"):
    return table[name].to_pylist()


def test_full_ranges_become_segments_and_the_rest_stays_open():
    recorded(BRANCH, *[assembly()] * 25)

    assert cut_segments(size=10) == 2
    assert cut_segments(size=10) == 0
    assert list(Segment.objects.order_by("pk").values_list("from_position", "to_position", "count")) == [
        (1, 10, 10),
        (11, 20, 10),
    ]
    assert of(effective_facts()) == list(range(1, 26))


def test_a_fact_reads_the_same_from_a_segment_and_from_the_database():
    recorded(BRANCH, assembly(7), heart_talk("p1", "p2"), at=datetime(2026, 3, 1, 17, tzinfo=UTC))
    open_ones = effective_facts().to_pylist()

    cut_segments(size=2)

    assert effective_facts().to_pylist() == open_ones
    assert open_ones[0] == {
        "position": 1,
        "organisation_code": "o2222",
        "path": "00010001",
        "kind": "branch_assembly.held",
        "occurred_on": date(2026, 3, 2),
        "recorded_on": date(2026, 3, 2),
        "reverses": None,
        "body": '{"belongs_to_year":2026,"late_entry":false,"meeting":"g2222","present":7,"resolutions":0,'
        '"should_attend":10,"voters":9,"voters_present":9}',
    }


def test_the_schema_is_the_engines():
    assert effective_facts().schema == schema_of("facts")


def test_a_corrected_fact_is_gone_with_its_correction_across_segments():
    recorded(BRANCH, *[assembly()] * 4)
    cut_segments(size=2)
    reverse(1, reason="wrong_day", organisation=BRANCH, by=None, at=AT)

    assert of(effective_facts()) == [2, 3, 4]
    assert of(effective_facts(cursor=4)) == [1, 2, 3, 4]
    assert of(effective_facts()) == list(Fact.objects.effective().order_by("pk").values_list("pk", flat=True))


def test_a_cursor_inside_a_segment_ends_there():
    recorded(BRANCH, *[assembly()] * 6)
    cut_segments(size=5)

    assert of(effective_facts(cursor=3)) == [1, 2, 3]


def test_facts_are_chosen_by_day_and_kind():
    recorded(BRANCH, assembly(), occurred_on=date(2025, 12, 31))
    recorded(BRANCH, assembly(), heart_talk("p1"), occurred_on=date(2026, 1, 1))
    cut_segments(size=2)

    assert of(effective_facts(start=date(2026, 1, 1), end=date(2026, 12, 31))) == [2, 3]
    assert of(effective_facts(kinds=["heart_talk.held"])) == [3]
    assert of(effective_facts(start=date(2027, 1, 1))) == []


def test_a_lost_segment_is_made_anew_equal_by_content():
    recorded(BRANCH, *[assembly()] * 4)
    cut_segments(size=4)
    segment = Segment.objects.get()
    file_of(segment).unlink()

    assert not is_intact(segment)
    assert of(effective_facts()) == [1, 2, 3, 4]
    assert is_intact(segment)


def test_a_damaged_file_is_noticed_and_mended():
    recorded(BRANCH, *[assembly()] * 4)
    cut_segments(size=4)
    segment = Segment.objects.get()
    file_of(segment).write_bytes(b"PAR1")

    assert not is_intact(segment)
    assert rebuild(segment)
    assert is_intact(segment)
