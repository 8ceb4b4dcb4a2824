"""What a body has to do: to accept, in hand by the clock, and on the spot."""

from django.utils import timezone

from mahua.access.locks import may
from mahua.calls.inbox import inbox_of
from mahua.calls.left_behind import LISTED, parts_over
from mahua.ui.pages import page


@may("calls.answer_call")
def index(request):
    over = parts_over(request.user)[:LISTED]
    context = {"inbox": inbox_of(request.user, at=timezone.now()), "over": over}
    return page(request, "calls/inbox.html", context, part="inbox")
