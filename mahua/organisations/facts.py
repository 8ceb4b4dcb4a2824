"""What happens to organisations, as facts. Codes and numbers only."""

from mahua.ledger.kinds import fact


@fact("organisation.founded", title="组织成立", retention_years=100)
class OrganisationFounded:
    """An organisation exists from this day."""

    organisation_kind: str
    parent: str


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
