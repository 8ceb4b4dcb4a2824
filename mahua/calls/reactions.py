"""What calls do when another module's fact arrives: a calendar was published or amended, so clocks are reckoned anew."""

from mahua.calls import learning, rescheduling, telling_steps
from mahua.calls.facts import CallEscalated, CallRaised
from mahua.calls.models import Call
from mahua.duties.facts import CalendarAmended, CalendarPublished
from mahua.ledger.relay import reaction


@reaction("calls.due_anew_by_calendar", kinds=(CalendarPublished, CalendarAmended), many=True)
def reckon_anew(facts):
    """Whatever was provisional is no longer, and what was due by another calendar moves."""
    rescheduling.put_anew()


@reaction("calls.suggestions", kinds=(CallRaised, CallEscalated))
def suggest(fact):
    """A call that waits gets a suggestion, kept for the board; and goes out by itself only from the centre's threshold on."""
    call = Call.objects.with_bodies().filter(code=fact.data["call"]).first()
    if call and call.is_waiting:
        learning.send_if_sure(call, learning.suggest(call, at=fact.recorded_at), at=fact.recorded_at)


@reaction(
    "calls.steps_told",
    kinds=(*telling_steps.TO_ANSWER, *telling_steps.TO_CALLER, *telling_steps.TO_CENTRE),
    from_now=True,
)
def told(fact):
    """The bodies asked hear that something is with them, the callers what became of theirs (并件、待评议、办结)."""
    telling_steps.tell_step(fact)
