"""How often something is owed (频次)."""

from enum import StrEnum


class Frequency(StrEnum):
    """The rhythm of a rule; `periods.period_of` and `periods.periods_within` give the periods it makes.

    `BELONGS_TO_YEAR` is a year as well, but a fact falls in the year it says it is for, whenever it happened:
    2023年度 life meetings are held in early 2024 (支部条例 第十七条, 第十八条).
    """

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    BELONGS_TO_YEAR = "belongs_to_year"

    @property
    def months(self) -> int:
        """How many months one of its periods lasts."""
        return MONTHS[self]

    @property
    def periods_a_year(self) -> int:
        """How many of its periods make a year."""
        return 12 // MONTHS[self]

    @property
    def label(self) -> str:
        """每月, 每季度, 每半年, 每年, 每年度."""
        return LABELS[self]


MONTHS = {
    Frequency.MONTH: 1,
    Frequency.QUARTER: 3,
    Frequency.HALF: 6,
    Frequency.YEAR: 12,
    Frequency.BELONGS_TO_YEAR: 12,
}
LABELS = {
    Frequency.MONTH: "每月",
    Frequency.QUARTER: "每季度",
    Frequency.HALF: "每半年",
    Frequency.YEAR: "每年",
    Frequency.BELONGS_TO_YEAR: "每年度",
}
