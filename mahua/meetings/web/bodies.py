"""For whose meetings somebody keeps the books."""

from django.db.models import Q

from mahua.meetings.kinds import BODIES, LEADING
from mahua.organisations.models import Organisation


def kept_by(user):
    """The standing bodies a person may plan and record for, in tree order."""
    party = Q(kind__in=(*BODIES, "cell")) & user.scopes.covers("path", may="meetings.keep_branch")
    leading = Q(kind__in=LEADING) & user.scopes.covers("path", may="meetings.keep_meeting")
    return Organisation.objects.filter(party | leading).standing().for_list()
