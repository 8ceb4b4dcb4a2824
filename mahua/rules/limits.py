"""A limit: how long something may take, and whether that is natural or working time."""

from dataclasses import dataclass

from mahua.kernel.errors import Refused
from mahua.rules.office_hours import OfficeHours

HOUR = 60
DAY = 24 * HOUR
TEN_YEARS = 3660 * DAY


@dataclass(frozen=True, slots=True)
class Limit:
    """Natural minutes run day and night; working minutes only in office hours of working days."""

    minutes: int
    natural: bool

    def __post_init__(self) -> None:
        if not 0 < self.minutes <= TEN_YEARS:
            raise Refused(f"时限须在 1 至 {TEN_YEARS} 分钟之间。")

    @classmethod
    def workdays(cls, count: int, *, hours: OfficeHours | None = None) -> "Limit":
        """So many whole working days of an office with these hours."""
        return cls(count * (hours or OfficeHours()).minutes_a_day, natural=False)

    @property
    def in_words(self) -> str:
        """`4 个工作小时`, `7 个自然日`, `15 分钟（自然时间）`: whose time it is always stands there."""
        return self.words()

    def words(self, *, hours: OfficeHours | None = None) -> str:
        """In words for an office with its own hours, whose working day may be longer or shorter.

        24 natural hours are not called a day, which some would read as "until midnight".
        """
        sort = "自然" if self.natural else "工作"
        a_day = DAY if self.natural else (hours or OfficeHours()).minutes_a_day
        days, rest = divmod(self.minutes, a_day)
        if not rest and (days > 1 or not self.natural):
            return f"{days} 个{sort}日"
        whole, odd = divmod(self.minutes, HOUR)
        if not odd:
            return f"{whole} 个{sort}小时"
        if whole <= 1:
            return f"{self.minutes} 分钟（{sort}时间）"
        return f"{whole} 个{sort}小时 {odd} 分钟"
