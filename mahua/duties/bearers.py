"""Who can owe: organisations with their time, their committee, their cells and the posts that owe in person."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mahua.members.models import Post
from mahua.organisations.models import Organisation
from mahua.rules.duty_rules import Condition, DutyRule, PostRole
from mahua.rules.periods import Period

ROLES_OF_POST = {
    PostRole.SECRETARY: ("secretary", "leading_group_secretary"),
    PostRole.LEADER: ("leading_group_secretary", "leading_group_member"),
}
COMMITTEE_ROLES = (
    "secretary",
    "deputy_secretary",
    "organisation_commissioner",
    "publicity_commissioner",
    "discipline_commissioner",
    "commissioner",
)
COMMITTEE_AT_LEAST = 3  # 支部条例 第二十条: a committee has three members or more


@dataclass(frozen=True, slots=True)
class Held:
    """A post as far as obligations care: its code, its role, and from when to when it is held."""

    code: str
    role: str
    from_on: date
    until_on: date | None

    def on(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A body that may owe, with its time and its posts."""

    code: str
    kind: str
    path: str
    founded_on: date
    dissolved_on: date | None
    go_live_on: date | None
    posts: tuple[Held, ...] = ()
    cells: int = 0

    def stands_throughout(self, period: Period) -> bool:
        """Whether the body was live for the whole period: before go-live nothing is owed, nor for a part of a period."""
        if self.go_live_on is None or max(self.founded_on, self.go_live_on) > period.starts_on:
            return False
        return self.dissolved_on is None or self.dissolved_on >= period.ends_on

    def bears(self, rule: DutyRule, *, on: date) -> Iterator[tuple[str, int]]:
        """(bearer, required) pairs of a rule: '' for the body itself, a post's code where its holder owes."""
        if rule.bearer_post:
            roles = ROLES_OF_POST[rule.bearer_post]
            yield from ((post.code, rule.required) for post in self.posts if post.role in roles and post.on(on))
        elif rule.condition is Condition.HAS_CELLS:
            if self.cells:
                yield "", rule.required * self.cells
        elif rule.condition is Condition.HAS_COMMITTEE:
            if sum(post.role in COMMITTEE_ROLES and post.on(on) for post in self.posts) >= COMMITTEE_AT_LEAST:
                yield "", rule.required
        else:
            yield "", rule.required


def bearers_of(organisations) -> list[Bearer]:
    """The bearers among a queryset of organisations; three queries, however many."""
    rows = list(
        organisations.values_list("id", "code", "kind", "path", "founded_on", "dissolved_on", "go_live_on").order_by(
            "path"
        )
    )
    ids = organisations.order_by().values("id")
    posts = defaultdict(list)
    wanted = (*COMMITTEE_ROLES, "leading_group_secretary", "leading_group_member")
    held = Post.objects.filter(organisation__in=ids, role__in=wanted).order_by("organisation__path", "rank", "id")
    for owner, *post in held.values_list("organisation_id", "code", "role", "from_on", "until_on"):
        posts[owner].append(Held(*post))
    branches = {path for _, _, kind, path, *_ in rows if kind == "branch"}
    cells = (
        Counter(
            path[:-4]
            for path in Organisation.objects.of_kind("cell").standing().values_list("path", flat=True).order_by()
            if path[:-4] in branches
        )
        if branches
        else Counter()
    )
    return [
        Bearer(code, kind, path, founded, dissolved, live, tuple(posts[key]), cells[path])
        for key, code, kind, path, founded, dissolved, live in rows
    ]
