"""What meetings do when the ledger is mended elsewhere: the minutes behind a corrected fact can be edited again."""

from mahua.ledger.models import Fact
from mahua.ledger.recording import reverse, verb
from mahua.ledger.relay import reaction
from mahua.meetings.facts import ResolutionAdopted
from mahua.meetings.kinds import KINDS
from mahua.meetings.models import Meeting
from mahua.organisations.models import Organisation


@verb
def reopen(wrong):
    """A `….held` or `resolution.adopted` fact was reversed on a ledger page: keep the old version, reverse what else the meeting said then.

    A meeting corrected on its own page is open already, or held anew with another `recorded_at`, and stays as it is.
    """
    meeting = Meeting.objects.held().filter(code=wrong.data["meeting"], recorded_at=wrong.recorded_at).first()
    if meeting is None:
        return
    reversal = Fact.objects.get(reverses=wrong.position)
    reason, at = reversal.data["reason"], reversal.recorded_at
    others = meeting.facts_of_holding()
    meeting.reopen(reason=reason, by=None, at=at)
    for fact in others:
        body = Organisation.objects.get(code=fact.organisation_code)
        reverse(fact.position, reason=reason, organisation=body, by=None, at=at)


OF_HOLDING = (*(kind.shape for kind in KINDS.values()), ResolutionAdopted)


@reaction("meetings.reopened_by_correction", kinds=OF_HOLDING, undo=reopen)
def held(fact):
    """Being held needs no answer; only its reversal does."""
