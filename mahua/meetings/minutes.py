"""What is written down about a meeting that took place, ready to be held; members and posts are rows, the rest plain."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Item:
    """One agenda item with its votes; `vote` is a code of wording.VOTES."""

    title: str
    text: str = ""
    vote: str = "information"
    in_favour: int = 0
    against: int = 0
    abstained: int = 0

    @property
    def cast(self) -> int:
        return self.in_favour + self.against + self.abstained

    @property
    def takes_vote(self) -> bool:
        return self.vote != "information"


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One resolution; with a due day it becomes a task. `about` is the opaque code of what it concerns."""

    text: str
    owner: Any = None
    due_on: date | None = None
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Grades:
    """How many full members got which grade in a 民主评议; `reason` only where 优秀 exceeds the cap."""

    excellent: int
    qualified: int
    basically_qualified: int = 0
    unqualified: int = 0
    reason: str = ""

    @property
    def total(self) -> int:
        return self.excellent + self.qualified + self.basically_qualified + self.unqualified


@dataclass(frozen=True, kw_only=True)
class Stand:
    """One candidate of an election: the votes in favour, and the post taken if elected."""

    member: Any
    votes: int
    post: str = "commissioner"


@dataclass(frozen=True, kw_only=True)
class Poll:
    """An election's seats and candidates, as the tellers announced them."""

    seats: int
    stands: tuple[Stand, ...]


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """会议记录. Everybody on the roster is present but those in `absent` (member → reason code).

    `present` replaces the roster where the kind has none: the two of a talk, the leaders of a 双重组织生活.
    `also` are the kinds it counts as at once; `lecturer` is the post of who gave a 党课; `files` are kept as attachments.
    """

    held_on: date
    belongs_to_year: int | None = None
    place: str = ""
    chair: Any = None
    recorder: Any = None
    lecturer: Any = None
    also: tuple[str, ...] | None = None
    absent: dict[Any, str] = field(default_factory=dict)
    present: tuple[Any, ...] = ()
    observers: str = ""
    text: str = ""
    items: tuple[Item, ...] = ()
    decisions: tuple[Decision, ...] = ()
    problems: tuple[str, ...] = ()
    grades: Grades | None = None
    poll: Poll | None = None
    files: tuple[Any, ...] = ()
