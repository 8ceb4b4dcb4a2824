"""12345转入: an export of the hotline becomes calls in the queue, each known again by its outside number.

The text is shown as the masked edition, the words as told and the person lie under seal, reached through the community
(仅经社区转达). The clock runs from when the hotline took the call, not from when its sheet came in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from mahua.calls import facts, states, wording
from mahua.calls.deadlines import DISTRICT_HOURS
from mahua.calls.elsewhere import channel_of
from mahua.calls.intake import Edition, masked_edition
from mahua.calls.models import Call, CallNumber, Category, Requester, Step, TimeLimit
from mahua.calls.sheets import HOTLINE_IN
from mahua.calls.wording import edges as words
from mahua.duties.calendar import work_calendar
from mahua.kernel.codes import new_code
from mahua.kernel.days import SHANGHAI, day_of
from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.characters import unspaced
from mahua.ledger.recording import Entry, record_many, verb
from mahua.organisations.models import Organisation
from mahua.organisations.naming import Named
from mahua.organisations.rosters import Changes, Import, offer
from mahua.rules import clocks

MAY = "calls.exchange_with_hotline"
BATCH = 500
PLACE_AT_MOST = 80
LONG_AGO = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Told:
    """One row of the hotline: what may be shown, where it goes, and apart from that what is sealed."""

    outside_number: str
    at: datetime
    edition: Edition
    place: str
    category: Category | None
    urgency: str
    caller: Organisation
    name: str
    phone: str
    told: str


class Sorting:
    """What the rows of one file are matched with, by name: categories, urgencies, streets and communities."""

    def __init__(self, user):
        reach = user.scopes.covers("path", may=MAY)
        bodies = Organisation.objects.filter(reach).standing().of_kind("street", "community", "district")
        self.bodies = Named.among(bodies)
        self.centre = Organisation.objects.filter(path__in=user.scopes.paths(MAY)).order_by("path").first()
        self.categories = {
            unspaced(each.name): each for each in Category.objects.in_use().order_by("-parent", "-order")
        }
        self.urgencies = {said: key for key, names in words.URGENCY_NAMES.items() for said in names}

    def category(self, said) -> Category | None:
        """By the last of `城市管理/市容环境/占道经营` that is known."""
        parts = [unspaced(part) for part in (said or "").translate(words.LEVELS).split("/")]
        return next((self.categories[part] for part in reversed(parts) if part in self.categories), None)

    def urgency(self, said) -> str | None:
        return self.urgencies.get(unspaced(said or ""))

    def caller(self, values) -> tuple[Organisation, str]:
        """The community, or else the street, that is named, and what was not found; the centre where neither is."""
        street, community = values["street"] or "", values["community"] or ""
        for said in filter(None, ("/".join(filter(None, (street, community))), community, street)):
            found = self.bodies.find(said)
            if isinstance(found, Organisation):
                return found, "" if found.kind == "community" or not community else community
        return self.centre, community or street


def plan_hotline(rows, *, user, on) -> Changes:
    """What is not known yet by its outside number becomes a call; what is known stays as it is."""
    changes, rows = Changes(), list(rows)
    sorting, seen = Sorting(user), {}
    known = set(_known(values["outside_number"] for _, values in rows))
    for number, values in rows:
        outside = values["outside_number"]
        if seen.setdefault(outside, number) != number:
            changes.fault(number, words.NUMBER_TWICE.format(row=seen[outside]))
        elif outside in known:
            changes.same += 1
        elif told := _told(number, values, sorting, changes, on=on):
            changes.new.append(told)
    return changes


def _told(number, values, sorting, changes, *, on) -> Told | None:
    at = values["received_at"].replace(tzinfo=SHANGHAI)
    told = values["text"] or values["title"]
    if not told:
        return changes.fault(number, words.NOTHING_TOLD)
    if day_of(at) > on:
        return changes.fault(number, words.NOT_YET.format(at=f"{at:%Y-%m-%d %H:%M}"))
    category, urgency = sorting.category(values["category"]), sorting.urgency(values["urgency"])
    caller, not_found = sorting.caller(values)
    if channel := _elsewhere(category, f"{values['title'] or ''}\n{told}"):
        changes.warn(number, words.GOES_ELSEWHERE.format(channel=channel))
        return None
    if values["category"] and not category:
        changes.warn(number, words.NO_SUCH_CATEGORY.format(name=values["category"]))
    if values["urgency"] and not urgency:
        changes.warn(number, words.NO_SUCH_URGENCY.format(name=values["urgency"]))
    if not_found:
        changes.warn(number, words.NO_SUCH_CALLER.format(name=not_found, caller=caller))
    if on - day_of(at) > LONG_AGO:
        changes.warn(number, words.LONG_AGO.format(days=LONG_AGO.days))
    place = masked_edition(values["place"] or "").title
    return Told(
        outside_number=values["outside_number"], at=at, edition=masked_edition(told, title=values["title"] or ""),
        place=place[:PLACE_AT_MOST], category=category, urgency=urgency or "ordinary", caller=caller,
        name=values["name"] or "", phone=values["phone"] or "", told=told,
    )  # fmt: skip


def _elsewhere(category, told) -> str:
    """举报 of people in office; what else is reported to the hotline was reported to the right place."""
    found = channel_of(told)
    return (category and category.elsewhere) or (found if found == wording.TO_DISCIPLINE else "")


@verb
def apply_hotline(changes, *, by, at):
    """All of them into the queue of the command centre in one transaction, with a fact each in the caller's ledger."""
    if not changes.is_acceptable:
        raise Refused(words.FILE_HAS_FAULTS)
    told = sorted(changes.new, key=lambda each: each.at)
    if any(_known(each.outside_number for each in told)):
        raise Refused(wording.MOVED_SINCE)
    calls = Call.objects.bulk_create(_calls(told, by=by), batch_size=BATCH)
    pairs = list(zip(calls, told, strict=True))
    people = [Requester.behind(call, name=each.name, phone=each.phone, told=each.told) for call, each in pairs]
    Requester.objects.bulk_create(people, batch_size=BATCH)
    Step.objects.bulk_create([_step(call, by=by) for call in calls], batch_size=BATCH)
    record_many(
        Entry(
            fact=facts.CallRaised(
                call=call.code, direction=call.direction, channel=call.channel, urgency=call.urgency,
                category=call.category.code if call.category else "",
            ),
            organisation=call.caller, by=by, at=at, occurred_on=day_of(call.raised_at),
        )
        for call in calls
    )  # fmt: skip


