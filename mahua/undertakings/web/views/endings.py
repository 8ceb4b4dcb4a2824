"""How an undertaking ends: with a result, or no longer to be done."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.locks import may_on
from mahua.undertakings import wording
from mahua.undertakings.models import Undertaking
from mahua.undertakings.web.forms.endings import DropForm, ResultForm
from mahua.undertakings.web.forms_page import form_page


@may_on(Undertaking, "undertakings.end")
def end(request, undertaking):
    undertaking.refuse_closed()
    form = ResultForm(request.POST or None)
    if not form.is_valid():
        return form_page(request, undertaking, form, heading=wording.END, button="结束", hint=wording.END_HINT)
    undertaking.end(**form.cleaned_data, by=request.user, at=timezone.now())
    messages.success(request, wording.ENDED.format(result=undertaking.get_result_display()))
    return redirect(undertaking)


@may_on(Undertaking, "undertakings.drop")
def drop(request, undertaking):
    undertaking.refuse_closed()
    form = DropForm(request.POST or None)
    if not form.is_valid():
        return form_page(request, undertaking, form, heading=wording.DROP, button="不再办理", hint=wording.DROP_HINT)
    undertaking.drop(**form.cleaned_data, by=request.user, at=timezone.now())
    messages.success(request, wording.DROPPED)
    return redirect(undertaking)
