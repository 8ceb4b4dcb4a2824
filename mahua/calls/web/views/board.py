"""The dispatcher's board, and what is done with several of its rows at once."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may
from mahua.calls import board
from mahua.calls.dispatching import adopt_many
from mahua.calls.models import Call
from mahua.calls.models.dispatch import send_many
from mahua.calls.web.centre_pages import centre_page
from mahua.calls.web.forms.dispatch import BatchForm, names_of_bodies
from mahua.calls.wording import centre as words
from mahua.ui.pages import paginate


@may("calls.dispatch_call")
def index(request):
    return _board(request, BatchForm())


@may("calls.dispatch_call")
def sent(request):
    """刚派出的: what may still be taken back."""
    leaf = paginate(request, board.just_sent(request.user, at=timezone.now()))
    return centre_page(request, "calls/sent.html", {"page": leaf}, tab="sent")


@require_POST
@may("calls.dispatch_call")
def dispatch(request):
    """批量派单: the ticked rows to the unit typed, or each where its own offer says."""
    form = BatchForm(request.POST)
    if not form.is_valid():
        return _board(request, form, status=422)
    now = timezone.now()
    ticked = Call.objects.visible_to(request.user).with_suggestions().filter(code__in=request.POST.getlist("call"))
    ticked = list(ticked.by_clock())
    if not ticked:
        messages.error(request, words.TICK_FIRST)
        return redirect("calls:board")
    if form.cleaned_data["unit"]:
        refused = send_many(ticked, lead=form.cleaned_data["unit"], by=request.user, at=now)
    else:
        keys = dict(each.split(" ", 1) for each in request.POST.getlist("offer") if " " in each)
        refused = adopt_many(ticked, keys=keys, by=request.user, at=now)
    _say(request, sent=len(ticked) - len(refused), refused=refused)
    return redirect("calls:board")


def _say(request, *, sent, refused):
    if sent:
        messages.success(request, words.DISPATCHED_MANY.format(count=sent))
    for call, no in refused:
        messages.error(request, words.NOT_DISPATCHED.format(number=call.number, words=no))


def _board(request, form, *, status=200):
    now = timezone.now()
    leaf = paginate(request, board.queue(request.user))
    context = {
        "form": form,
        "page": leaf,
        "rows": board.rows(leaf, user=request.user, at=now),
        "standings": board.standings(request.user, at=now),
        "bodies": names_of_bodies(),
        "ticked": request.POST.getlist("call"),
    }
    return centre_page(request, "calls/board.html", context, tab="board", part="queue", status=status)
