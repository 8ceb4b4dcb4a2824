"""How many members a branch may grade 优秀 in its 民主评议: one third at most (支部条例 第十八条).

There is no quota for any other grade; probationary members take part and receive none.
"""

from dataclasses import dataclass
from enum import StrEnum

from mahua.kernel.errors import Refused


class CapBase(StrEnum):
    """Of what the third is taken: notices differ, so that it is a setting; 党员总数 is the default."""

    MEMBERS = "members"
    GRADED = "graded"

    @property
    def label(self) -> str:
        """What the base is called."""
        return "党员总数" if self is CapBase.MEMBERS else "参加评定等次的党员数"


@dataclass(frozen=True, slots=True)
class ReviewCap:
    """The largest number of 优秀 for one review, and what it was computed from."""

    base: CapBase
    counted: int

    @property
    def most(self) -> int:
        """One third of those counted, rounded down."""
        return self.counted // 3

    @property
    def words(self) -> str:
        """The cap, explained."""
        return f"{self.base.label}{self.counted}人，评为优秀的一般不超过三分之一，即不超过{self.most}人。"

    def allows(self, outstanding: int) -> bool:
        """Whether so many 优秀 are within the cap."""
        return outstanding <= self.most

    def check(self, outstanding: int, *, reason: str = "") -> None:
        """Refuse a review above the cap unless a reason is given: the text says 一般."""
        if not self.allows(outstanding) and not reason.strip():
            raise Refused(f"本次评为优秀{outstanding}人。{self.words}请调整等次；确需超出的，请写明理由。")


def review_cap(members: int, *, probationary: int = 0, base: CapBase = CapBase.MEMBERS) -> ReviewCap:
    """The cap for a branch of `members` (probationary included), counted on the chosen base."""
    if not 0 <= probationary <= members:
        raise Refused(f"预备党员{probationary}人与党员总数{members}人不相符，请核对。")
    return ReviewCap(base, members if base is CapBase.MEMBERS else members - probationary)
