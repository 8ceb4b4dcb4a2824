"""申诉复核: a second person agrees or not; what waits for one stands in a list."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.locks import may, may_on
from mahua.calls.models import Objection
from mahua.calls.permissions import is_second
from mahua.calls.web.centre_pages import centre_page
from mahua.calls.web.forms.commands import DecisionForm
from mahua.calls.wording import centre as words
from mahua.ui.pages import page, paginate


@may("calls.dispatch_call")
def index(request):
    leaf = paginate(request, Objection.objects.visible_to(request.user).waiting().for_list())
    rows = [(objection, is_second(request.user, objection)) for objection in leaf]
    return centre_page(request, "calls/objections.html", {"page": leaf, "rows": rows}, tab="objections")


@may_on(Objection, "calls.decide_objection")
def decide(request, objection):
    form = DecisionForm(request.POST or None)
    if form.is_valid():
        objection.decide(**form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, words.DECIDED)
        return redirect("calls:objections")
    context = {"objection": objection, "call": objection.call, "form": form}
    return page(request, "calls/objection_decision.html", context, status=422 if form.is_bound else 200)
