"""A dissolved organisation holds nobody: home members go first, second memberships and posts end with it."""

from mahua.kernel.errors import Refused
from mahua.ledger.models import Pseudonym
from mahua.ledger.recording import Entry
from mahua.members import wording
from mahua.members.facts import MemberLeftTemporary, PostEnded
from mahua.members.models import Membership, Post
from mahua.organisations.ceasing import ends_with_organisation


@ends_with_organisation
def end_memberships(organisation, *, on, around):
    """Refuse while anybody's relation is held there; end those who took part in a temporary branch (支部条例 第八条)."""
    open_ones = Membership.objects.filter(organisation=organisation, until_on=None)
    at_home = open_ones.home().count()
    if at_home:
        raise Refused(wording.STILL_HAS_MEMBERS.format(name=organisation.name, count=at_home))
    second = list(open_ones.select_related("member").order_by("pk"))
    open_ones.update(until_on=on)
    aliases = Pseudonym.of_codes([membership.member.code for membership in second])
    return [
        Entry(
            fact=MemberLeftTemporary(member=aliases[membership.member.code]),
            organisation=organisation,
            occurred_on=on,
            **around,
        )
        for membership in second
    ]


@ends_with_organisation
def end_posts(organisation, *, on, around):
    """Whoever holds a post there holds it to that day."""
    posts = list(Post.objects.current().filter(organisation=organisation).order_by("rank", "pk"))
    Post.objects.filter(pk__in=[post.pk for post in posts]).update(until_on=on)
    return [
        Entry(fact=PostEnded(post=post.code, role=post.role), organisation=organisation, occurred_on=on, **around)
        for post in posts
    ]
