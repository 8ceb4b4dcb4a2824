"""Which organisations are off a set-up or term rule: the counts of a day put to the pure questions of `mahua.rules`.

A constant number of queries; what is asked in a loop is pure.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mahua.members.headcount import DEPUTIES, Place, count_into, places_on
from mahua.members.models import Membership, Post
from mahua.members.standing import joint_units, own_figures, terms_on
from mahua.organisations.models import Organisation
from mahua.rules import set_up
from mahua.rules.breaches import Breach
from mahua.rules.organisation_state import OrganisationState
from mahua.rules.severities import Severity

LOOKED_AT = ("unit", "party_committee", "general_branch", "branch")
UNIT_COUNTS = {"branch": "branches", "general_branch": "general_branches", "party_committee": "party_committees"}
ORDER = {severity: place for place, severity in enumerate(Severity)}

TONES = {Severity.ERROR: "late", Severity.WARN: "warn"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One organisation and one rule it is off."""

    code: str
    name: str
    kind: str
    path: str
    above: str
    breach: Breach

    @property
    def tone(self) -> str:
        """How loudly a page says it."""
        return TONES.get(self.breach.severity, "quiet")


def findings_on(day: date, *, below: Iterable[str]) -> list[Finding]:
    """Every breach under the paths as of `day`, the gravest first, then in the order of the tree; ten queries."""
    below = tuple(below)
    places = places_on(day, below=below)
    count_into(places, day=day, below=below)
    found = [
        Finding(place.code, place.name, place.kind, place.path, place.parent.name if place.parent else "", breach)
        for place, state in states(places, day=day)
        for breach in set_up.breaches(state)
    ]
    return sorted(found, key=lambda each: ORDER[each.breach.severity])


def states(places: dict[str, Place], *, day: date):
    """(place, state) of those the rules look at."""
    terms, joint, own = terms_on(day), joint_units(), own_figures()
    small = set(Organisation.objects.filter(small_size_approved=True).values_list("pk", flat=True))
    inside = _inside_units(places)
    heads = heads_on(day, places=places)
    for place in places.values():
        if place.kind not in LOOKED_AT:
            continue
        staff, fulltime, dedicated = own.get(place.key, (0, 0, False))
        _, expires_on, extended_until, _ = terms.get(place.key, (None, None, None, None))
        yield (
            place,
            OrganisationState(
                kind=place.kind,
                as_of=day,
                form=place.form,
                formal_members=place.formal_members,
                members=place.members,
                committee_members=place.committee_members,
                secretaries=place.secretaries,
                deputy_secretaries=place.deputy_secretaries,
                joint_units=joint.get(place.key, 0),
                staff=staff,
                fulltime_party_staff=fulltime,
                has_dedicated_person=dedicated,
                small_size_approved=place.key in small,
                term_expires_on=expires_on,
                term_extended_until=extended_until,
                **inside.get(place.key, {}),
                **heads.get(place.key, {}),
            ),
        )


def _inside_units(places: dict[str, Place]) -> dict[int, dict[str, int]]:
    """How many branches, general branches and committees each unit has."""
    counts = Counter(
        (place.unit.key, UNIT_COUNTS[place.kind])
        for place in places.values()
        if place.unit and place.kind in UNIT_COUNTS
    )
    inside: dict[int, dict[str, int]] = {}
    for (unit, name), count in counts.items():
        inside.setdefault(unit, {})[name] = count
    return inside


def heads_on(day: date, *, places: dict[str, Place]) -> dict[int, dict[str, bool]]:
    """Where each administrative head belongs, and which Party posts the head holds there (一岗双责); two queries.

    A head who belongs to a cell belongs to its branch.
    """
    by_key = {place.key: place for place in places.values()}
    heads = Post.objects.on(day).filter(role="administrative_head").values("member")
    homes = Membership.objects.home().on(day).filter(member__in=heads).values_list("member_id", "organisation_id")
    held: dict[int, set[tuple[int, str]]] = defaultdict(set)
    posts = Post.objects.on(day).filter(member__in=heads, role__in=("secretary", *DEPUTIES))
    for member, organisation, role in posts.values_list("member_id", "organisation_id", "role"):
        held[member].add((organisation, role))
    found: dict[int, dict[str, bool]] = {}
    for member, key in homes:
        place = by_key.get(key)
        home = place.parent if place and place.kind == "cell" else place
        if home:
            found[home.key] = {
                "head_is_member": True,
                "head_is_secretary": (home.key, "secretary") in held[member],
                "head_is_deputy_secretary": any((home.key, role) in held[member] for role in DEPUTIES),
            }
    return found
