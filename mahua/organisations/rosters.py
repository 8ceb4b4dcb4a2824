"""What importing a roster will do, worked out before anything is changed; and the list of rosters the file board offers.

Every module adds its own rosters to IMPORTS; a roster's `plan` reads the database and changes nothing, its `apply` is
one transaction. The same file planned again after it was applied changes nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from mahua.kernel.spreadsheets.columns import Column


@dataclass(frozen=True, kw_only=True)
class Remark:
    """What was noticed about one row of the sheet; a warning does not stop the file."""

    row: int
    words: str
    is_warning: bool = False


@dataclass(kw_only=True)
class Changes:
    """What a file would do: `new` things to make, `changed` ones to bring up to date, how many stay as they are."""

    new: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)
    same: int = 0
    remarks: list[Remark] = field(default_factory=list)

    @property
    def is_acceptable(self) -> bool:
        """All or nothing: one fault stops the whole file."""
        return all(remark.is_warning for remark in self.remarks)

    @property
    def is_empty(self) -> bool:
        return not self.new and not self.changed

    def fault(self, row: int, words: str) -> None:
        self.remarks.append(Remark(row=row, words=words))

    def warn(self, row: int, words: str) -> None:
        self.remarks.append(Remark(row=row, words=words, is_warning=True))


@dataclass(frozen=True, kw_only=True)
class Import:
    """One kind of roster: its columns, what a file of it would do, and doing it.

    `plan(rows, *, user, on)` takes rows of the dry run (number, values) and returns Changes; `apply(changes, *, by, at)`
    carries out acceptable ones. `permission` is what the sender must hold. A `sealed` roster holds what people said of
    themselves: only who may bring it in sees that it came, and no sample or faulty value of it is noted. `senders` are
    the kinds of organisation it comes from; without them the units.
    """

    key: str
    title: str
    columns: Sequence[Column]
    plan: Callable[..., Changes]
    apply: Callable[..., None]
    permission: str
    order: int
    sealed: bool = False
    senders: tuple[str, ...] = ()


IMPORTS: dict[str, Import] = {}


def offer(roster: Import) -> Import:
    """Add a kind of roster to those the file board offers."""
    IMPORTS[roster.key] = roster
    return roster


def seen_by(user) -> list[Import]:
    """Those whose deliveries a person sees: what they may bring in, and with one open roster all the open ones."""
    mine = [each for each in IMPORTS.values() if user.has_perm(each.permission)]
    keeps_open = any(not each.sealed for each in mine)
    seen = [each for each in IMPORTS.values() if each in mine or (keeps_open and not each.sealed)]
    return sorted(seen, key=lambda roster: roster.order)
