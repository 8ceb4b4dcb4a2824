"""Who hears that a clock ran out: the body asked, later its leader, later the command centre."""

from mahua.access.roles import DISPATCHER, STREET_CLERK, UNIT_LEADER, UNIT_RESPONDER
from mahua.calls import wording
from mahua.calls.naming import call_label
from mahua.kernel.tree_paths import WIDTH
from mahua.notices import kinds, telling
from mahua.organisations.models import Organisation

OVERDUE = kinds.kind("calls.overdue", "办理时限已过")
AT_ONCE = ("critical", "urgent")
ROLES = {"responder": (UNIT_RESPONDER, STREET_CLERK), "unit_leader": (UNIT_LEADER,)}


def tell_overdue(call, *, clock, hears, at):
    """Tell whoever is meant by this step; the urgent ones at once, at any hour."""
    roles = ROLES.get(hears, ())
    bodies = _asked(call) if roles else []
    if not bodies:  # nobody was asked yet, or the chain has come to the centre
        bodies, roles = [Organisation.objects.filter(path=call.path[:WIDTH]).first()], (DISPATCHER,)
    title = wording.OVERDUE_TOLD.format(label=call_label(), number=call.number, clock=wording.CLOCKS[clock])
    for body in bodies:
        telling.tell(
            OVERDUE, title, at=at, body=body, roles=roles, about=call.code, occasion=f"{clock}-{call.round}-{hears}",
            urgent=call.urgency in AT_ONCE,
        )  # fmt: skip


def _asked(call):
    """The bodies in charge: the lead, or the candidates of whom none has accepted; a street that has still to look at it."""
    if call.state == call.State.RAISED:
        street = Organisation.objects.filter(path=call.path[: 2 * WIDTH]).first()
        return [street] if street else []
    parts = call.responses.unanswered().exclude(role="co").select_related("organisation")
    return [part.organisation for part in parts]
