"""By when an obligation is to be met, and how it stands on a day."""

from datetime import date, timedelta
from enum import StrEnum

from mahua.rules.months import add_months
from mahua.rules.periods import Period

NOTICE_DAYS = 7  # how long before the due day a page says that it is due; a setting


class Timing(StrEnum):
    """How an obligation that is not yet met stands on a day; nothing here is a judgement of anybody."""

    AHEAD = "ahead"  # its period has not begun
    OPEN = "open"  # there is time
    DUE = "due"  # the due day is near: the last days of the period, or the grace after it
    LATE = "late"  # the due day has passed

    @property
    def label(self) -> str:
        """The word on a page: a period without a record is 未见记录, not a reproach."""
        return LABELS[self]


LABELS = {Timing.AHEAD: "未到期", Timing.OPEN: "可办理", Timing.DUE: "将到期", Timing.LATE: "未见记录"}


def due_on(period: Period, *, grace_months: int = 0, grace_days: int = 0) -> date:
    """The last day on which it is still in time: the period's end, and whole calendar months and days after it."""
    day_after = add_months(period.ends_on + timedelta(days=1), months=grace_months)
    return day_after + timedelta(days=grace_days - 1)


def timing(period: Period, *, due: date, on: date, notice_days: int = NOTICE_DAYS) -> Timing:
    """How an unmet obligation of `period` stands on a day, when it is to be met by `due`."""
    if on < period.starts_on:
        return Timing.AHEAD
    if on > due:
        return Timing.LATE
    near = min(period.ends_on, due) - timedelta(days=notice_days)
    return Timing.DUE if on > near else Timing.OPEN


def counts_as_due(*, due: date, on: date, done: int, required: int) -> bool:
    """Whether it enters the sums of an assessment: it is met, or its due day has passed; otherwise it is still open."""
    return done >= required or on > due
