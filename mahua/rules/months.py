"""Counting in months, which are not all equally long."""

from calendar import monthrange
from datetime import date


def add_months(day: date, *, months: int) -> date:
    """The same day so many months on (or back, when negative); the month's last day where there is none such.

    2026-08-31 less six months is 2026-02-28.
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day_of_month(day: date) -> date:
    """The last day of the month `day` lies in."""
    return day.replace(day=monthrange(day.year, day.month)[1])
