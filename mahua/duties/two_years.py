"""Two years of a responsibility list side by side: what was added, dropped, changed. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from mahua.duties import wording


@dataclass(frozen=True, slots=True)
class Line:
    """One item as far as comparing cares; `before` is the key of last year's item it was carried from."""

    key: int
    title: str
    source: str
    bearer: str
    before: int | None = None

    @property
    def said(self) -> tuple[str, str, str]:
        return (self.title, self.source, self.bearer)


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of the comparison; one side is None where the item stands in one year only."""

    kind: str
    before: Line | None
    after: Line | None

    @property
    def kind_words(self) -> str:
        return wording.DIFFERENCES[self.kind]


def differences(before: Sequence[Line], after: Sequence[Line]) -> list[Difference]:
    """This year's items in order, each beside what it was carried from; then those of last year that nothing goes on from."""
    known = {line.key: line for line in before}
    rows = []
    for line in after:
        old = known.pop(line.before, None) if line.before is not None else None
        if old is None:
            rows.append(Difference("added", None, line))
        else:
            rows.append(Difference("same" if old.said == line.said else "changed", old, line))
    return [*rows, *(Difference("dropped", line, None) for line in known.values())]
