"""The thirteen kinds of organisation life: who holds them, who attends, and what one page about them costs."""

from dataclasses import dataclass

from mahua.kernel.errors import Refused
from mahua.meetings import facts, wording
from mahua.rules.temporary_branches import HomeBranchMatter, refuse_for_temporary

BRANCHES = ("branch", "temporary_branch")
BODIES = (*BRANCHES, "general_branch", "party_committee")
LEADING = ("leading_group",)


@dataclass(frozen=True, kw_only=True)
class MeetingKind:
    """`bodies` may hold it; `roster` says who should attend: members, committee, leaders, or the two of a talk.

    `minutes` is the declared cost of the page that records it; `yearly` marks what belongs to a year rather than a day;
    `votes` what takes votes.
    """

    code: str
    bodies: tuple[str, ...]
    roster: str
    shape: type
    minutes: int = 6
    yearly: bool = False
    votes: bool = True

    @property
    def label(self) -> str:
        return wording.KINDS[self.code]


def _kind(code: str, **said) -> MeetingKind:
    return MeetingKind(code=code, **said)


KINDS: dict[str, MeetingKind] = {
    kind.code: kind
    for kind in (
        _kind("branch_assembly", bodies=BRANCHES, roster="members", shape=facts.BranchAssemblyHeld),
        _kind("committee_meeting", bodies=BODIES, roster="committee", shape=facts.CommitteeMeetingHeld),
        _kind("cell_meeting", bodies=("cell", *BRANCHES), roster="members", shape=facts.CellMeetingHeld),
        _kind(
            "party_lecture",
            bodies=(*BODIES, *LEADING),
            roster="members",
            shape=facts.PartyLectureHeld,
            minutes=4,
            votes=False,
        ),
        _kind("theme_day", bodies=BODIES, roster="members", shape=facts.ThemeDayHeld, minutes=4, votes=False),
        _kind("life_meeting", bodies=BODIES, roster="members", shape=facts.LifeMeetingHeld, minutes=8, yearly=True),
        _kind("members_review", bodies=("branch",), roster="members", shape=facts.MembersReviewHeld, yearly=True),
        _kind(
            "election",
            bodies=("branch", "temporary_branch", "general_branch", "party_committee"),
            roster="members",
            shape=facts.ElectionHeld,
            minutes=10,
        ),
        _kind("heart_talk", bodies=BRANCHES, roster="talk", shape=facts.HeartTalkHeld, minutes=1, votes=False),
        _kind("dual_life", bodies=LEADING, roster="leaders", shape=facts.DualLifeHeld, minutes=2, votes=False),
        _kind("first_topic", bodies=LEADING, roster="leaders", shape=facts.FirstTopicHeld, minutes=4),
        _kind("study_session", bodies=LEADING, roster="leaders", shape=facts.StudySessionHeld, minutes=4),
        _kind("leading_group_meeting", bodies=LEADING, roster="leaders", shape=facts.LeadingGroupMeetingHeld),
    )
}

# Kinds one meeting of many may count as at once. The others ask for figures of their own, or for a post.
COMBINABLE = frozenset(
    {
        "branch_assembly",
        "committee_meeting",
        "cell_meeting",
        "party_lecture",
        "theme_day",
        "life_meeting",
        "first_topic",
        "study_session",
        "leading_group_meeting",
        "dual_life",
    }
)

LEADS_OTHERS = COMBINABLE - {"dual_life"} | {"members_review", "election"}


def kinds_of(body_kind: str) -> list[MeetingKind]:
    """The kinds a body of this kind may hold; a temporary branch elects nobody (支部条例 第八条)."""
    barred = {"election"} if body_kind == "temporary_branch" else set()
    return [kind for kind in KINDS.values() if body_kind in kind.bodies and kind.code not in barred]


def check_kinds(organisation, kind, also):
    """Refuse kinds this body does not hold, and combinations that would leave figures out.

    双重组织生活 may be ticked beside any meeting: the leaders who came say by their posts whose duty it meets.
    """
    if "election" in (kind, *also):
        refuse_for_temporary(organisation.kind, matter=HomeBranchMatter.TERM_ELECTION)
    for code in (kind, *(code for code in also if code != "dual_life")):
        if organisation.kind not in KINDS[code].bodies:
            words = {"body": organisation.name, "body_kind": organisation.get_kind_display(), "kind": KINDS[code].label}
            raise Refused(wording.NOT_THIS_BODY.format(**words))
    if also and (kind not in LEADS_OTHERS or not COMBINABLE.issuperset(also) or len({kind, *also}) <= len(also)):
        raise Refused(wording.NOT_COMBINABLE.format(kind=KINDS[kind].label))
