"""The roster of posts: who holds what where since when, Party and administrative side by side."""

from collections import defaultdict

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.columns import Choice, Column, Kind
from mahua.ledger.models import Pseudonym
from mahua.ledger.recording import Entry, record_many, verb
from mahua.members import wording
from mahua.members.facts import PostAppointed
from mahua.members.models import Member, Post
from mahua.members.models.post import OF_KIND, SINGLE
from mahua.organisations.naming import Named
from mahua.organisations.rosters import Changes, Import, offer

SYNONYMS = {
    "secretary": ("党支部书记", "支部书记", "机关党委书记", "党委书记", "党总支书记", "总支书记"),
    "deputy_secretary": ("党支部副书记", "支部副书记", "机关党委副书记", "党委副书记", "党总支副书记", "总支副书记"),
    "fulltime_deputy_secretary": ("机关党委专职副书记", "党委专职副书记"),
    "commissioner": ("支部委员", "支委", "支委委员", "机关党委委员", "党委委员", "总支委员"),
    "cell_leader": ("党小组长", "小组长"),
}
ROLES = tuple(Choice(role, title, SYNONYMS.get(role, ())) for role, title in wording.ROLES.items())
POSTS = (
    Column(
        "organisation", "组织名称", Kind.TEXT, required=True, synonyms=("党组织名称", "任职组织", "单位", "所在组织")
    ),
    Column("name", "姓名", Kind.NAME, required=True, max_length=40),
    Column("external_ref", "原系统编号", Kind.CODE, max_length=40, synonyms=("人员编号", "党员编号")),
    Column("role", "职务", Kind.CHOICE, required=True, choices=ROLES, synonyms=("党内职务", "行政职务", "任职")),
    Column("from_on", "任职日期", Kind.DATE, required=True, allows_month=True, synonyms=("任职时间", "任职起始日期")),
    Column("elected", "是否选举产生", Kind.YES_NO),
)
POSTS_OUT = (*POSTS, Column("until_on", "免职日期", Kind.DATE))


def plan_posts(rows, *, user, on) -> Changes:
    """Posts in organisations the person keeps; the holder is a member by mark, or by name below the organisation's unit."""
    changes = Changes()
    named = Named.seen_by(user)
    by_ref, by_name = _members(user)
    held = {(post.organisation_id, post.role, post.member_id): post for post in _current(user)}
    single = {(post.organisation_id, post.role): post for post in held.values() if post.role in SINGLE}
    taken: dict[tuple, int] = {}
    for number, values in rows:
        organisation = named.find(values["organisation"])
        wrong = _unfit(organisation, values["role"], user)
        member = wrong or _holder(values, organisation, by_ref, by_name)
        if isinstance(member, str):
            changes.fault(number, member)
            continue
        place = (organisation.pk, values["role"])
        wrong = _taken(place, number, member, organisation, single=single, taken=taken)
        if (*place, member.pk) in held:
            changes.same += 1
        elif wrong:
            changes.fault(number, wrong)
        else:
            elected = bool(values.get("elected"))
            post = Post.new(
                member, organisation=organisation, role=values["role"], from_on=values["from_on"], elected=elected
            )
            held[*place, member.pk] = post
            changes.new.append(post)
    return changes


@verb
def apply_posts(changes, *, by, at):
    """Appoint them all: one transaction, all or nothing."""
    if not changes.is_acceptable:
        raise Refused(wording.FILE_HAS_FAULTS)
    Post.objects.bulk_create(changes.new, batch_size=1000)
    aliases = Pseudonym.of_codes([post.member.code for post in changes.new])
    record_many(
        Entry(
            fact=PostAppointed(post=post.code, role=post.role, member=aliases[post.member.code], elected=post.elected),
            organisation=post.organisation,
            by=by,
            at=at,
            occurred_on=post.from_on,
        )
        for post in changes.new
    )


def export_posts(posts):
    """Rows of the export; the queryset brings organisations and members."""
    for post in posts.iterator(chunk_size=1000):
        yield {
            "organisation": post.organisation.name,
            "name": post.member.name,
            "external_ref": post.member.external_ref,
            "role": post.role,
            "from_on": post.from_on,
            "until_on": post.until_on,
            "elected": post.elected,
        }


def _members(user):
    by_ref: dict[str, Member] = {}
    by_name: dict[str, list[Member]] = defaultdict(list)
    for member in (
        Member.objects.visible_to(user).active().only("pk", "code", "name", "path", "external_ref").order_by("path")
    ):
        by_name[member.name].append(member)
        if member.external_ref:
            by_ref[member.external_ref] = member
    return by_ref, by_name


def _current(user):
    return Post.objects.visible_to(user).current().select_related("member").order_by("pk")


def _unfit(organisation, role, user) -> str | None:
    if isinstance(organisation, str):
        return organisation
    if not user.scopes.reaches(organisation.path, may="members.keep_post"):
        return wording.OUT_OF_REACH.format(name=organisation.name)
    if role not in OF_KIND.get(organisation.kind, ()):
        return wording.NOT_A_PLACE_FOR_POST.format(kind=organisation.get_kind_display(), post=wording.ROLES[role])
    return None


def _holder(values, organisation, by_ref, by_name):
    """By mark; else the one of that name in the organisation, or in the unit it belongs to."""
    if values.get("external_ref") in by_ref:
        return by_ref[values["external_ref"]]
    bearing = by_name.get(values["name"], ())
    for top in (organisation.path, organisation.path[:-4]):
        near = [member for member in bearing if member.path.startswith(top)]
        if len(near) == 1:
            return near[0]
        if near:
            return wording.SEVERAL_MEMBERS.format(organisation=organisation.name, name=values["name"], count=len(near))
    return wording.NO_SUCH_MEMBER.format(organisation=organisation.name, name=values["name"])


def _taken(place, number, member, organisation, *, single, taken) -> str | None:
    """Why a post with one holder cannot be given again."""
    _, role = place
    if role not in SINGLE:
        return None
    title = wording.ROLES[role]
    if taken.setdefault(place, number) != number:
        return wording.POST_TWICE.format(organisation=organisation.name, post=title, row=taken[place])
    holder = single.get(place)
    if holder and holder.member_id != member.pk:
        return wording.POST_TAKEN.format(organisation=organisation.name, post=title, holder=holder.member.name)
    return None


offer(
    Import(
        key="posts",
        title="职务名册",
        columns=POSTS,
        plan=plan_posts,
        apply=apply_posts,
        permission="members.keep_post",
        order=40,
    )
)
