"""What organisation life leaves in the ledger: that it was held and with what figures, never who said or voted what.

`belongs_to_year` is the year a life meeting or review counts for; `late_entry` marks what was written down later than
LATE_AFTER_DAYS (补记), which counts fully. In `…AttendedHeld` facts `should_attend` 应到, `present` 实到, `voters`
those of them entitled to vote, `voters_present` the latter who came.
"""

from dataclasses import dataclass

from mahua.ledger.kinds import fact

LATE_AFTER_DAYS = 7


@dataclass(frozen=True, kw_only=True)
class Held:
    """What every meeting says."""

    meeting: str
    belongs_to_year: int
    late_entry: bool = False


@dataclass(frozen=True, kw_only=True)
class Attended(Held):
    """A meeting of many, with its figures."""

    should_attend: int
    present: int
    voters: int
    voters_present: int
    resolutions: int = 0


@fact("branch_assembly.held", title="召开支部党员大会")
class BranchAssemblyHeld(Attended):
    """支部党员大会 (支部条例 第十一条)."""


@fact("committee_meeting.held", title="召开支委会")
class CommitteeMeetingHeld(Attended):
    """支委会 (支部条例 第十二条)."""


@fact("cell_meeting.held", title="召开党小组会")
class CellMeetingHeld(Attended):
    """党小组会 (支部条例 第十三条); stands in the branch's ledger, `cell` says which of its cells met."""

    cell: str = ""


@fact("party_lecture.held", title="上党课")
class PartyLectureHeld(Attended):
    """党课 (支部条例 第十六条); `post` is the post of who gave it, where that discharges a duty of the post."""

    post: str = ""


@fact("theme_day.held", title="开展主题党日")
class ThemeDayHeld(Attended):
    """主题党日 (支部条例 第十六条); `joint` are the codes of the other bodies of a joint one (联合)."""

    joint: tuple[str, ...] = ()


@fact("life_meeting.held", title="召开组织生活会")
class LifeMeetingHeld(Attended):
    """组织生活会 (支部条例 第十七条); `problems` is how many were found."""

    problems: int = 0


@fact("members_review.held", title="开展民主评议党员")
class MembersReviewHeld(Held):
    """民主评议党员 (支部条例 第十八条): counts only, and those per grade only where five or more were graded."""

    members: int
    graded: int
    cap: int
    excellent: int | None = None
    qualified: int | None = None
    basically_qualified: int | None = None
    unqualified: int | None = None


@fact("election.held", title="举行选举", retention_years=100)
class ElectionHeld(Held):
    """选举 (基层组织选举工作条例): 应到, 实到, 应选名额, 候选人数."""

    eligible: int
    present: int
    seats: int
    candidates: int


@fact("heart_talk.held", title="谈心谈话")
class HeartTalkHeld(Held):
    """谈心谈话 (支部条例 第十九条): the two by pseudonym and how they stand to each other; nothing of what was said."""

    pair: str
    talkers: tuple[str, ...]


@fact("dual_life.held", title="双重组织生活")
class DualLifeHeld(Held):
    """双重组织生活: who holds this leading post joined the life of their branch as an ordinary member."""

    post: str


@fact("first_topic.held", title="落实第一议题")
class FirstTopicHeld(Attended):
    """第一议题."""


@fact("study_session.held", title="中心组集体学习")
class StudySessionHeld(Attended):
    """理论学习中心组集体学习研讨 (中心组学习规则)."""


@fact("leading_group_meeting.held", title="党组研究党建")
class LeadingGroupMeetingHeld(Attended):
    """党组会研究党建 (主体责任规定)."""


@fact("resolution.adopted", title="形成决议")
class ResolutionAdopted:
    """A meeting decided something about a matter with a code of its own; `task` is what became of it, if it has a due day.

    Only for resolutions that say what they are about; the words stay with the meeting.
    """

    meeting: str
    meeting_kind: str
    number: int
    about: str
    task: str = ""


@fact("meeting.planned", title="安排会议")
class MeetingPlanned:
    """A meeting is to be held."""

    meeting: str
    meeting_kind: str
    planned_on: str


@fact("meeting.cancelled", title="取消会议")
class MeetingCancelled:
    """A planned meeting will not be held."""

    meeting: str
    meeting_kind: str


@fact("problem.raised", title="查摆问题")
class ProblemRaised:
    """A problem found at a life meeting; what it is stays in the branch."""

    problem: str
    meeting: str


@fact("problem.closed", title="问题整改完成")
class ProblemClosed:
    """A problem found at a life meeting is mended."""

    problem: str
    meeting: str


@fact("ballot.closed", title="无记名投票计票", confidential=True)
class BallotClosed:
    """A secret ballot was counted: how many were entitled and how many ballots came back, nothing of the votes."""

    meeting: str
    ballot: str
    entitled: int
    cast: int
