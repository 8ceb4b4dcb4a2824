"""Who can owe: organisations with their time, their committee, their cells and the posts that owe in person."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat

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
BEARING_ROLES = (*COMMITTEE_ROLES, "leading_group_secretary", "leading_group_member")
NAMED_AT_MOST = 5000  # beyond it, reading all posts is cheaper than naming the bodies, and SQLite has a limit
AFTER_EVERY_SEGMENT = "{"  # sorts behind every digit of a path
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


def bearing(organisations):
    """A queryset of organisations with what bearers need beside their row: how many cells a branch is divided into."""
    below = (
        Organisation.objects.of_kind("cell")
        .standing()
        .filter(path__gt=OuterRef("path"), path__lt=Concat(OuterRef("path"), Value(AFTER_EVERY_SEGMENT)))
    )
    counted = below.order_by().annotate(one=Value(1)).values("one").annotate(number=Count("pk")).values("number")
    cells = Case(When(kind="branch", then=Coalesce(Subquery(counted), 0)), default=0)
    return organisations.annotate(cells=cells)


def bearers_of(organisations) -> list[Bearer]:
    """The bearers among organisations that `bearing` has annotated; one query, however many."""
    posts = defaultdict(list)
    held = Post.objects.filter(role__in=BEARING_ROLES)
    if len(organisations) <= NAMED_AT_MOST:
        held = held.filter(organisation__in=[each.pk for each in organisations])
    for owner, *post in held.order_by("rank", "pk").values_list(
        "organisation_id", "code", "role", "from_on", "until_on"
    ):
        posts[owner].append(Held(*post))
    return [
        Bearer(
            each.code,
            each.kind,
            each.path,
            each.founded_on,
            each.dissolved_on,
            each.go_live_on,
            tuple(posts[each.pk]),
            each.cells,
        )
        for each in organisations
    ]
