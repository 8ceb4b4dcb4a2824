"""What a roster is made of: one list of columns serves import, export and the empty template."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """How the cells of a column are read and written."""

    TEXT = "text"  # as typed, trimmed
    NAME = "name"  # a person's or body's name: inner spaces taken out (张 三 → 张三), repeats are pointed out
    CODE = "code"  # half-width, no spaces; never a number
    DATE = "date"
    MOMENT = "moment"  # day and time by the wall clock
    MONTH_DAY = "month-day"
    INTEGER = "integer"
    CHOICE = "choice"
    YES_NO = "yes/no"


class MonthDay(NamedTuple):
    """A day of any year, such as 7月1日; 2月29日 is one."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.month}月{self.day}日"


class Choice(NamedTuple):
    """One permitted answer: what is kept, what is shown, and what else people write for it."""

    value: str
    title: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """One column of a roster: `key` names it for the domain, `title` for people."""

    key: str
    title: str
    kind: Kind = Kind.TEXT
    required: bool = field(default=False, kw_only=True)
    synonyms: tuple[str, ...] = field(default=(), kw_only=True)
    choices: tuple[Choice, ...] = field(default=(), kw_only=True)
    unique: bool = field(default=False, kw_only=True)
    max_length: int | None = field(default=None, kw_only=True)
    allows_month: bool = field(default=False, kw_only=True)  # 2024.03 is enough and means its first day
    example: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", Kind(self.kind))
        object.__setattr__(self, "synonyms", tuple(self.synonyms))
        object.__setattr__(self, "choices", tuple(self.choices))
        if (self.kind is Kind.CHOICE) != bool(self.choices):
            raise ValueError(f"column {self.key}: choices belong to a choice column, and to no other")
