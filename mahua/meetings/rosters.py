"""Who should attend on a day, by dated memberships and posts: nobody types a head count."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from mahua.kernel.tree_paths import after
from mahua.meetings.kinds import BRANCHES, MeetingKind
from mahua.members.models import Member, Membership, Post
from mahua.members.models.post import COMMITTEE, LEADERS


@dataclass(frozen=True, slots=True)
class Seat:
    """One person who should attend, and whether they may vote: full members do, probationary ones do not."""

    member: Member
    votes: bool


def roster(organisation, *, kind: MeetingKind, on: date) -> list[Seat]:
    """应到人员 of a meeting of this kind in this body on a day, in Chinese order; one query."""
    if kind.roster == "talk":
        return []
    if kind.roster == "leaders" or organisation.kind == "leading_group":
        return _in_post(organisation, LEADERS, on)
    if kind.roster == "committee" or (organisation.kind not in (*BRANCHES, "cell") and kind.code != "election"):
        return _in_post(organisation, COMMITTEE, on)
    return [Seat(member, is_full(member, on=on)) for member in members_of(organisation, on=on)]


def members_of(organisation, *, on: date):
    """Members who belonged to the body, or to a body below it, on a day; of a temporary branch, its second members."""
    kind = Membership.Kind.SECOND if organisation.kind == "temporary_branch" else Membership.Kind.HOME
    there = Membership.objects.on(on).filter(
        kind=kind, organisation__path__gte=organisation.path, organisation__path__lt=after(organisation.path)
    )
    return Member.objects.filter(pk__in=there.values("member")).active().order_by("name_key", "pk")


def is_full(member, *, on: date) -> bool:
    """Whether somebody was a full member on a day."""
    return member.stage == Member.Stage.FULL and (member.confirmed_on is None or member.confirmed_on <= on)


def leading_posts(members, *, on: date) -> list[Post]:
    """The leading posts (党组书记, 成员) the members held on a day: they owe 双重组织生活."""
    posts = Post.objects.on(on).filter(role__in=LEADERS, member__in=members)
    return list(posts.select_related("organisation").order_by("organisation__path", "rank", "pk"))


def lecturers(organisation, *, on: date):
    """Posts whose holders may give a 党课 here: of the body itself, of the bodies above it and of their 党组."""
    tops = [organisation.path[:end] for end in range(4, len(organisation.path) + 1, 4)]
    here = Q(organisation__path__in=tops)
    groups = Q(organisation__kind="leading_group")
    beside = Q()
    for top in tops[1:]:
        beside |= Q(organisation__path__gte=top, organisation__path__lt=after(top))
    of_group = groups & beside if beside else Q(pk__in=())
    return Post.objects.on(on).filter(here | of_group).select_related("organisation", "member").order_by("rank", "pk")


def _in_post(organisation, roles, on) -> list[Seat]:
    posts = Post.objects.on(on).filter(organisation=organisation, role__in=roles)
    rows = posts.select_related("member").order_by("rank", "member__name_key", "pk")
    return [Seat(member, votes=True) for member in dict.fromkeys(post.member for post in rows)]
