"""Days, times and durations of a clock in the words of a page."""

from datetime import date, datetime, timedelta

WEEKDAYS = "一二三四五六日"
HOUR = 60
MIDNIGHT = "24:00"


def weekday(day: date) -> str:
    """周二."""
    return f"周{WEEKDAYS[day.weekday()]}"


def day_in_words(day: date, *, after: date | None = None) -> str:
    """11月17日; only 18日 after a day of the same month, and with its year after one of another year."""
    if after is not None and (after.year, after.month) == (day.year, day.month):
        return f"{day.day}日"
    year = f"{day.year}年" if after is not None and after.year != day.year else ""
    return f"{year}{day.month}月{day.day}日"


def days_in_words(first: date, last: date, *, after: date | None = None) -> str:
    """11月21–22日, 9月30日–10月1日; of one day only that day."""
    begins = day_in_words(first, after=after)
    if first == last:
        return begins
    if (first.year, first.month) == (last.year, last.month):
        begins = begins.removesuffix("日")
    return f"{begins}–{day_in_words(last, after=first)}"


def moment_in_words(at: datetime) -> str:
    """2026年11月17日 周二 15:30."""
    return f"{at.year}年{day_in_words(at.date())} {weekday(at.date())} {clock_time(at)}"


def clock_time(at: datetime) -> str:
    """9:00, or 9:00:20 when there are seconds."""
    return f"{at:%-H:%M:%S}" if at.second else f"{at:%-H:%M}"


def between(from_at: datetime, until_at: datetime) -> str:
    """15:30–18:00; a stretch to the end of a day ends at 24:00."""
    ends = MIDNIGHT if until_at.date() > from_at.date() else clock_time(until_at)
    return f"{clock_time(from_at)}–{ends}"


def hours_in_words(duration: timedelta) -> str:
    """48 分钟, 7 小时, 1.2 小时: tenths of an hour, half up."""
    minutes = int(duration.total_seconds()) // 60
    if minutes < HOUR:
        return f"{minutes} 分钟"
    whole, tenth = divmod((minutes * 10 + HOUR // 2) // HOUR, 10)
    return f"{whole}.{tenth} 小时" if tenth else f"{whole} 小时"


def minutes_in_words(duration: timedelta) -> str:
    """150 分钟, or 149 分 40 秒 to the second."""
    minutes, seconds = divmod(int(duration.total_seconds()), 60)
    return f"{minutes} 分 {seconds} 秒" if seconds else f"{minutes} 分钟"
