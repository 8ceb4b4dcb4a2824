"""What the yearly assessment leaves in the ledger: that it was taken, which star a body was given, that it appealed.

Scores are not facts: they can be made again from the snapshot, and a ledger page is open to those above.
"""

from mahua.ledger.kinds import fact


@fact("snapshot.taken", title="进行年度考核", retention_years=30)
class SnapshotTaken:
    """An assessment of `year` as of a day, from what was recorded up to `cursor`; `again` marks a second one."""

    snapshot: str
    year: int
    as_of: str
    cursor: int
    scheme: str
    organisations: int
    again: bool = False


@fact("star.confirmed", title="确定星级", retention_years=30)
class StarConfirmed:
    """A person gave a body its star for a year (0: none); `proposed` is what the thresholds said, absent if nothing."""

    snapshot: str
    year: int
    star: int
    proposed: int | None = None


@fact("star.revised", title="调整星级", retention_years=30)
class StarRevised:
    """After an appeal the star became another."""

    snapshot: str
    year: int
    star: int
    before: int


@fact("appeal.raised", title="提出申诉")
class AppealRaised:
    """A body does not agree with its star; the words stay with the appeal."""

    appeal: str
    snapshot: str


@fact("appeal.answered", title="答复申诉")
class AppealAnswered:
    """A person answered; `changed` says whether the star became another."""

    appeal: str
    snapshot: str
    changed: bool
