"""For the command centre: whom to ask, whom to hurry, and what else it orders about a call."""

from mahua.calls.dispatching import offers
from mahua.calls.models import Enclosure, Topic
from mahua.calls.models.call import BOUNCES_BEFORE_OWNER
from mahua.calls.web.forms.commands import DiversionForm, MergeForm, PartsForm, RefusalForm, UrgingForm
from mahua.calls.web.forms.dispatch import DispatchForm, names_of_bodies
from mahua.calls.web.panels import panel, panel_beside


@panel
def to_dispatch(request, call, *, now):
    """The queue's one question: whose is it."""
    if not call.may("dispatch") or not request.user.has_perm("calls.dispatch_call", call):
        return None
    if call.is_held_by_other(request.user, now):
        return "calls/panels/held.html", {}
    context = {
        "offers": offers([call])[call.pk],
        "same": getattr(getattr(call, "suggestion", None), "same", None),
        "withheld": Enclosure.objects.of(call).withheld().count() if call.has_enclosures else 0,
        "form": DispatchForm(),
        "bodies": names_of_bodies(),
        "names_owner": call.bounces >= BOUNCES_BEFORE_OWNER,
    }
    return "calls/panels/dispatch.html", context


@panel_beside
def to_undo(request, call, *, now):
    """Sent, and nobody has accepted: it may be taken back."""
    if not call.may("undo_dispatch") or not request.user.has_perm("calls.dispatch_call", call):
        return None
    return "calls/panels/undo.html", {}


@panel
def to_take_back(request, call, *, now):
    """It lies with a body that is no more."""
    stands = call.lead is None or not call.lead.dissolved_on
    if stands or not call.may("take_back") or not request.user.has_perm("calls.dispatch_call", call):
        return None
    return "calls/panels/taken_back.html", {}


@panel
def gathering(request, call, *, now):
    """一呼多应: who has accepted, who has answered."""
    if not call.has_parts:
        return None
    parts = list(call.parts.select_related("lead").order_by("pk"))
    accepted = sum(part.accepted_at is not None for part in parts)
    answered = sum(part.answered_at is not None for part in parts)
    rows = [(part, part.is_overdue(now)) for part in parts]
    return "calls/panels/gathering.html", {"rows": rows, "accepted": accepted, "answered": answered}


@panel
def extension_asked(request, call, *, now):
    """The body in charge asks for more time; the centre says yes or no."""
    if not call.is_with_unit or not request.user.has_perm("calls.dispatch_call", call):
        return None
    asked = getattr(call, "extension", None)
    if asked is None or not asked.is_waiting:
        return None
    return "calls/panels/extension.html", {"extension": asked, "form": RefusalForm()}


@panel_beside
def orders(request, call, *, now):
    """Urge, lift a co-unit, merge, split, divert, ask for exclusion: what the state of the call allows."""
    if not request.user.has_perm("calls.dispatch_call", call) or not (call.is_open or call.may("unmerge")):
        return None
    free = not call.is_held_by_other(request.user, now)
    context = {
        "held": not free,
        "urging": UrgingForm() if call.is_with_unit and call.lead else None,
        "co_units": [part for part in call.asked if part.is_awaited_co] if call.is_with_unit else (),
        "merge": MergeForm(user=request.user) if free and call.may("merge") else None,
        "parts": PartsForm() if free and call.may("split") else None,
        "diversion": DiversionForm() if free and call.may("divert") else None,
        "may_unmerge": free and call.may("unmerge"),
        "may_exclude": call.may("exclude"),
    }
    return "calls/panels/orders.html", context


@panel_beside
def in_topic(request, call, *, now):
    """Many call about this: shown to everybody who sees the call."""
    if not call.has_topics:
        return None
    topic = Topic.objects.filter(calls=call).order_by("-month", "-pk").first()
    return "calls/panels/topic.html", {"topic": topic, "opens": request.user.has_perm("calls.dispatch_call", topic)}
