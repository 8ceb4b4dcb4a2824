"""What a temporary branch (临时党支部) may not do: its members keep their home branch (支部条例 第八条)."""

from enum import StrEnum

from mahua.kernel.errors import Refused
from mahua.rules.breaches import Breach, breach_of
from mahua.rules.organisation_kinds import OrganisationKind


class HomeBranchMatter(StrEnum):
    """Matters that stay with the branch a member belongs to."""

    ADMISSION = "admission"
    DISCIPLINE = "discipline"
    DUES = "dues"
    DELEGATES = "delegates"
    TERM_ELECTION = "term_election"

    @property
    def label(self) -> str:
        """The matter's name in the clause."""
        return LABELS[self]


LABELS = {
    HomeBranchMatter.ADMISSION: "发展党员",
    HomeBranchMatter.DISCIPLINE: "处分处置党员",
    HomeBranchMatter.DUES: "收缴党费",
    HomeBranchMatter.DELEGATES: "选举党代表大会代表",
    HomeBranchMatter.TERM_ELECTION: "换届",
}


def temporary_branch_matter(kind: str, *, matter: HomeBranchMatter) -> Breach | None:
    """BR-TEMP: the block that stands against this matter in this kind of organisation, if any."""
    if kind != OrganisationKind.TEMPORARY_BRANCH:
        return None
    remedy = "请由党员组织关系所在的党支部办理。"
    if matter is HomeBranchMatter.TERM_ELECTION:
        remedy = "临时党支部的书记、副书记和委员由批准其成立的党组织指定，请报该党组织办理。"
    return breach_of("BR-TEMP", finding=f"临时党支部一般不办理{matter.label}。", remedy=remedy)


def refuse_for_temporary(kind: str, *, matter: HomeBranchMatter) -> None:
    """Refuse the matter in a temporary branch, with the clause."""
    breach = temporary_branch_matter(kind, matter=matter)
    if breach:
        raise Refused(f"{breach.finding}{breach.remedy}（{breach.clause}）")
