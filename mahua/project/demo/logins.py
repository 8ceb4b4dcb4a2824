"""One log-in for each role of the 示例区."""

from django.contrib.auth.hashers import make_password

from mahua.access.models import Assignment, User
from mahua.project.accounts import DemoAccount
from mahua.project.demo.undertakings_words import HEADS

BUSINESS = "business"
PASSWORD = "Mahua-demo-2026"  # noqa: S105 (of the demo only, printed at every start)


def open_accounts(rng, district, organisations, roll, story, *, at, from_on) -> list[DemoAccount]:
    """An account and its role for everybody the README introduces; the secretary is also a member, as in life."""
    unit = story.unit
    head = next(node for node in unit.children if node.kind in ("party_committee", "general_branch"))
    group = next(node for node in unit.children if node.kind == "leading_group")
    people = roll.members[story.hero.code]
    secretary = next(post.member for post in roll.posts[story.hero.code] if post.role == "secretary")
    leader = roll.posts[group.code][0].member
    recorder = next((post.member for post in roll.posts[story.hero.code][1:]), people[1])
    plain = next(member for member in reversed(people) if member not in (secretary, recorder))
    cast = [
        ("branch_secretary", "secretary", secretary, story.hero),
        ("branch_recorder", "recorder", recorder, story.hero),
        ("committee_clerk", "clerk", None, head),
        ("unit_leader", "leader", leader, unit),
        ("working_committee", "committee", None, district),
        ("member", "member", plain, story.hero),
        ("unit_administrator", "unitadmin", None, unit),
        ("system_administrator", "sysadmin", None, district),
        ("security_administrator", "secadmin", None, district),
        ("audit_administrator", "audit", None, district),
    ]
    hashed = make_password(PASSWORD)
    opened = []
    for role, username, person, node in cast:
        organisation = organisations[node.code]
        user = _open(rng, role, username, person, organisation, hashed, at)
        Assignment.grant(user, role=role, organisation=organisation, from_on=from_on, by=None, at=at)
        if person and role != "member":
            home = person.organisation
            Assignment.grant(user, role="member", organisation=home, from_on=from_on, by=None, at=at)
        words = user.assignments.first().get_role_display()
        opened.append(
            DemoAccount(role=role, username=username, password=PASSWORD, name=words, organisation=organisation.name)
        )
    owner = User.objects.get(username=BUSINESS)
    words = owner.assignments.first().get_role_display()
    opened.append(
        DemoAccount(
            role="business_head",
            username=BUSINESS,
            password=PASSWORD,
            name=words,
            organisation=organisations[unit.code].name,
        )
    )
    return opened


def open_business_heads(rng, units, *, hero, at, from_on) -> dict[str, User]:
    """Who answers for the business of each unit, by its code; only that of the story's unit can log in."""
    heads = {}
    for place, unit in enumerate(units):
        is_hero = unit.code == hero.code
        name = NAMES["business_head"] if is_hero else HEADS[place % len(HEADS)]
        username = BUSINESS if is_hero else f"{BUSINESS}{place}"
        user = _open(rng, name, username, None, unit, make_password(PASSWORD if is_hero else None), at)
        Assignment.grant(user, role="business_head", organisation=unit, from_on=from_on, by=None, at=at)
        heads[unit.code] = user
    return heads


def open_call_accounts(rng, cast, *, at, from_on) -> list[DemoAccount]:
    """Those who call, dispatch, answer and call back."""
    hashed = make_password(PASSWORD)
    opened = []
    for role, username, organisation in (
        ("community_clerk", "community", cast.home),
        ("street_clerk", "street", cast.street),
        ("unit_responder", "unit", cast.hero),
        ("dispatcher", "dispatcher", cast.district),
        ("call_backer", "callback", cast.district),
    ):
        user = _open(rng, role, username, None, organisation, hashed, at)
        Assignment.grant(user, role=role, organisation=organisation, from_on=from_on, by=None, at=at)
        words = user.assignments.first().get_role_display()
        opened.append(
            DemoAccount(role=role, username=username, password=PASSWORD, name=words, organisation=organisation.name)
        )
    return opened


DUTIES = {"system_administrator": "system", "security_administrator": "security", "audit_administrator": "audit"}
NAMES = {
    "committee_clerk": "宋清和",
    "working_committee": "杜明远",
    "business_head": "韩致远",
    "unit_administrator": "江晓岚",
    "system_administrator": "方立新",
    "security_administrator": "石慧敏",
    "audit_administrator": "白若兰",
    "community_clerk": "林小满",
    "street_clerk": "周远航",
    "unit_responder": "沈思齐",
    "dispatcher": "何立夏",
    "call_backer": "叶知秋",
}


def _open(rng, role, username, person, organisation, hashed, at):
    return User.objects.create(
        code=rng.code("u"),
        username=username,
        name=person.name if person else NAMES.get(role, role),
        duty=DUTIES.get(role, "business"),
        path=organisation.path,
        member_code=person.code if person else "",
        password=hashed,
        password_changed_at=at,
    )
