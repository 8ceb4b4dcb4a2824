from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from mahua.access.locks import may_on
from mahua.calls import wording
from mahua.calls.models import Call, Objection
from mahua.calls.permissions import leads
from mahua.calls.web.forms.responses import ObjectionForm
from mahua.kernel.codes import new_code
from mahua.ui.pages import page


@may_on(Call, "calls.object")
def create(request, call):
    form = ObjectionForm(request.POST or None)
    if form.is_valid():
        asks = call.lead if leads(request.user, call) else None  # the centre asks for itself
        around = {"organisation": asks, "code": new_code("n"), "by": request.user, "at": timezone.now()}
        Objection.file(call, **form.cleaned_data, **around)
        messages.success(request, wording.OBJECTED)
        return redirect(call)
    context = {"call": call, "form": form}
    return page(request, "calls/objection_new.html", context, part="form", status=422 if form.is_bound else 200)
