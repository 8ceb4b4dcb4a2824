"""The four outcomes of an indicator for one organisation: an outcome is not always a number."""

from enum import StrEnum


class Outcome(StrEnum):
    """What an indicator found; only the last two enter the sums, as a loss of everything or as a share."""

    NOT_APPLICABLE = "not_applicable"  # nothing of the kind is owed by this body
    NO_DATA = "no_data"  # owed in principle, but nothing to judge by yet: no denominator, not due, not in force
    NOT_DONE = "not_done"  # due, and nothing of it done: zero
    VALUE = "value"

    @property
    def label(self) -> str:
        """The word on a page."""
        return LABELS[self]

    @property
    def counts(self) -> bool:
        """Whether it enters both sums; the others leave both."""
        return self in COUNTED


LABELS = {
    Outcome.NOT_APPLICABLE: "不适用",
    Outcome.NO_DATA: "暂无数据",
    Outcome.NOT_DONE: "应办未办",
    Outcome.VALUE: "已计分",
}
COUNTED = (Outcome.NOT_DONE, Outcome.VALUE)
