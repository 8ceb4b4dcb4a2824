from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.calls import wording
from mahua.calls.models import Call, Extension
from mahua.calls.web.forms.responses import ExtensionForm


@require_POST
@may_on(Call, "calls.lead_call")
def create(request, call):
    form = ExtensionForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    Extension.ask(call, reason=reason, by=request.user, at=timezone.now())
    messages.success(request, wording.EXTENSION_ASKED)
    return redirect(call)
