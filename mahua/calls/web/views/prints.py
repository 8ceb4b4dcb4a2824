"""呼件单: one call on paper, as far as the reader sees it."""

from django.utils import timezone

from mahua.calls.permissions import knows_the_caller
from mahua.calls.web.clock_strip import strip_of
from mahua.calls.web.seen import on_call_seen
from mahua.ui.pages import page


@on_call_seen
def sheet(request, call):
    now = timezone.now()
    steps = call.steps.order_by("at", "pk")
    context = {
        "call": call,
        "now": now,
        "strip": strip_of(call, now=now),
        "overdue": call.is_overdue(now),
        "steps": steps if knows_the_caller(request.user, call) else steps.filter(shown_to="all"),
        "responses": call.responses.for_list(),
    }
    return page(request, "calls/print.html", context)
