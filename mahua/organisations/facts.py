"""What happens to organisations, as facts. Codes and numbers only."""

from mahua.ledger.kinds import fact


@fact("organisation.founded", title="组织成立", retention_years=100)
class OrganisationFounded:
    """An organisation exists from this day; `about` is the code of the matter a temporary branch was set up for."""

    organisation_kind: str
    parent: str
    about: str | None = None


@fact("organisation.renamed", title="组织更名", retention_years=100)
class OrganisationRenamed:
    """An organisation bears another name from this day; its code stays."""

    organisation: str


@fact("organisation.moved", title="组织划转", retention_years=100)
class OrganisationMoved:
    """An organisation hangs elsewhere in the tree from this day, with all below it."""

    from_parent: str
    to_parent: str


@fact("organisation.dissolved", title="组织撤销", retention_years=100)
class OrganisationDissolved:
    """The organisation's last day; it owes to that day and no further."""

    successors: tuple[str, ...] = ()


@fact("term.began", title="新一届开始", retention_years=100)
class TermBegan:
    """A term of office began: elected, or imported as the opening term."""

    began_on: str
    expires_on: str
    opening: bool = False


@fact("term.extended", title="延期换届获批", retention_years=100)
class TermExtended:
    """The superior organisation allowed a later election, at most a year (支部条例 第二十一条)."""

    extended_until: str


@fact("unit.staff_counted", title="机关工作人员数")
class StaffCounted:
    """How many a unit employs, and how many of them do Party work only (机关条例 第三十条)."""

    staff: int
    fulltime_party_staff: int
    has_dedicated_person: bool


@fact("organisation.size_approved", title="批准规模较小的党组织", retention_years=100)
class SmallSizeApproved:
    """The superior allowed it below the usual number of members (机关条例 第五条, 第六条)."""

    organisation: str


@fact("organisation.units_covered", title="联合党支部覆盖单位")
class UnitsCovered:
    """Which units' members a joint branch gathers from now on (支部条例 第五条)."""

    units: tuple[str, ...]


@fact("organisation.went_live", title="启用")
class OrganisationWentLive:
    """From this day the organisation owes; before it nothing is late."""

    go_live_on: str


@fact("leadership.began", title="领导关系", retention_years=100)
class LeadershipBegan:
    """One organisation leads or guides another from this day (机关条例 第三十三条, 第三十四条)."""

    superior: str
    relation: str


@fact("renewal.reminded", title="换届提醒", retention_years=30)
class RenewalReminded:
    """The superior reminded, six months before the term ends (支部条例 第二十一条)."""

    expires_on: str


@fact("renewal.requested", title="换届请示", retention_years=30)
class RenewalRequested:
    """The organisation asked its superior for leave to hold the election."""

    expires_on: str


@fact("renewal.approved", title="换届批复", retention_years=30)
class RenewalApproved:
    """The superior organisation allowed the election."""

    expires_on: str
    approver: str


@fact("renewal.elected", title="换届选举", retention_years=100)
class RenewalElected:
    """The new committee or secretary was elected; `meeting` is empty for an election minuted on paper only."""

    expires_on: str
    meeting: str = ""


@fact("renewal.reported", title="选举结果报告", retention_years=30)
class RenewalReported:
    """The result was reported to the superior for approval and filing (支部条例 第二十一条)."""

    expires_on: str
