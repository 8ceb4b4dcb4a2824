"""谁报了、谁没报: for one roster, each unit (or, for a clerk, each organisation below) with what it sent last."""

from dataclasses import dataclass

from django.db.models import Case, Count, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Concat

from mahua.console.models import Delivery
from mahua.organisations.models import Organisation

AFTER_ALL_BELOW = "{"  # follows every sign a segment may have, so that path + it ends the subtree
WHOLE = ("district",)
BELOW_COMMITTEE = ("party_committee", "general_branch", "branch", "temporary_branch")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One organisation and its last delivery, None when it sent nothing yet."""

    organisation: Organisation
    delivery: Delivery | None


def senders(user, *, rosters=()):
    """The organisations such rosters may come from: those of one's scope, in tree order."""
    reach = user.scopes.covers("path", may="console.import_roster")
    mine = Organisation.objects.filter(reach).standing().for_list()
    kinds = {kind for roster in rosters for kind in roster.senders}
    return mine.filter(kind__in=kinds) if kinds and all(roster.senders for roster in rosters) else mine


def reporting(user, roster):
    """Whom the board lists: the units of one's scope, below the district that sends for all of them; where there are
    none, the Party organisations one keeps. A roster with senders of its own lists those."""
    mine = senders(user, rosters=[roster])
    if roster.senders:
        return mine
    units = mine.filter(kind="unit")
    return mine.filter(kind__in=(*WHOLE, "unit")) if units.exists() else mine.filter(kind__in=BELOW_COMMITTEE)


def with_last_delivery(organisations, *, roster):
    """Each told the key of the newest delivery from it or from below it; the district only of those it sent itself."""
    ends = Case(When(kind__in=WHOLE, then="path"), default=Concat("path", Value(AFTER_ALL_BELOW)))
    organisations = organisations.annotate(ends=ends)
    from_there = Delivery.objects.of_roster(roster).filter(path__gte=OuterRef("path"), path__lte=OuterRef("ends"))
    newest = from_there.exclude(state=Delivery.State.CANCELLED).order_by("-received_at", "-pk")
    return organisations.annotate(last_delivery=Subquery(newest.values("pk")[:1]))


def lines(organisations) -> list[Line]:
    """The organisations of one page with their deliveries and how many of their files have faults; one query."""
    keys = {each.last_delivery for each in organisations if each.last_delivery}
    counted = Delivery.objects.filter(pk__in=keys).annotate(
        sent=Count("files"), faulty=Count("files", filter=Q(files__state__in=("faulty", "unreadable")))
    )
    deliveries = {each.pk: each for each in counted.select_related("sender")}
    return [Line(organisation=each, delivery=deliveries.get(each.last_delivery)) for each in organisations]
