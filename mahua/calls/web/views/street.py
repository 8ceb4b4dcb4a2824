"""The street's board."""

from django.utils import timezone

from mahua.access.locks import may
from mahua.calls import street_board
from mahua.calls.web.forms.street import StreetFilter
from mahua.ui.pages import page, paginate

SHOWN = 50


@may("calls.triage_call")
def index(request):
    now = timezone.now()
    chosen = StreetFilter(request.GET, user=request.user)
    leaf = paginate(request, street_board.under_way(request.user, community=chosen.community_chosen))
    context = {
        "filter": chosen,
        "to_sort": [(call, call.is_overdue(now)) for call in street_board.to_sort(request.user)[:SHOWN]],
        "to_rate": street_board.to_rate(request.user)[:SHOWN],
        "page": leaf,
        "rows": [(call, call.is_overdue(now)) for call in leaf],
    }
    return page(request, "calls/street.html", context, part="table")
