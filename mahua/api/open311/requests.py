"""Calls as GeoReport service requests: open or closed, never who is behind one, never finer than the grid."""

from datetime import datetime, timedelta

from django.db.models import Q

from mahua.api import wording
from mahua.api.open311 import offered
from mahua.api.open311.answers import Refusal
from mahua.api.open311.location import centres_of, location_of
from mahua.calls import states
from mahua.calls.callers import street_above
from mahua.calls.elsewhere import channel_of
from mahua.calls.intake import masked_edition
from mahua.calls.models import Call, Response
from mahua.kernel.days import SHANGHAI
from mahua.kernel.tree_paths import after
from mahua.textmining import masking

PLACE = 80
ROWS, DAYS = 1000, timedelta(days=90)
LONGEST = {"description": 5000, "first_name": 40, "last_name": 40, "phone": 40}
LONGEST_OF_OTHERS = 20_000  # a list of numbers
YEARS = range(1900, 2200)  # what every database and every time zone can reckon with
STATUSES = {"open": states.OPEN, "closed": states.ENDED}


def listed(key, asked, *, at) -> list[dict]:
    """The newest first; 90 days and 1,000 rows at the most."""
    _refuse_unreadable(asked)
    calls = seen_by(key).with_bodies().order_by("-raised_at", "-pk")
    if asked.get("service_request_id"):
        calls = calls.filter(number__in=asked["service_request_id"].split(",")[:ROWS])
    else:
        since, until = _between(asked, at=at)
        calls = calls.filter(raised_at__gte=since, raised_at__lte=until)
    if asked.get("service_code"):
        calls = calls.filter(category__code__in=asked["service_code"].split(","))
    if asked.get("status"):
        wanted = [state for each in asked["status"].split(",") for state in STATUSES.get(each, ())]
        calls = calls.filter(state__in=wanted)
    return shown(list(calls[:ROWS]))


def one(key, number) -> list[dict]:
    found = shown(list(seen_by(key).with_bodies().filter(number=number)))
    if not found:
        raise Refusal(404, wording.NO_SUCH_REQUEST.format(code=number))
    return found


def raised(key, asked, *, at) -> dict:
    """A new call of the body the key speaks for; who is behind it goes under seal at once."""
    _refuse_unreadable(asked)
    if not asked.get("service_code"):
        raise Refusal(400, wording.NO_SERVICE_CODE)
    category = offered.of_code(asked["service_code"])
    told = asked.get("description", "").strip()
    if not told:
        raise Refusal(400, wording.NO_DESCRIPTION)
    place, area = location_of(asked)
    answers = _answers(asked, category)
    if elsewhere := channel_of(" ".join((told, place, *answers.values()))):
        raise Refusal(400, wording.ELSEWHERE.format(channel=elsewhere))
    edition = masked_edition(told)
    call = Call.raise_(
        edition.title,
        text=edition.text,
        caller=key.organisation,
        channel="api",
        category=category,
        answers=answers,
        place=masking.masked(place)[:PLACE],
        area=area,
        requester=_requester(asked, told),
        escalated=street_above(key.organisation) is None,
        by=None,
        at=at,
    )
    return {"service_request_id": call.number, "service_notice": "", "account_id": ""}


def seen_by(key):
    """The calls of the body a key speaks for and of those below it, and those it is asked to answer."""
    below = Q(path__gte=key.path, path__lt=after(key.path))
    asked = Response.objects.standing().filter(below)
    return Call.objects.filter(below | Q(pk__in=asked.values("call")))


def shown(calls) -> list[dict]:
    """Each call as the specification names its parts."""
    answers = {}
    given = Response.objects.filter(call__in=[call.pk for call in calls]).exclude(answer="")
    for part in given.order_by("role", "pk"):  # that of the lead is the last, and stands
        answers[part.call_id] = part.answer
    centres = centres_of(call.area for call in calls)
    return [_request(call, notes=answers.get(call.pk, ""), centre=centres.get(call.area)) for call in calls]


def _request(call, *, notes, centre):
    lat, long = centre or ("", "")
    return {
        "service_request_id": call.number,
        "status": "closed" if call.state in states.ENDED else "open",
        "status_notes": notes,
        "service_name": call.category.name if call.category else "",
        "service_code": call.category.code if call.category else "",
        "description": f"{call.title}\n{call.text}".strip(),
        "agency_responsible": call.lead.name if call.lead else "",
        "service_notice": "",
        "requested_datetime": _stamp(call.raised_at),
        "updated_datetime": _stamp(call.ended_at or call.answered_at or call.accepted_at or call.raised_at),
        "expected_datetime": _stamp(call.due_at),
        "address": call.place,
        "address_id": call.area,
        "zipcode": "",
        "lat": lat,
        "long": long,
        "media_url": "",
    }


def _refuse_unreadable(asked):
    """Before anything is looked into: no sign a database refuses, nothing longer than a page would take."""
    for name, text in asked.items():
        if "\0" in text:
            raise Refusal(400, wording.BAD_SIGN.format(name=name[:40].replace("\0", "")))
        most = LONGEST.get(name, LONGEST_OF_OTHERS)
        if len(text) > most:
            raise Refusal(400, wording.TOO_LONG.format(name=name[:40], most=most))


def _answers(asked, category) -> dict:
    """To the questions the category asks and no others, covered like all that is read."""
    said = {question["key"]: asked.get(f"attribute[{question['key']}]", "") for question in category.all_questions}
    return {key: masking.masked(value[:200]) for key, value in said.items() if value}


def _requester(asked, told):
    name = f"{asked.get('last_name', '')}{asked.get('first_name', '')}".strip()
    return {"contact": "relayed", "name": name, "phone": asked.get("phone", ""), "told": told}


def _between(asked, *, at):
    until = _moment(asked, "end_date") or at
    since = _moment(asked, "start_date") or until - DAYS
    if until - since > DAYS:
        raise Refusal(400, wording.SPAN_TOO_LONG.format(days=DAYS.days))
    return since, until


def _moment(asked, name):
    if not asked.get(name):
        return None
    try:
        read = datetime.fromisoformat(asked[name])
    except ValueError:
        read = None
    if read is None or read.tzinfo is None or read.year not in YEARS:
        raise Refusal(400, wording.BAD_DATE.format(name=name))
    return read


def _stamp(at):
    return at.astimezone(SHANGHAI).isoformat(timespec="seconds") if at else ""
