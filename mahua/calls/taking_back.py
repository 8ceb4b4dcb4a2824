"""收回重派: a body that is no more can neither answer nor return; what it had in hand goes back to the command centre."""

from django.db.models import Q

from mahua.calls import deadlines, facts, states, wording
from mahua.calls.models import Call, Response
from mahua.calls.models.pause import reckon_by
from mahua.kernel.errors import Refused
from mahua.ledger.recording import Entry, record, verb
from mahua.organisations.ceasing import ends_with_organisation


@verb
def take_back(call, *, by, at):
    """By hand, what lay with a body dissolved before; into the queue, its solution clock going on."""
    body = call.lead
    if body is None or not body.dissolved_on:
        raise Refused(wording.LEAD_STANDS)
    record(_back_to_queue(call, body, by=by, at=at), organisation=body, by=by, at=at)


@ends_with_organisation
def take_back_all(organisation, *, on, around):
    """Everything the dissolved body was asked and had not answered: as lead, as co-unit, as one of several."""
    entries = []
    for call in _in_hand_of(organisation):
        own = list(call.responses.unanswered().filter(organisation=organisation))
        if call.lead_id == organisation.pk or _was_last_candidate(call, own):
            said = _back_to_queue(call, organisation, by=around["by"], at=around["at"])
        else:
            said = _without(call, own, by=around["by"], at=around["at"])
        entries.append(Entry(fact=said, organisation=organisation, occurred_on=on, **around))
    return entries


def _in_hand_of(organisation):
    asked = Response.objects.unanswered().filter(organisation=organisation)
    leads = Q(lead=organisation, state__in=states.WITH_UNIT)
    return Call.objects.filter(leads | Q(pk__in=asked.values("call"))).order_by("pk").select_for_update()


def _was_last_candidate(call, own):
    if call.lead_id or Response.Role.CANDIDATE not in {part.role for part in own}:
        return False
    others = call.responses.unanswered().filter(role=Response.Role.CANDIDATE)
    return not others.exclude(pk__in=[part.pk for part in own]).exists()


def _back_to_queue(call, body, *, by, at):
    """The clock of the centre's queue and nobody asked; returns the fact to be recorded."""
    call.move(
        "take_back", lead=None, owner_named=False, accepted_at=None, contacted_at=None, accept_due_at=None,
        contact_due_at=None,
    )  # fmt: skip
    call.pauses.filter(until_at=None).update(until_at=at)
    reckon_by(deadlines.DISTRICT_HOURS, call=call)
    call.responses.unanswered().update(state=Response.State.LIFTED)
    heirs = "、".join(body.successions.order_by("pk").values_list("successor__name", flat=True))
    words = wording.TAKEN_BACK.format(name=body.name) + (wording.CONTINUED_BY.format(names=heirs) if heirs else "")
    call.note("dispatched", by=by, at=at, words=words)
    return facts.CallTakenBack(call=call.code)


def _without(call, own, *, by, at):
    """One of those asked is asked no more; the others go on. Returns the fact to be recorded."""
    Response.objects.filter(pk__in=[part.pk for part in own]).update(state=Response.State.LIFTED)
    call.note("dispatched", by=by, at=at, words=wording.ASKED_NO_MORE.format(name=own[0].organisation.name))
    return facts.CallDispatchUndone(call=call.code)
