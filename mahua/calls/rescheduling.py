"""Recomputing what is due when a limit, the hours of a unit or the calendar changes; shown before it is saved."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery

from mahua.calls import deadlines, facts, states, wording
from mahua.calls.models import Call, CallBack, OfficeHours, Pause, TimeLimit
from mahua.duties.calendar import Move, keeps_due_days, work_calendar
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb
from mahua.rules import clocks
from mahua.rules.limits import Limit


@dataclass(frozen=True, slots=True)
class Stored:
    """A clock whose end stands on the call: while it is in these states, counted from `begins`."""

    column: str
    states: tuple[str, ...]
    begins: Callable[[Call], datetime]
    by_district: bool = False  # by the district's hours, whoever has the call


CLOCKS = {
    "accept": Stored("accept_due_at", (states.DISPATCHED,), lambda call: call.dispatched_at),
    "contact": Stored(
        "contact_due_at", (states.ACCEPTED, states.PAUSED), lambda call: max(call.accepted_at, call.clock_from)
    ),
    "solve": Stored("due_at", states.RUNNING, lambda call: call.clock_from),
    "rating": Stored("rating_due_at", (states.CALLED_BACK,), lambda call: call.called_back_at, by_district=True),
}
COLUMNS = [each.column for each in CLOCKS.values()]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """One clock of one open call: when it is due as stored, and as reckoned anew."""

    call: Call
    clock: str
    due: clocks.Due

    @property
    def before(self):
        return getattr(self.call, CLOCKS[self.clock].column)

    @property
    def moves(self):
        return self.due.at != self.before

    @property
    def is_news(self):
        """Another instant, or no longer (or now first) provisional."""
        return self.moves or (self.clock == "solve" and self.due.provisional != self.call.due_provisional)

    @property
    def clock_name(self):
        return wording.CLOCKS[self.clock]


def due_anew(calls, *, matrix=None, calendar=None, hours=None) -> Iterable[Reckoned]:
    """Each running clock of open calls under another matrix, calendar or hours {unit pk: OfficeHours}.

    Four queries whatever the number of calls; the calls carry the limits of their urgency and their own extension.
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
        for clock in _running(call):
            kept = (
                deadlines.DISTRICT_HOURS
                if CLOCKS[clock].by_district
                else own.get(call.lead_id, deadlines.DISTRICT_HOURS)
            )
            stood = pauses.get(call.pk, ()) if clock == "solve" else ()
            limit = _limit(matrix, call, clock)
            due = clocks.due(CLOCKS[clock].begins(call), limit, calendar=calendar, hours=kept, pauses=stood)
            yield Reckoned(call, clock, due)


def running():
    """The calls with a clock whose end is a stored instant now; a paused solution clock is reckoned when it goes on."""
    stored = Q()
    for each in CLOCKS.values():
        stored |= Q(state__in=each.states, **{f"{each.column}__isnull": False})
    asked = CallBack.objects.filter(call=OuterRef("pk"), round=OuterRef("round")).order_by("-at", "-pk")
    return Call.objects.filter(stored).annotate(called_back_at=Subquery(asked.values("at")[:1])).order_by("pk")


def moved(**changes) -> list[Reckoned]:
    """The clocks of open calls that would be due at another instant, the earliest first."""
    found = [each for each in due_anew(running(), **changes) if each.moves]
    return sorted(found, key=lambda each: (each.before, each.call.pk))


@transaction.atomic
def put_anew(**changes) -> int:
    """Store what `moved` says, and which are still provisional; how many calls changed."""
    changed = {}
    open_ = running().select_for_update(of=("self",))  # none is reopened or paused meanwhile
    for each in due_anew(open_, **changes):
        if each.is_news:
            setattr(each.call, CLOCKS[each.clock].column, each.due.at)
            if each.clock == "solve":
                each.call.due_provisional = each.due.provisional
            changed[each.call.pk] = each.call
    Call.objects.bulk_update(changed.values(), [*COLUMNS, "due_provisional"], batch_size=500)
    return len(changed)


def _running(call):
    """The clocks of a call that run to a stored end."""
    for clock, stored in CLOCKS.items():
        done = clock == "contact" and call.contacted_at
        if call.state in stored.states and getattr(call, stored.column) and not done:
            yield clock


def _limit(matrix, call, clock):
    limit = matrix[(call.urgency, clock)]
    return Limit(limit.minutes + call.extended_minutes, natural=limit.natural) if clock == "solve" else limit


@keeps_due_days
def moved_due_days(calendar):
    """For the page of the working calendar: the clocks of calls another calendar would move."""
    for each in moved(calendar=calendar):
        call = each.call
        yield Move(
            f"{call.number} {call.title}（{each.clock_name}）", call.get_absolute_url(), day_of(each.before), day_of(each.due.at)
        )  # fmt: skip


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
