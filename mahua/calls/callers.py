"""谁来呼: for which bodies somebody may call, and where a call goes first."""

from mahua.access.roles import roles_with
from mahua.kernel.tree_paths import parent
from mahua.organisations.models import Organisation

CHANNEL_OF_KIND = {"community": "community", "street": "street"}
PLACES = ("street", "community")


def bodies_of(user):
    """The standing bodies a person calls for; the command centre may also take a call down for a community or street."""
    codes = [each.organisation_code for each in user.held if each.role in roles_with("calls.raise_call")]
    own = Organisation.objects.filter(code__in=codes)
    if user.has_perm("calls.dispatch_call"):
        own |= Organisation.objects.filter(user.scopes.covers("path", may="calls.dispatch_call"), kind__in=PLACES)
    return own.standing().for_list()


def street_above(body):
    """The street a community hangs under; None for every other body, whose calls go straight to the command centre."""
    if body.kind != "community":
        return None
    return Organisation.objects.filter(path=parent(body.path), kind="street").first()


def channel_of(body) -> str:
    return CHANNEL_OF_KIND.get(body.kind, "unit")
