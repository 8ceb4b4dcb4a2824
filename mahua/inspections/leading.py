"""For which bodies somebody plans and holds inspections, and whom those may look at."""

from django.db.models import Q

from mahua.access.roles import BUSINESS_HEAD, UNIT_LEADER, WORKING_COMMITTEE
from mahua.inspections.models import Demand
from mahua.inspections.permissions import LED
from mahua.kernel.tree_paths import WIDTH
from mahua.organisations.models import Organisation

ACROSS = ("unit", "street", "community")
WITHIN = ("unit", "street", "community", "leading_group", "party_committee", "general_branch", "branch")


def led_by(user):
    """The bodies somebody inspects for: the committee's clerk for the committee, a leader for the unit and its 党组."""
    found = Q(pk__in=())
    for role, path in user.scopes.held:
        if role in LED:
            found |= Q(kind__in=LED[role], path__startswith=path)
    return Organisation.objects.filter(found).standing().for_list()


def planned_for(user):
    """Whom a plan may name: units, streets and communities of the district; a committee's clerk only what lies below it."""
    if not user.scopes.has_role(WORKING_COMMITTEE, UNIT_LEADER, BUSINESS_HEAD):
        return _within(user)
    district = min(user.scopes.paths("inspections.inspect"))[:WIDTH]
    return Organisation.objects.below(district).of_kind(*ACROSS).standing().for_list()


def seen_by(user):
    """Whom a visit may go to: whoever lies in one's scope, and whoever the plan of one's own body names."""
    named = Demand.objects.waiting().filter(plan__inspector__in=led_by(user))
    return _within(user) | Organisation.objects.filter(pk__in=named.values("body")).standing().for_list()


def _within(user):
    reached = user.scopes.covers("path", may="inspections.inspect")
    return Organisation.objects.filter(reached).of_kind(*WITHIN).standing().for_list()
