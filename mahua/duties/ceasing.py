"""What ends with a post or an organisation: a contact point has a leader in office and a standing branch, or it ends."""

from django.db.models import Q

from mahua.duties.facts import ContactPointEnded
from mahua.duties.models import ContactPoint
from mahua.ledger.recording import Entry
from mahua.organisations.ceasing import ends_with_organisation


def end_contact_points(points, *, on, around):
    """The entries of what ended; `points` is a queryset."""
    ending = list(points.current().select_related("post__organisation", "branch").order_by("pk"))
    ContactPoint.objects.filter(pk__in=[point.pk for point in ending], from_on__lte=on).update(until_on=on)
    return [
        Entry(
            fact=ContactPointEnded(contact_point=point.code, post=point.post.code, branch=point.branch.code),
            organisation=point.post.organisation,
            occurred_on=on,
            **around,
        )
        for point in ending
        if point.from_on <= on
    ]


@ends_with_organisation
def end_with_organisation(organisation, *, on, around):
    """Neither a dissolved branch nor a dissolved leading group has contact points."""
    of_either = ContactPoint.objects.filter(Q(branch=organisation) | Q(post__organisation=organisation))
    return end_contact_points(of_either, on=on, around=around)
