"""The members, posts and leaders of the 示例区."""

from dataclasses import dataclass
from datetime import date, timedelta

from mahua.ledger.batches import insert_rows
from mahua.ledger.models import Pseudonym
from mahua.ledger.recording import Entry
from mahua.members import wording
from mahua.members.facts import MemberAdmitted, PostAppointed
from mahua.members.models import Member, Membership, Post
from mahua.members.sort_key import sort_key
from mahua.project.demo import names
from mahua.project.demo.settling import morning, record_in_chunks

RANKS = {role: place for place, role in enumerate(wording.ROLES)}
COMMITTEE_FROM = 7  # 支部条例 第二十条
BRANCH_COMMITTEE = ("secretary", "organisation_commissioner", "publicity_commissioner", "discipline_commissioner")
UPPER_COMMITTEE = (*BRANCH_COMMITTEE, "deputy_secretary")
HEAD_LEADS, OF_NO_PARTY = 3, 5  # of so many units in a row: whose head is secretary, whose head is no member
PROBATIONARY = 0.025
CHUNK = 5000


@dataclass(frozen=True)
class Roll:
    """Everybody who was enrolled: members by branch code, posts by organisation code."""

    members: dict[str, list[Member]]
    posts: dict[str, list[Post]]


def enrol(rng, district, organisations, *, go_live_on: date) -> Roll:
    """Members of every branch; those of a divided branch belong to its cells only by name, not by relation."""
    members: dict[str, list[Member]] = {}
    for node in district.walk():
        if node.kind == "branch":
            home = organisations[node.code]
            members[node.code] = [_member(rng, home, go_live_on, first=place < 3) for place in range(node.size)]
    everybody = [member for branch in members.values() for member in branch]
    insert_rows(everybody, known_by="code")
    insert_rows([Membership(member=each, organisation=each.organisation, from_on=each.joined_on) for each in everybody])
    aliases = _aliases(everybody)
    for each in everybody:
        each.alias_in_facts = aliases[each.code]
    record_in_chunks(
        Entry(
            fact=MemberAdmitted(member=aliases[each.code], stage=each.stage),
            organisation=each.organisation,
            by=None,
            at=morning(go_live_on),
            occurred_on=each.joined_on,
        )
        for each in everybody
    )
    posts = _fill_posts(rng, district, organisations, members)
    _record_posts(posts, aliases, go_live_on)
    return Roll(members, posts)


def _member(rng, home, go_live_on, *, first):
    joined_on = go_live_on - timedelta(days=rng.randrange(400, 12_000))
    probationary = not first and rng.random() < PROBATIONARY
    if probationary:
        joined_on = go_live_on - timedelta(days=rng.randrange(10, 200))
    joined_on = max(joined_on, home.founded_on)
    name = names.person(rng)
    return Member(
        code=rng.code("m"),
        name=name,
        name_key=sort_key(name),
        organisation=home,
        path=home.path,
        stage="probationary" if probationary else "full",
        joined_on=joined_on,
        confirmed_on=None if probationary else joined_on + timedelta(days=365),
        office_phone=f"8{rng.randrange(1000000, 9999999)}",
    )


def _aliases(everybody):
    codes = [member.code for member in everybody]
    aliases = {}
    for start in range(0, len(codes), CHUNK):
        aliases |= Pseudonym.of_codes(codes[start : start + CHUNK])
    return aliases


def _fill_posts(rng, district, organisations, members):
    posts: dict[str, list[Post]] = {}
    for place, unit in enumerate(node for node in district.children if node.kind == "unit"):
        branches = [node for node in unit.walk() if node.kind == "branch"]
        heads = [node for node in unit.walk() if node.kind in ("party_committee", "general_branch")]
        people = members[branches[0].code]
        group = next(node for node in unit.children if node.kind == "leading_group")
        leaders = people[: group.size]
        posts[group.code] = _appoint(
            rng,
            organisations[group.code],
            zip(("leading_group_secretary", *["leading_group_member"] * 9), leaders),  # noqa: B905
        )
        head = None if place % 9 == OF_NO_PARTY else leaders[0]
        posts[unit.code] = _appoint(rng, organisations[unit.code], [("administrative_head", head)] if head else [])
        for above in heads:
            chosen = [leaders[1], *(members[branch.code][0] for branch in branches[1:5])]
            posts[above.code] = _appoint(rng, organisations[above.code], zip(UPPER_COMMITTEE, chosen))  # noqa: B905
        for branch in branches:
            if branch.uncommitted:
                posts[branch.code] = _appoint(rng, organisations[branch.code], [("secretary", members[branch.code][0])])
                continue
            leads = place % 7 == HEAD_LEADS  # the head is the branch's own secretary
            pairs = _branch_posts(members[branch.code], deputy=None if leads else head)
            posts[branch.code] = _appoint(rng, organisations[branch.code], pairs)
    return posts


def _branch_posts(people, *, deputy):
    """A secretary everywhere; a committee where seven full members or more (支部条例 第二十条).

    The unit's head, where a member here, serves as deputy secretary: 一岗双责.
    """
    full = [member for member in people if member.stage == "full"]
    own = [member for member in full if member is not deputy]
    pairs = list(zip(BRANCH_COMMITTEE if len(full) >= COMMITTEE_FROM else BRANCH_COMMITTEE[:1], own, strict=False))
    return [*pairs, ("deputy_secretary", deputy)] if deputy in full else pairs


def _appoint(rng, organisation, pairs):
    since = max(organisation.founded_on, date(2024, 1, 8) + timedelta(days=rng.randrange(300)))
    return [
        Post(
            code=rng.code("t"),
            organisation=organisation,
            member=member,
            role=role,
            rank=RANKS[role],
            elected=organisation.kind in ("branch", "general_branch", "party_committee"),
            from_on=max(since, member.joined_on),
        )
        for role, member in pairs
    ]


def _record_posts(posts, aliases, go_live_on):
    everything = [post for held in posts.values() for post in held]
    insert_rows(everything, known_by="code")
    record_in_chunks(
        Entry(
            fact=PostAppointed(post=post.code, role=post.role, member=aliases[post.member.code], elected=post.elected),
            organisation=post.organisation,
            by=None,
            at=morning(go_live_on),
            occurred_on=post.from_on,
        )
        for post in everything
    )
