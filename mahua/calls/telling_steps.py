"""Who hears what of a step: the bodies asked that something is with them, the callers what became of theirs.

Told by a reaction to the fact, once a call, step and round; a title says number and step, never what the call is about.
"""

from mahua.access.roles import COMMUNITY_CLERK, DISPATCHER, STREET_CLERK, UNIT_RESPONDER
from mahua.calls import wording
from mahua.calls.models import Call
from mahua.calls.telling_overdue import AT_ONCE
from mahua.kernel.tree_paths import WIDTH
from mahua.notices import kinds, telling
from mahua.organisations.models import Organisation

WITH_US = kinds.kind("calls.with_us", "呼叫派到本单位")
OF_OURS = kinds.kind("calls.of_ours", "我们呼的有进展")
BACK = kinds.kind("calls.back", "呼叫退回指挥中心")
ANSWERING, CALLING = (UNIT_RESPONDER, STREET_CLERK), (COMMUNITY_CLERK, STREET_CLERK, UNIT_RESPONDER)
TO_ANSWER = ("call.dispatched", "call.reopened")
TO_CENTRE = ("call.returned", "call.taken_back")
TO_CALLER = ("call.merged", "call.unmerged", "call.called_back", "call.closed", "call.excluded")


def tell_step(fact):
    """Tell whoever the step concerns; nobody twice, however often the ledger is read."""
    call = Call.objects.select_related("caller", "lead", "merged_into").filter(code=fact.data["call"]).first()
    if call is None:
        return
    into = call.merged_into.number if call.merged_into else ""
    title = wording.STEPS_TOLD[fact.kind].format(number=call.number, into=into)
    said = {"at": fact.recorded_at, "about": call.code, "occasion": f"{fact.kind}-{fact.position}"}
    for kind, body, roles in _hearers(fact, call):
        telling.tell(kind, title, body=body, roles=roles, urgent=_is_urgent(kind, call), **said)


def _hearers(fact, call):
    """(kind of notice, body, roles) of everybody this step concerns."""
    if fact.kind in TO_ANSWER:
        parts = call.responses.unanswered().select_related("organisation")
        return [(WITH_US, part.organisation, ANSWERING) for part in parts]
    if fact.kind in TO_CENTRE:
        return [(BACK, Organisation.objects.filter(path=call.path[:WIDTH]).first(), (DISPATCHER,))]
    return [(OF_OURS, call.caller, CALLING)]


def _is_urgent(kind, call):
    """What is new and urgent is told at any hour; how things went can wait for the morning."""
    return kind == WITH_US and call.urgency in AT_ONCE
