"""Days as this district counts them: Asia/Shanghai, whatever the machine's clock says."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


def day_of(at: datetime) -> date:
    """The Shanghai day an instant falls on."""
    return at.astimezone(SHANGHAI).date()


def month_in_words(month: int) -> str:
    """`11` → 十一月."""
    return f"{NUMERALS[month - 1]}月"
