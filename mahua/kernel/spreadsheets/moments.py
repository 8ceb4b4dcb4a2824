"""Day and time as systems export them: 2026-11-23 09:05:33, 2026年11月23日 9时05分, a date cell, a day number with its fraction."""

import re
from datetime import date, datetime, time, timedelta

from mahua.kernel.spreadsheets.characters import half_width
from mahua.kernel.spreadsheets.dates import EPOCH, FIRST_SERIAL, LAST_SERIAL, read_day
from mahua.kernel.spreadsheets.faults import Fault

CLOCK = re.compile(
    r"(?P<half>上午|下午|晚上|[ap]m)?\s*(?P<hour>\d{1,2})[:时点](?P<minute>\d{1,2})?(?:[:分](?P<second>\d{1,2})?)?"
    r"(?:\.\d+)?秒?\s*(?P<half_after>[ap]m)?$",
    re.IGNORECASE,
)
SERIAL = re.compile(r"\d{5}\.\d+")
AFTERNOON = {"下午", "晚上", "pm"}
NOON = 12


def read_moment(cell: object) -> datetime | Fault:
    """An instant by the wall clock of the sender; where no time is written, the beginning of the day."""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    if isinstance(cell, str) and SERIAL.fullmatch(half_width(cell)):
        cell = float(half_width(cell))
    if isinstance(cell, float) and FIRST_SERIAL <= cell < LAST_SERIAL + 1:
        return _midnight(EPOCH) + timedelta(seconds=round(cell * 86400))
    if not isinstance(cell, str):
        return _from_midnight(read_day(cell), time())
    words = half_width(cell)
    found = CLOCK.search(words)
    clock = _clock(found) if found else time()
    if clock is None:
        return Fault(f"“{words}”的时刻不对，请写成 2024-03-01 09:30 的样子")
    return _from_midnight(read_day(words[: found.start()].rstrip(" T,") if found else words), clock)


def _clock(found: re.Match[str]) -> time | None:
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    half = (found["half"] or found["half_after"] or "").lower()
    if half in AFTERNOON and hour < NOON:
        hour += NOON
    elif half == "am" and hour == NOON:
        hour = 0
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def _from_midnight(day: date | Fault, clock: time) -> datetime | Fault:
    return day if isinstance(day, Fault) else datetime.combine(day, clock)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
