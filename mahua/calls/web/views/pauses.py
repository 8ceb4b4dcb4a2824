from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.calls import wording
from mahua.calls.models import Call, Pause
from mahua.calls.web.forms.responses import PauseForm
from mahua.ui.pages import page


@may_on(Call, "calls.lead_call")
def create(request, call):
    form = PauseForm(request.POST or None)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("reason", "consent", "words")}
        Pause.begin(call, **said, cap_at=form.cap_at, by=request.user, at=timezone.now())
        messages.success(request, wording.PAUSED)
        return redirect(call)
    context = {"call": call, "form": form}
    return page(request, "calls/pause.html", context, part="form", status=422 if form.is_bound else 200)


@require_POST
@may_on(Call, "calls.lead_call")
def end(request, call):
    pause = get_object_or_404(Pause.objects.select_related("call"), call=call, until_at=None)
    pause.end(by=request.user, at=timezone.now())
    messages.success(request, wording.RESUMED)
    return redirect(call)
