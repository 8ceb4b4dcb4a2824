"""合并: several organisations become one on a day; members, posts and what hangs below go over in one transaction."""

from datetime import timedelta

from mahua.kernel.errors import Refused
from mahua.ledger.models import Pseudonym
from mahua.ledger.recording import Entry, record_many, verb
from mahua.members import wording
from mahua.members.facts import MemberTransferredIn, MemberTransferredOut, PostAppointed
from mahua.members.models import Member, Membership, Post
from mahua.organisations.happening import refuse_future

ONE_DAY = timedelta(days=1)
STAFF = "party_affairs_staff"


@verb
def merge(predecessors, *, into, on, by, at, for_=None):
    """From `on` the predecessors are one with `into`: the day before is their last, `into` succeeds them.

    Members go over with a transfer in both ledgers, organisations below hang under `into`. Posts in the predecessors
    end: Party affairs staff take theirs up again in `into`, committees do not, since the merged body elects anew.
    """
    _refuse_unfit(predecessors, into=into, on=on, at=at)
    around = {"by": by, "at": at, "for_": for_}
    entries = []
    for predecessor in predecessors:
        for child in predecessor.children():
            child.move(into, on=on, **around)
        entries += _go_over(predecessor, into=into, on=on, around=around)
        entries += predecessor.cease(on=on - ONE_DAY, successors=[into], **around)
        entries += _keep_staff(predecessor, into=into, on=on, around=around)
    into.refresh_from_db()
    record_many(entries)


def _refuse_unfit(predecessors, *, into, on, at):
    refuse_future(on, at=at)
    if not predecessors:
        raise Refused(wording.MERGED_ONE_ONLY)
    for each in (into, *predecessors):
        if not each.is_elected or each.kind != into.kind:
            raise Refused(wording.MERGED_KIND.format(name=each.name, kind=each.get_kind_display()))
    if into.pk in {each.pk for each in predecessors}:
        raise Refused(wording.MERGED_WITH_ITSELF)
    if len({each.pk for each in predecessors}) < len(predecessors):
        raise Refused(wording.MERGED_ONE_ONLY)
    if any(into.path.startswith(each.path) for each in predecessors):
        raise Refused(wording.MERGED_WITH_ITSELF)


def _go_over(predecessor, *, into, on, around):
    """The memberships held in `predecessor` continue in `into`; returns the facts for both ledgers."""
    held = Membership.objects.home().filter(organisation=predecessor, until_on=None)
    late = held.filter(from_on__gte=on).select_related("member").first()
    if late:
        raise Refused(wording.NOT_BEFORE_JOINED.format(name=late.member.name, day=late.from_on))
    members = list(Member.objects.filter(pk__in=held.values("member")).order_by("name_key", "pk"))
    aliases = Pseudonym.of_codes([member.code for member in members])
    held.update(until_on=on - ONE_DAY)
    Membership.objects.bulk_create(Membership(member=member, organisation=into, from_on=on) for member in members)
    Member.objects.filter(pk__in=[member.pk for member in members]).update(organisation=into, path=into.path)
    out = [
        Entry(
            fact=MemberTransferredOut(member=aliases[member.code], to_organisation=into.code),
            organisation=predecessor,
            occurred_on=on,
            **around,
        )
        for member in members
    ]
    in_ = [
        Entry(
            fact=MemberTransferredIn(member=aliases[member.code], from_organisation=predecessor.code),
            organisation=into,
            occurred_on=on,
            **around,
        )
        for member in members
    ]
    return out + in_


def _keep_staff(predecessor, *, into, on, around):
    """Party affairs staff of the predecessor hold the same post in `into`, unless they hold it there already."""
    ended = Post.objects.filter(organisation=predecessor, role=STAFF, until_on=on - ONE_DAY).select_related("member")
    there = set(Post.objects.current().filter(organisation=into, role=STAFF).values_list("member_id", flat=True))
    posts = [
        Post.new(post.member, organisation=into, role=STAFF, from_on=on)
        for post in ended
        if post.member_id not in there
    ]
    Post.objects.bulk_create(posts)
    return [
        Entry(
            fact=PostAppointed(post=post.code, role=STAFF, member=Pseudonym.of(post.member)),
            organisation=into,
            occurred_on=on,
            **around,
        )
        for post in posts
    ]
