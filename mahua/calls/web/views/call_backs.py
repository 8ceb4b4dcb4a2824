"""回访: what waits to be asked about, and what the requester said. A third party sits here, never the body called."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.locks import may, may_on
from mahua.calls import wording
from mahua.calls.models import Call, CallBack
from mahua.calls.web.forms.call_backs import CallBackForm
from mahua.ui.pages import page, paginate


@may("calls.call_back")
def index(request):
    waiting = Call.objects.visible_to(request.user).to_call_back().with_bodies()
    return page(request, "calls/call_backs.html", {"page": paginate(request, waiting)}, part="table")


@may_on(Call, "calls.call_back")
def edit(request, call):
    form = CallBackForm(request.POST or None)
    if form.is_valid():
        around = {"by": request.user, "at": timezone.now()}
        if form.was_reached:
            CallBack.reach(call, **form.said, **around)
        else:
            CallBack.miss(call, words=form.cleaned_data["words"], **around)
        messages.success(request, wording.CALLED_BACK if form.was_reached else wording.MISSED)
        return redirect("calls:call_backs")
    context = {
        "call": call,
        "form": form,
        "requester": call.requester_kept(),
        "answers": call.responses.exclude(answer="").for_list(),
        "attempts": call.call_backs.filter(round=call.round, valid=False).count(),
    }
    return page(request, "calls/call_back.html", context, part="form", status=422 if form.is_bound else 200)
