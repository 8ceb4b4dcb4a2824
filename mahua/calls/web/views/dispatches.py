"""Giving one call to a body, and taking that back."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.calls.dispatching import adopt as adopt_offer
from mahua.calls.models import Call, Dispatch, holding
from mahua.calls.taking_back import take_back as take_it_back
from mahua.calls.web.forms.dispatch import DispatchForm, names_of_bodies
from mahua.calls.wording import centre as words
from mahua.ui.pages import page


@require_POST
@may_on(Call, "calls.dispatch_call")
def hold(request, call):
    holding.hold(call, by=request.user, at=timezone.now())
    messages.success(request, words.HELD.format(minutes=holding.HOLD.seconds // 60))
    return redirect(call)


@require_POST
@may_on(Call, "calls.dispatch_call")
def adopt(request, call):
    """One click: where the offer says that stood on the page."""
    adopt_offer(call, key=request.POST.get("adopt", ""), by=request.user, at=timezone.now())
    messages.success(request, words.DISPATCHED.format(name=call.lead))
    return redirect("calls:board")


@require_POST
@may_on(Call, "calls.dispatch_call")
def create(request, call):
    form = DispatchForm(request.POST)
    if not form.is_valid():
        return page(
            request, "calls/dispatch.html", {"call": call, "form": form, "bodies": names_of_bodies()}, status=422
        )
    Dispatch.send(call, by=request.user, at=timezone.now(), **form.asked)
    names = "、".join(body.name for body in (form.cleaned_data["unit"], *form.cleaned_data["others"]))
    messages.success(request, words.DISPATCHED.format(name=names))
    return redirect("calls:board")


@require_POST
@may_on(Call, "calls.dispatch_call")
def undo(request, call):
    call.dispatches.latest("at").undo(by=request.user, at=timezone.now())
    messages.success(request, words.UNDONE.format(number=call.number))
    return redirect("calls:board")


@require_POST
@may_on(Call, "calls.dispatch_call")
def take_back(request, call):
    """收回重派: what lay with a body that was dissolved."""
    take_it_back(call, by=request.user, at=timezone.now())
    messages.success(request, words.TAKEN_BACK.format(number=call.number))
    return redirect(call)
