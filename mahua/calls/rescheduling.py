"""Recomputing what is due when a limit, the hours of a unit or the calendar changes; shown before it is saved."""

from collections.abc import Iterable

from django.db import transaction

from mahua.calls import deadlines, facts, states, wording
from mahua.calls.models import Call, OfficeHours, Pause, TimeLimit
from mahua.duties.calendar import Move, keeps_due_days, work_calendar
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb
from mahua.rules import clocks
from mahua.rules.limits import Limit


def due_anew(calls, *, matrix=None, calendar=None, hours=None) -> Iterable[tuple[Call, clocks.Due]]:
    """(call, its solution due) for open calls under another matrix, calendar or hours {unit pk: OfficeHours}.

    Three queries whatever the number of calls; the calls carry the limits of their urgency and their own extension.
    """
    calls = list(calls)
    if not calls:
        return
    matrix = matrix or TimeLimit.matrix()
    calendar = calendar or work_calendar()
    own = {each.organisation_id: each.hours for each in OfficeHours.objects.all()} | (hours or {})
    pauses: dict[int, list[clocks.Pause]] = {}
    for each in Pause.objects.filter(call__in=[call.pk for call in calls]).order_by("from_at"):
        pauses.setdefault(each.call_id, []).append(each.as_rule)
    for call in calls:
        limit = matrix[(call.urgency, "solve")]
        limit = Limit(limit.minutes + call.extended_minutes, natural=limit.natural)
        yield call, clocks.due(
            call.clock_from, limit, calendar=calendar, hours=own.get(call.lead_id, deadlines.DISTRICT_HOURS),
            pauses=pauses.get(call.pk, ()),
        )  # fmt: skip


def running():
    """The calls whose solution clock is a stored instant now; a paused one is reckoned when it goes on."""
    return Call.objects.in_state(*states.RUNNING).exclude(due_at=None)


def moved(**changes) -> list[tuple[Call, clocks.Due]]:
    """The open calls that would be due at another instant, the earliest first."""
    found = [(call, due) for call, due in due_anew(running(), **changes) if due.at != call.due_at]
    return sorted(found, key=lambda pair: (pair[0].due_at, pair[0].pk))


@transaction.atomic
def put_anew(**changes) -> int:
    """Store what `moved` says, and which are still provisional; how many changed."""
    calls = []
    for call, due in due_anew(running().select_for_update(), **changes):  # none is reopened or paused meanwhile
        if (due.at, due.provisional) != (call.due_at, call.due_provisional):
            call.due_at, call.due_provisional = due.at, due.provisional
            calls.append(call)
    Call.objects.bulk_update(calls, ["due_at", "due_provisional"], batch_size=500)
    return len(calls)


@keeps_due_days
def moved_due_days(calendar):
    """For the page of the working calendar: the calls another calendar would move."""
    for call, due in moved(calendar=calendar):
        yield Move(f"{call.number} {call.title}", call.get_absolute_url(), day_of(call.due_at), day_of(due.at))


@verb
def amend_limit(limit, *, minutes, natural, by, at, district):
    """Another limit, and what is due by it, in one transaction; refused if somebody changed it meanwhile."""
    new = Limit(minutes, natural=natural)
    same = TimeLimit.objects.filter(pk=limit.pk, minutes=limit.minutes, natural=limit.natural)
    if not same.update(minutes=new.minutes, natural=new.natural, is_default=False):
        raise Refused(wording.MOVED_SINCE)
    limit.refresh_from_db()
    changed = put_anew()
    said = facts.TimeLimitsAmended(
        urgency=limit.urgency, clock=limit.clock, minutes=limit.minutes, natural=limit.natural, moved=changed
    )
    record(said, organisation=district, by=by, at=at)


@verb
def amend_hours(body, *, hours, before, by, at):
    """Other office hours of one body (the district's: its own row goes), and what is due by them; `before` as it was read."""
    own = OfficeHours.objects.select_for_update().filter(organisation=body).first()
    if (own.hours if own else deadlines.DISTRICT_HOURS) != before:
        raise Refused(wording.MOVED_SINCE)
    if hours == deadlines.DISTRICT_HOURS:
        OfficeHours.objects.filter(organisation=body).delete()
    else:
        spans = {name: getattr(hours, name) for name in ("opens", "lunch_from", "lunch_until", "closes")}
        OfficeHours.objects.update_or_create(organisation=body, defaults=spans)
    said = facts.OfficeHoursAmended(minutes_a_day=hours.minutes_a_day, moved=put_anew())
    record(said, organisation=body, by=by, at=at)
