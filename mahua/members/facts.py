"""What happens to memberships and posts, as facts. People appear as pseudonyms."""

from mahua.ledger.kinds import fact


@fact("member.admitted", title="接收党员", retention_years=100)
class MemberAdmitted:
    """A person's membership is held here from this day: developed here, or on the first roster."""

    member: str
    stage: str


@fact("member.confirmed", title="预备党员转正", retention_years=100)
class MemberConfirmed:
    """A probationary member became a full member."""

    member: str


@fact("member.transferred_in", title="组织关系转入", retention_years=100)
class MemberTransferredIn:
    """Membership is held here from this day; until then the old organisation stays responsible (教育条例 第二十五条)."""

    member: str
    from_organisation: str


@fact("member.transferred_out", title="组织关系转出", retention_years=100)
class MemberTransferredOut:
    """Membership was held here to the day before."""

    member: str
    to_organisation: str


@fact("post.appointed", title="任职", retention_years=100)
class PostAppointed:
    """A post is held from this day; elected, appointed or approved by the superior."""

    post: str
    role: str
    member: str
    elected: bool = False


@fact("post.ended", title="免职", retention_years=100)
class PostEnded:
    """A post was held to this day."""

    post: str
    role: str


@fact("member.joined_temporary", title="参加临时党支部", retention_years=30)
class MemberJoinedTemporary:
    """Takes part in a temporary branch from this day; the home branch stays (支部条例 第八条)."""

    member: str


@fact("member.left_temporary", title="退出临时党支部", retention_years=30)
class MemberLeftTemporary:
    """Took part in a temporary branch to this day."""

    member: str


@fact("member.status_changed", title="党籍状态变动", retention_years=100)
class MemberStatusChanged:
    """A member's standing is another from this day: away, lost, suspended, back, or gone; decided by people."""

    member: str
    status: str
