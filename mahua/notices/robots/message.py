"""What leaves the installation: how many of which kind, and a link. No title, no name, no words of anybody."""

from dataclasses import dataclass
from datetime import datetime

from mahua.notices import wording


@dataclass(frozen=True, slots=True)
class Message:
    """`code` is the same however often it is tried; `counts` are (kind in words, how many), the most first."""

    code: str
    at: datetime
    counts: tuple[tuple[str, int], ...]
    link: str
    is_urgent: bool = False
    is_test: bool = False

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)

    def text(self) -> str:
        """In one line, for a group to read."""
        if self.is_test:
            return wording.TEST_MESSAGE
        kinds = "、".join(f"{words} {count}" for words, count in self.counts)
        said = wording.URGENT_MESSAGE if self.is_urgent else wording.MESSAGE
        return said.format(total=self.total, kinds=kinds) + (wording.SEE.format(link=self.link) if self.link else "")
