"""拆分 and 一呼多应: one call goes on as several, and ends when the last of them has."""

from mahua.calls import facts, wording
from mahua.calls.models import Call, Dispatch
from mahua.calls.models.holding import FREE, hold_to_decide
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb

TWO = 2


@verb
def split(call, titles, *, by, at):
    """Several matters in one call: each goes on in the queue by itself. Returns the parts."""
    titles = [title.strip() for title in titles if title.strip()]
    if len(titles) < TWO:
        raise Refused(wording.PARTS_NEEDED)
    hold_to_decide(call, by=by, at=at)
    call.move("split", **FREE)
    parts = [_part(call, title, by=by, at=at) for title in titles]
    _say_split(call, parts, by=by, at=at)
    return parts


@verb
def call_many(title, *, units, caller, by, at, urgency="ordinary", text="", code="", enclosed=()):
    """市有呼唤: one call from above to many bodies, each with its own clock and answer. Returns the call that gathers them."""
    if not units:
        raise Refused(wording.NO_UNIT)
    if code and Call.objects.filter(code=code).exists():
        raise Refused(wording.MADE_ALREADY)
    about = {"caller": caller, "direction": "down", "urgency": urgency, "text": text, "channel": "unit"}
    call = Call.raise_(title, by=by, at=at, escalated=True, code=code, enclosed=enclosed, **about)
    call.move("split")
    parts = [_part(call, title, by=by, at=at) for _ in units]
    for part, unit in zip(parts, units, strict=True):
        Dispatch.send(part, lead=unit, by=by, at=at)
    _say_split(call, parts, by=by, at=at)
    return call


def _part(call, title, *, by, at):
    """A call of its own with the caller, place and urgency of the whole; the person behind stays sealed with the whole and is shared."""
    return Call.raise_(
        title, caller=call.caller, by=by, at=at, channel=call.channel, urgency=call.urgency, escalated=True, parent=call,
        text=call.text, category=call.category, place=call.place, area=call.area, direction=call.direction,
    )  # fmt: skip


def _say_split(call, parts, *, by, at):
    call.note("split", by=by, at=at, words="、".join(part.number for part in parts))
    said = facts.CallSplit(call=call.code, parts=tuple(part.code for part in parts))
    record(said, organisation=call.caller, by=by, at=at)