def _calls(told, *, by) -> Iterator[Call]:
    """Numbers by the month in which the hotline took them, limits read once for all."""
    limits, calendar = TimeLimit.matrix(), work_calendar()
    for _, of_month in groupby(told, key=lambda each: each.at.strftime("%Y-%m")):
        month = list(of_month)
        for each, number in zip(month, CallNumber.issue(month[0].at, count=len(month)), strict=True):
            due = clocks.due(each.at, limits[each.urgency, "solve"], calendar=calendar, hours=DISTRICT_HOURS)
            yield Call(
                code=new_code("c"), number=number, outside_number=each.outside_number, channel="hotline",
                caller=each.caller, path=each.caller.path, title=each.edition.title, text=each.edition.text,
                category=each.category, urgency=each.urgency, place=each.place, state=states.QUEUED,
                area=each.caller.code if each.caller.kind == "community" else "", raised_at=each.at,
                raised_by=by.code, clock_from=each.at, due_at=due.at, due_provisional=due.provisional,
            )  # fmt: skip


def _step(call, *, by) -> Step:
    said = words.FROM_HOTLINE.format(number=call.outside_number)
    return Step(call=call, kind="raised", at=call.raised_at, actor=call.caller.name, by_code=by.code, words=said)


def _known(numbers) -> Iterator[str]:
    """Which of these outside numbers have a call already."""
    wanted = list(numbers)
    for start in range(0, len(wanted), BATCH):
        some = Call.objects.filter(outside_number__in=wanted[start : start + BATCH])
        yield from some.values_list("outside_number", flat=True)


offer(
    Import(
        key="hotline",
        title="12345工单",
        columns=HOTLINE_IN,
        plan=plan_hotline,
        apply=apply_hotline,
        permission=MAY,
        order=60,
        sealed=True,
        senders=("district", "street"),
    )
)
