"""What was found off the set-up rules, kept for as long as the ledger says nothing that could change it.

Not a second truth: every change of the tree, of members, posts and terms leaves a fact, and the first such fact makes
the next page count anew. Each process keeps its own few answers.
"""

from dataclasses import dataclass
from datetime import date

from mahua.ledger.models import Fact
from mahua.members.set_up import Finding, findings_on

CHANGING = (
    "organisation.founded", "organisation.renamed", "organisation.moved", "organisation.dissolved",
    "organisation.size_approved", "organisation.units_covered", "unit.staff_counted", "term.began", "term.extended",
    "member.admitted", "member.confirmed", "member.transferred_in", "member.transferred_out", "member.status_changed",
    "member.joined_temporary", "member.left_temporary", "post.appointed", "post.ended",
)  # fmt: skip
MOST = 32


@dataclass(slots=True)
class Known:
    """An answer, and the last fact the ledger held when it was counted or last looked at: (position, digest)."""

    findings: list[Finding]
    last: tuple[int, str]


KEPT: dict[tuple[date, tuple[str, ...]], Known] = {}


def known_findings(day: date, *, below) -> list[Finding]:
    """`findings_on`, counted anew only after a fact that could change it; one to three queries when nothing did."""
    asked = (day, tuple(below))
    last = Fact.objects.order_by("-position").values_list("position", "digest").first()
    known = KEPT.get(asked)
    if known is None or last is None or not _still_true(known, last):
        known = Known(findings_on(day, below=asked[1]), last)
    known.last = last
    KEPT.pop(asked, None)
    if last is not None:
        KEPT[asked] = known
    while len(KEPT) > MOST:
        KEPT.pop(next(iter(KEPT)), None)
    return known.findings


def _still_true(known: Known, last: tuple[int, str]) -> bool:
    """Whether the ledger goes on from where the answer stands without a fact that could change it."""
    if known.last == last:
        return True
    position, digest = known.last
    goes_on = Fact.objects.filter(position=position, digest=digest).exists()
    return goes_on and not Fact.objects.filter(position__gt=position, kind__in=CHANGING).exists()
