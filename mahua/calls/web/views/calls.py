"""The list of calls, and one call with its clock, its history and what this person may do about it."""

from django.utils import timezone

from mahua.access.locks import may
from mahua.calls.permissions import knows_the_caller
from mahua.calls.web.clock_strip import strip_of
from mahua.calls.web.filters import CallFilter
from mahua.calls.web.panels import callers, centre, enclosures, panels_for, units, visits  # noqa: F401 (each file offers its panels)
from mahua.calls.web.seen import on_call_seen_or_left_behind
from mahua.ui.pages import page, paginate


@may("calls.see_calls")
def index(request):
    now = timezone.now()
    chosen = CallFilter(request.GET, user=request.user, at=now)
    calls = paginate(request, chosen.calls().in_leaves())
    context = {"filter": chosen, "page": calls, "rows": [(call, call.is_overdue(now)) for call in calls]}
    return page(request, "calls/index.html", context, part="table")


@on_call_seen_or_left_behind
def show(request, call):
    now = timezone.now()
    steps = call.steps.order_by("at", "pk")
    panels, beside = panels_for(request, call, now=now)
    context = {
        "call": call,
        "strip": strip_of(call, now=now),
        "overdue": call.is_overdue(now),
        "steps": steps if knows_the_caller(request.user, call) else steps.filter(shown_to="all"),
        "responses": call.asked,
        "panels": panels,
        "beside": beside,
    }
    return page(request, "calls/show.html", context, part="call")
