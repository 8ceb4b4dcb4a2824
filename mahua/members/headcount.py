"""How many members and posts each organisation has on a day: grouped by the database, rolled up by path.

A member of a cell is a member of its branch, and of everything above. A temporary branch counts those who take part in
it as a second membership; they are counted above it only through their home branch.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, IntegerField, Q, Sum, When

from mahua.kernel.tree_paths import WIDTH, after, ancestors
from mahua.members.models import Membership, Post
from mahua.members.models.post import COMMITTEE, LEADERS
from mahua.organisations.models import Organisation, Placement

DEPUTIES = ("deputy_secretary", "fulltime_deputy_secretary")
ONE, NONE = 1, 0


@dataclass(slots=True)
class Place:
    """One organisation as it stood on a day, with what is counted of it."""

    key: int
    code: str
    kind: str
    form: str
    name: str
    path: str
    parent: "Place | None" = None
    unit: "Place | None" = None
    formal_members: int = 0
    members: int = 0
    committee_members: int = 0
    secretaries: int = 0
    deputy_secretaries: int = 0
    leaders: int = 0


@dataclass(frozen=True, slots=True)
class Posts:
    """Posts of one organisation on a day; a person with two committee posts is one committee member."""

    committee_members: int
    secretaries: int
    deputy_secretaries: int
    leaders: int


def places_on(day: date, *, below: Iterable[str] = ("",)) -> dict[str, Place]:
    """Every organisation that stood on `day` under one of the paths (today's), by its path of that day; one query."""
    rows = (
        Placement.objects.on(day)
        .filter(_under(below), organisation__in=Organisation.objects.existing_on(day))
        .order_by("path")
        .values_list(
            "organisation_id", "organisation__code", "organisation__kind", "organisation__form", "name", "path"
        )
    )
    places = {path: Place(key, code, kind, form, name, path) for key, code, kind, form, name, path in rows.iterator()}
    for path, place in places.items():
        place.parent = places.get(path[:-WIDTH])
        place.unit = place if place.kind == "unit" else place.parent.unit if place.parent else None
    return places


def count_into(places: Mapping[str, Place], *, day: date, below: Iterable[str] = ("",)) -> None:
    """Fill in the members and posts of `places` (those `below`) as of `day`: three queries, however many places."""
    here = _under(below)
    by_key = {place.key: place for place in places.values()}
    for key, kind, formal, members in _memberships(day, here):
        place = by_key.get(key)
        if place:
            for each in _gaining(place, kind, places):
                each.formal_members += formal
                each.members += members
    for key, posts in _posts(day, here):
        place = by_key.get(key)
        if place:
            place.committee_members, place.secretaries = posts.committee_members, posts.secretaries
            place.deputy_secretaries, place.leaders = posts.deputy_secretaries, posts.leaders


def _gaining(place: Place, kind: str, places: Mapping[str, Place]) -> Iterator[Place]:
    yield place
    if kind == Membership.Kind.HOME:
        yield from (places[path] for path in ancestors(place.path) if path in places)


def _under(below: Iterable[str]) -> Q:
    condition = Q()
    for path in below:
        if path:
            condition |= Q(organisation__path__gte=path, organisation__path__lt=after(path))
    return condition


def _memberships(day: date, here: Q) -> Iterator[tuple[int, str, int, int]]:
    """(organisation, kind of membership, formal members, members) on a day; those suspended by then do not count."""
    counted = Membership.objects.on(day).filter(here).exclude(member__status="suspended", member__status_on__lte=day)
    formal = Q(member__stage="full") & (Q(member__confirmed_on=None) | Q(member__confirmed_on__lte=day))
    tally = Sum(Case(When(formal, then=ONE), default=NONE, output_field=IntegerField()))
    grouped = counted.values("organisation_id", "kind").annotate(formal=tally, members=Count("pk")).order_by()
    return grouped.values_list("organisation_id", "kind", "formal", "members").iterator()


def _posts(day: date, here: Q) -> Iterator[tuple[int, Posts]]:
    held = Post.objects.on(day).filter(here, role__in=(*COMMITTEE, *LEADERS)).order_by()
    by_role: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for key, role, count in (
        held.values("organisation_id", "role")
        .annotate(count=Count("pk"))
        .values_list("organisation_id", "role", "count")
    ):
        by_role[key][role] = count
    seats = dict(
        held.filter(role__in=COMMITTEE)
        .values("organisation_id")
        .annotate(people=Count(F("member_id"), distinct=True))
        .values_list("organisation_id", "people")
    )
    for key, roles in by_role.items():
        yield (
            key,
            Posts(
                committee_members=seats.get(key, 0),
                secretaries=roles["secretary"],
                deputy_secretaries=sum(roles[role] for role in DEPUTIES),
                leaders=sum(roles[role] for role in LEADERS),
            ),
        )
