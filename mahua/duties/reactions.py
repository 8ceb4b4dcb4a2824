"""Keeping the counts in step: a body any fact of which may change what it owes is counted anew, once a batch."""

from collections import defaultdict

from django.utils import timezone

from mahua.duties import facts
from mahua.duties.ceasing import end_contact_points
from mahua.duties.counting import recount, recount_all, sum_up
from mahua.duties.models import ContactPoint
from mahua.kernel.days import day_of
from mahua.ledger.recording import record_many
from mahua.ledger.relay import reaction
from mahua.members.facts import PostAppointed, PostEnded
from mahua.organisations import facts as of_organisations
from mahua.organisations.models import Organisation
from mahua.rules.duty_table import DUTY_RULES

DECIDED = (facts.ExemptionGranted, facts.ExemptionWithdrawn, facts.ObligationMadeUp)
BEARERS = (PostAppointed, PostEnded, of_organisations.OrganisationFounded, of_organisations.OrganisationDissolved)
DONE = tuple(sorted({rule.fact_kind for rule in DUTY_RULES.values()}))
GRACE_MONTHS = 3  # what happens so early in a year may belong to the year before


@reaction("duties.counts", kinds=(*DONE, *DECIDED, *BEARERS), many=True)
def count_anew(said):
    """Ask the pure query again for every body concerned, for the years concerned."""
    concerned = defaultdict(set)
    for fact in said:
        concerned[fact.occurred_on.year].add(fact.organisation_code)
        if fact.occurred_on.month <= GRACE_MONTHS or fact.kind in {kind.kind for kind in DECIDED}:
            concerned[fact.occurred_on.year - 1].add(fact.organisation_code)
    today = day_of(timezone.now())
    for year, codes in concerned.items():
        recount(sorted(codes), year=year, on=today)


@reaction("duties.contact_points", kinds=(PostEnded,))
def end_where_the_post_ended(fact):
    """Who leaves the post looks after the branch no longer."""
    points = ContactPoint.objects.filter(post__code=fact.data["post"])
    record_many(end_contact_points(points, on=fact.occurred_on, around={"by": None, "at": fact.recorded_at}))


@reaction("duties.rules", kinds=(facts.RuleAmended,), many=True)
def count_everybody(said):
    """A rule asks for something else: count the year from which it does."""
    today = day_of(timezone.now())
    for year in {int(fact.data["valid_from"][:4]) for fact in said} | {today.year}:
        recount_all(year=year, on=today)


@reaction("duties.sums", kinds=(of_organisations.OrganisationMoved,), many=True)
def sum_up_where_it_left_and_came(said):
    """The counts went along with the move itself; the sums of both units are added up anew."""
    codes = {
        code for fact in said for code in (fact.organisation_code, fact.data["from_parent"], fact.data["to_parent"])
    }
    sum_up(Organisation.objects.filter(code__in=codes).values_list("path", flat=True))
