"""Who must be present and how many must agree, per agenda item.

Probationary members and members under 留党察看 have no vote and are not among those entitled; members in 留置 or under
arrest have their rights suspended (选举条例 第五条).
"""

from dataclasses import dataclass

from mahua.kernel.errors import Refused


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether one item may be put to the vote, and how many votes carry it; it explains itself.

    `entitled` 应到会有表决权人数, `present` 实到, `needed_present` the fewest who must be there, `needed_votes` the
    votes in favour that carry.
    """

    item: str
    entitled: int
    present: int
    needed_present: int
    needed_votes: int

    @property
    def may_vote(self) -> bool:
        """Whether enough are present."""
        return self.entitled > 0 and self.present >= self.needed_present

    @property
    def can_carry(self) -> bool:
        """Whether those present could carry the item if all agreed: ten of twenty may vote, but cannot carry."""
        return self.may_vote and self.present >= self.needed_votes

    def carries(self, in_favour: int) -> bool:
        """Whether so many votes in favour carry the item; refused when there are more votes than people."""
        if not 0 <= in_favour <= self.present:
            raise Refused(f"赞成{in_favour}票与实到{self.present}人不相符，请核对票数。")
        return self.may_vote and in_favour >= self.needed_votes

    @property
    def words(self) -> str:
        """The whole finding in Chinese: 应到, 实到, 可否表决, 通过所需票数."""
        counts = f"{self.item}：应到{self.entitled}人，实到{self.present}人，"
        if not self.entitled:
            return counts + "没有应到会人员，不能表决。"
        if not self.may_vote:
            missing = self.needed_present - self.present
            return counts + f"须到{self.needed_present}人方可进行，还差{missing}人，不能表决。"
        votes = f"可以表决；赞成{self.needed_votes}票以上（含）为通过。"
        short = "" if self.can_carry else "实到人数少于所需票数，即使全体赞成也不能通过，建议补足人数后再表决。"
        return counts + votes + short


def branch_assembly(entitled: int, *, present: int) -> Quorum:
    """支部党员大会: half suffices to vote; more than half of all entitled carries (支部条例 第十一条)."""
    return _quorum("支部党员大会", entitled, present=present, needed_present=_half(entitled))


def committee_meeting(members: int, *, present: int) -> Quorum:
    """支委会: half of the committee suffices to meet (支部条例 第十二条); more than half of all its members carries."""
    return _quorum("支委会", members, present=present, needed_present=_half(members))


def admission(entitled: int, *, present: int) -> Quorum:
    """接收预备党员、转正: more than half present, more than half of all entitled in favour (发展党员工作细则)."""
    return _quorum("讨论接收预备党员和转正", entitled, present=present, needed_present=_more_than_half(entitled))


def election(entitled: int, *, present: int) -> Quorum:
    """选举: four fifths present; elected with more than half of all entitled (基层组织选举工作条例)."""
    return _quorum("选举", entitled, present=present, needed_present=-(-entitled * 4 // 5))


def _quorum(item: str, entitled: int, *, present: int, needed_present: int) -> Quorum:
    if not 0 <= present <= entitled:
        raise Refused(f"实到{present}人与应到{entitled}人不相符，请核对人数。")
    return Quorum(item, entitled, present, needed_present, _more_than_half(entitled))


def _half(number: int) -> int:
    return -(-number // 2)


def _more_than_half(number: int) -> int:
    return number // 2 + 1
