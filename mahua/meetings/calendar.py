"""The iCalendar text of a feed (RFC 5545): titles and times only, no participants, no place, no text."""

from datetime import UTC, timedelta

from icalendar import Calendar, Event

USUAL_LENGTH = timedelta(minutes=90)


def calendar_of(meetings, *, name, at) -> bytes:
    """One event per meeting; one without an hour is a whole day."""
    calendar = Calendar()
    calendar.add("prodid", "-//Mahua//meetings//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for meeting in meetings:
        calendar.add_component(_event(meeting, at))
    return calendar.to_ical()


def _event(meeting, at) -> Event:
    event = Event()
    event.add("uid", f"{meeting.code}@mahua")
    event.add("dtstamp", at.astimezone(UTC))
    event.add("summary", meeting.title)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    if meeting.planned_for and meeting.is_on_its_planned_day:
        event.add("dtstart", meeting.planned_for.astimezone(UTC))
        event.add("dtend", (meeting.planned_for + USUAL_LENGTH).astimezone(UTC))
    else:
        event.add("dtstart", meeting.day)
        event.add("dtend", meeting.day + timedelta(days=1))
    return event
