"""Which facts an ask may want, and in which of them a receiver's answer is held already.

Tasks know the codes of these facts, not the modules that leave them; confidential ones are never asked for.
"""

from collections import defaultdict
from datetime import date

from mahua.ledger.kinds import KINDS
from mahua.ledger.models import Fact

CODES = (
    "branch_assembly.held", "committee_meeting.held", "cell_meeting.held", "party_lecture.held", "theme_day.held",
    "life_meeting.held", "members_review.held", "leading_group_meeting.held", "first_topic.held", "study_session.held",
    "dual_life.held", "problem.closed", "task.closed", "renewal.reported", "unit.staff_counted", "inspection.held",
    "finding.rectified", "measure.reported", "undertaking.ended",
)  # fmt: skip


def wanted_kinds() -> list[tuple[str, str]]:
    """(code, what a clerk calls it) of what may be wanted in this installation."""
    known = [KINDS[code] for code in CODES if code in KINDS]
    return [(kind.code, kind.title) for kind in known if not kind.confidential]


def titles(codes) -> str:
    return "、".join(KINDS[code].title for code in codes if code in KINDS)


def held_by(bodies, wants, *, from_on: date, until_on: date) -> dict[str, dict[str, int]]:
    """{organisation: {kind: how many}} of the facts wanted that are in the ledger already; one query."""
    held: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    if not wants:
        return held
    found = Fact.objects.of(*[body.code for body in bodies]).kinds(*wants).effective().within(from_on, until_on)
    for code, kind in found.filter(confidential=False).values_list("organisation_code", "kind"):
        held[code][kind] += 1
    return held


def holds_all(held: dict[str, int], wants) -> bool:
    return bool(wants) and all(held.get(kind) for kind in wants)
