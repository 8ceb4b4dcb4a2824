"""Candidates of an election: how many there must be, and who of them is elected (基层组织选举工作条例)."""

from collections.abc import Mapping
from dataclasses import dataclass

from mahua.kernel.errors import Refused
from mahua.rules.quorum import election

DELEGATES_FROM = 500


def candidates_needed(seats: int) -> int:
    """The fewest candidates: one fifth more than the seats, rounded up (差额不少于20%)."""
    return -(-seats * 6 // 5)


def may_use_delegates(members: int) -> bool:
    """Whether a delegates' meeting may elect, with approval: from 500 members (选举条例 第四条)."""
    return members >= DELEGATES_FROM


def check_candidates(candidates: int, *, seats: int) -> None:
    """Refuse a list that is too short for its seats."""
    needed = candidates_needed(seats)
    if candidates < needed:
        raise Refused(
            f"应选{seats}人，候选人现有{candidates}人，差额不少于20%，候选人应不少于{needed}人，请补充候选人。"
        )


@dataclass(frozen=True, slots=True)
class Returned:
    """Who was elected; `tied` at the last seats must be voted on again; `vacant` seats are still to be filled."""

    elected: tuple[str, ...]
    tied: tuple[str, ...]
    vacant: int


def returned(votes: Mapping[str, int], *, seats: int, entitled: int, present: int) -> Returned:
    """The result of one ballot: votes in favour per candidate's code.

    Elected is who has more than half of all entitled, by votes where there are more of them than seats; those equal at
    the last seat are voted on again. Refused without the four fifths present, or with more votes than people.
    """
    quorum = election(entitled, present=present)
    if not quorum.may_vote:
        raise Refused(quorum.words)
    passed = sorted((code for code in votes if quorum.carries(votes[code])), key=lambda code: (-votes[code], code))
    if len(passed) <= seats:
        return Returned(tuple(passed), (), seats - len(passed))
    last = votes[passed[seats - 1]]
    if votes[passed[seats]] < last:
        return Returned(tuple(passed[:seats]), (), 0)
    elected = tuple(code for code in passed if votes[code] > last)
    tied = tuple(code for code in passed if votes[code] == last)
    return Returned(elected, tied, seats - len(elected))
