"""What calls do when another module's fact arrives: a calendar was published or amended, so clocks are reckoned anew."""

from mahua.calls import rescheduling
from mahua.duties.facts import CalendarAmended, CalendarPublished
from mahua.ledger.relay import reaction


@reaction("calls.due_anew_by_calendar", kinds=(CalendarPublished, CalendarAmended), many=True)
def reckon_anew(facts):
    """Whatever was provisional is no longer, and what was due by another calendar moves."""
    rescheduling.put_anew()
