from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may_on
from mahua.calls import wording
from mahua.calls.models import Call, Dispatch
from mahua.organisations.models import Organisation


@require_POST
@may_on(Call, "calls.dispatch_call")
def lift(request, call, *, unit):
    """A co-unit is asked no more, so that the lead need not wait for it."""
    asked = get_object_or_404(Organisation, code=unit, call_responses__call=call, call_responses__role="co")
    Dispatch.lift_co_unit(call, asked, by=request.user, at=timezone.now())
    messages.success(request, wording.CO_LIFTED.format(name=asked.name))
    return redirect(call)
