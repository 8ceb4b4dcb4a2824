"""Long lists in portions: a statement takes only so many parameters (32,766 on SQLite, 65,535 on PostgreSQL)."""

from collections.abc import Iterator, Sequence

BATCH = 500


def batched(whole: Sequence, size: int = BATCH) -> Iterator[Sequence]:
    """`whole` in portions of at most `size`."""
    return (whole[start : start + size] for start in range(0, len(whole), size))
