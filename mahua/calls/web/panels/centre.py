"""For the command centre: whom to ask."""

from mahua.calls.dispatching import offers
from mahua.calls.models.call import BOUNCES_BEFORE_OWNER
from mahua.calls.web.forms.dispatch import DispatchForm, bodies
from mahua.calls.web.panels import panel


@panel
def to_dispatch(request, call, *, now):
    """The queue's one question: whose is it."""
    if not call.may("dispatch") or not request.user.has_perm("calls.dispatch_call", call):
        return None
    if call.is_held_by_other(request.user, now):
        return "calls/panels/held.html", {}
    context = {
        "offers": offers([call])[call.pk],
        "form": DispatchForm(),
        "bodies": bodies(),
        "names_owner": call.bounces >= BOUNCES_BEFORE_OWNER,
    }
    return "calls/panels/dispatch.html", context


@panel
def to_undo(request, call, *, now):
    """Sent, and nobody has accepted: it may be taken back."""
    if not call.may("undo_dispatch") or not request.user.has_perm("calls.dispatch_call", call):
        return None
    return "calls/panels/undo.html", {}
