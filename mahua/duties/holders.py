"""Who bears what today: posts held, and those who act for a vacant one."""

from collections import defaultdict

from mahua.duties import wording
from mahua.duties.models import ActingHolder, ResponsibilityItem
from mahua.members.models import Post


def holders_of(organisations, *, on):
    """{(organisation key, role): [names]}, acting ones marked; two queries, however many organisations."""
    names = defaultdict(list)
    rows = Post.objects.on(on).filter(organisation__in=organisations).select_related("member").order_by("rank", "pk")
    for post in rows:
        names[post.organisation_id, post.role].append(post.member.name)
    for acting in ActingHolder.objects.on(on).filter(organisation__in=organisations).select_related("member"):
        names[acting.organisation_id, acting.role].append(f"{acting.member.name}（代）")
    return names


def borne_by(member_code, *, on):
    """The items of issued lists that somebody bears today: by a post held, or acting for a vacant one; three queries.

    What the body itself answers for, its head sees too.
    """
    if not member_code:
        return []
    places = set(Post.objects.on(on).filter(member__code=member_code).values_list("organisation_id", "role"))
    places |= set(ActingHolder.objects.on(on).filter(member__code=member_code).values_list("organisation_id", "role"))
    bodies = {organisation for organisation, _ in places}
    rows = ResponsibilityItem.objects.filter(list__organisation__in=bodies, list__state="issued", list__year=on.year)
    heads = {organisation for organisation, role in places if role in wording.HEADS}
    return [
        item
        for item in rows.select_related("list__organisation").order_by("list__path", "list__pk", "number", "pk")
        if (item.list.organisation_id, item.role) in places or (not item.role and item.list.organisation_id in heads)
    ]
