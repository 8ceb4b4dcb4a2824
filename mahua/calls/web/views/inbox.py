"""What a body has to do: to accept, in hand by the clock, and on the spot."""

from django.utils import timezone

from mahua.access.locks import may
from mahua.calls.inbox import inbox_of
from mahua.ui.pages import page


@may("calls.answer_call")
def index(request):
    return page(request, "calls/inbox.html", {"inbox": inbox_of(request.user, at=timezone.now())}, part="inbox")
